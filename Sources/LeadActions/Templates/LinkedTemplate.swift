/// A template linked with its partials, ready to be rendered.
///
/// The variables of all of them are numbered: whoever renders is asked for a value by number, and can find out once
/// beforehand where each comes from. A partial may include itself; a limit stops it if the values never do.
public struct LinkedTemplate: Sendable {
  public let template: MustacheTemplate
  /// The partials that can be reached from the template.
  public let partials: [String: MustacheTemplate]
  /// The variables of template and partials, each path once; a variable's number is its index here.
  public let variables: [TemplateVariable]
  /// The names of partials that are used and were not given, in order; they are rendered as nothing.
  public let missingPartials: [String]

  let program: TemplateProgram

  public init(_ template: MustacheTemplate, partials: [String: MustacheTemplate] = [:]) {
    var linker = TemplateLinker(available: partials)
    linker.link(template)
    self.template = template
    self.partials = linker.reached
    variables = linker.variables
    missingPartials = linker.missing
    program = linker.program
  }

  /// The paths of the variables, in the order of their numbers.
  public var paths: [String] { variables.map(\.path) }

  /// Fills the template with values asked for by their number; those in sections that are not shown are not asked for.
  public func render(
    escaping: TemplateEscaping, limits: TemplateLimits = TemplateLimits(), value: (Int) -> TemplateValue
  ) -> RenderedTemplate {
    var renderer = TemplateRenderer(program, escaping: escaping, limits: limits)
    let stop = renderer.run(value)
    return RenderedTemplate(
      text: renderer.output.text(escaping), missing: renderer.missing.map { program.references[$0].path },
      stoppedBy: stop)
  }

  /// Fills the template from the members of one value.
  public func render(
    object: TemplateValue, escaping: TemplateEscaping, limits: TemplateLimits = TemplateLimits()
  ) -> RenderedTemplate {
    render(escaping: escaping, limits: limits) { object.value(at: variables[$0].parts) }
  }
}

extension LinkedTemplate: Hashable {
  public static func == (one: LinkedTemplate, other: LinkedTemplate) -> Bool {
    one.template == other.template && one.partials == other.partials
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(template)
    hasher.combine(partials)
  }
}

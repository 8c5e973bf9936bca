/// A text in Mustache, its variables resolved to where their values come from.
final class CompiledText: Sendable {
  let template: TemplateName?
  let linked: LinkedTemplate
  let sources: [TemplateSource]
  /// The text itself where it has no tags, so that it needs no rendering.
  let plain: String?

  init(
    _ source: String, of template: TemplateName?, partials: [String: MustacheTemplate], catalog: FieldCatalog
  ) throws(TemplateError) {
    self.template = template
    linked = LinkedTemplate(try MustacheTemplate(source), partials: partials)
    sources = linked.variables.map { variable in
      TemplateSource(
        path: variable.path, catalog: catalog,
        isSection: variable.uses.contains(.section) || variable.uses.contains(.inverted))
    }
    plain = source.contains("{{") ? nil : source
  }
}

/// A message template, parsed once for all the messages that are made from it.
enum CompiledMessage: Sendable {
  case email(subject: CompiledText, text: CompiledText, html: CompiledText?)
  case letter(body: CompiledText)
  case text(body: CompiledText)
}

/// Every text in a rule book that is rendered for a lead, parsed once.
struct CompiledTemplates: Sendable {
  private(set) var messages: [TemplateName: CompiledMessage] = [:]
  /// The texts that stand in actions themselves, such as a task's title, by their source.
  private(set) var inline: [String: CompiledText] = [:]
  let partials: [String: MustacheTemplate]
  let catalog: FieldCatalog

  init(partials: [String: MustacheTemplate] = [:], catalog: FieldCatalog = FieldCatalog()) {
    self.partials = partials
    self.catalog = catalog
  }

  mutating func add(_ template: MessageTemplate) throws(TemplateError) {
    messages[template.name] =
      switch template.content {
      case .email(let subject, let text, let html):
        .email(
          subject: try compile(subject, template.name), text: try compile(text, template.name),
          html: try compile(optional: html, template.name))
      case .letter(let body): .letter(body: try compile(body, template.name))
      case .text(let body): .text(body: try compile(body, template.name))
      }
  }

  mutating func add(inline source: String) throws(TemplateError) {
    if inline[source] == nil { inline[source] = try compile(source, nil) }
  }

  func compile(_ source: String, _ name: TemplateName?) throws(TemplateError) -> CompiledText {
    try CompiledText(source, of: name, partials: partials, catalog: catalog)
  }

  private func compile(optional source: String?, _ name: TemplateName) throws(TemplateError) -> CompiledText? {
    guard let source else { return nil }
    return try compile(source, name)
  }
}

extension ActionContext {
  /// Renders a text in Mustache for the lead as it is now; what has no value is left empty, and noted in the history.
  ///
  /// - Throws: ``NotDoneReason/other(_:)`` where the text is no template.
  public mutating func render(_ source: String) throws(NotDoneReason) -> String {
    if let compiled = templates.inline[source] { return render(compiled, escaping: .none) }
    do {
      return render(try templates.compile(source, nil), escaping: .none)
    } catch {
      throw .other("the text is no template: \(ErrorText(error))")
    }
  }

  mutating func render(_ text: CompiledText, escaping: TemplateEscaping) -> String {
    if let plain = text.plain { return escaping == .singleLine ? plain.onOneLine : plain }
    let rendered = text.linked.render(escaping: escaping) { templateValue(of: text.sources[$0]) }
    if !rendered.missing.isEmpty { noteEmpty(rendered.missing, in: text.template) }
    return rendered.text
  }

  private mutating func noteEmpty(_ paths: [String], in template: TemplateName?) {
    guard let index = emptied.firstIndex(where: { $0.template == template }) else {
      emptied.append(EmptiedVariables(template: template, paths: paths))
      return
    }
    emptied[index].paths += paths.filter { !emptied[index].paths.contains($0) }
  }
}

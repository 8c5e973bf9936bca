/// Finds texts that show a field of an event which the event that they are sent on does not have.
///
/// The steps of a workflow see the event that started it, so that these are judged by all the rules that may do so.
enum EventVariableCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    var texts = EventTexts(book)
    guard texts.areThere else { return }
    for rule in book.rules {
      for (index, action) in rule.rule.actions.enumerated() {
        let lacking = texts.shown(by: action).filter { !$0.isCarried(by: rule.rule.event, book.book) }
        guard !lacking.isEmpty else { continue }
        report.findings.append(
          finding(
            action, lacking, at: rule.place(ofAction: index), "which \(rule.rule.event.title) does not have",
            story: ["\(rule.told) \(action.deed), and \(lacking.paths) \(lacking.count == 1 ? "is" : "are") empty."],
            related: texts.place(of: action.sentTemplate).map { [RelatedPlace($0.text, "shows it")] } ?? []))
      }
    }
    let starts = WorkflowStarts(book)
    for workflow in book.workflows {
      let rules = starts.rules(starting: workflow.workflow.name)
      guard !rules.isEmpty else { continue }
      for (index, step) in workflow.workflow.steps.enumerated() {
        guard case .action(let action) = step.kind else { continue }
        let lacking = texts.shown(by: action).filter { variable in
          !rules.contains { variable.isCarried(by: $0.rule.event, book.book) }
        }
        guard !lacking.isEmpty else { continue }
        report.findings.append(
          finding(
            action, lacking, at: workflow.place(ofStep: index)["do"], "which no event that starts the workflow has",
            story: [], related: rules.map { RelatedPlace($0.place.text, "starts the workflow") }))
      }
    }
  }

  private static func finding(
    _ action: Action, _ lacking: [EventVariable], at place: Place, _ lack: String, story: [String],
    related: [RelatedPlace]
  ) -> Finding {
    let text = action.sentTemplate.map { "The template \($0.inQuotes)" } ?? "The text of the task"
    return Finding(
      .variableOfOtherEvent, at: place.text, "\(text) shows \(lacking.paths), \(lack).",
      why: "It is left empty for every lead, and whoever reads the text misses it.", story: story,
      mend: "Use another text here, or put what speaks of it into a section, {{#\(lacking[0].field)}} … "
        + "{{/\(lacking[0].field)}}, which is left out where it is empty.",
      related: related)
  }
}

/// A field of an event that a text shows to whoever reads it.
private struct EventVariable: Hashable {
  var path: String
  var field: FieldName
  var source: FieldSource

  func isCarried(by event: Event, _ book: RuleBook) -> Bool {
    let carried = FieldView.Carried(event, book)
    return switch source {
    case .event(let property): carried.canHave(property)
    case .customEvent(let name): if case .custom(let names) = carried { names.contains(name) } else { false }
    default: true
    }
  }
}

extension [EventVariable] {
  fileprivate var paths: String { map { "{{\($0.path)}}" }.joined(separator: " and ") }
}

/// What texts show of events, looked up once for each text.
private struct EventTexts {
  private let catalog: FieldCatalog
  private let partials: [String: MustacheTemplate]
  private var byTemplate: [TemplateName: (place: Place, variables: [EventVariable])] = [:]
  private var byText: [String: [EventVariable]] = [:]
  /// Whether any text may name a field of an event.
  private(set) var areThere = false

  init(_ book: CheckedBook) {
    catalog = book.catalog
    partials = book.book.partials.reduce(into: [:]) { $0[$1.key.rawValue] = try? MustacheTemplate($1.value) }
    for (index, template) in book.book.templates.enumerated() where byTemplate[template.name] == nil {
      let texts: [String] =
        switch template.content {
        case .email(let subject, let text, let html): [subject, text] + (html.map { [$0] } ?? [])
        case .letter(let body), .text(let body): [body]
        }
      let variables = texts.flatMap(find).unique
      byTemplate[template.name] = (Place.book["templates"][index, template.name.rawValue], variables)
      areThere = areThere || !variables.isEmpty
    }
    areThere = areThere || book.actions.contains { !$0.action.inlineTexts.isEmpty }
  }

  func place(of template: TemplateName?) -> Place? { template.flatMap { byTemplate[$0]?.place } }

  mutating func shown(by action: Action) -> [EventVariable] {
    var shown = action.sentTemplate.flatMap { byTemplate[$0]?.variables } ?? []
    for text in action.inlineTexts {
      let found = byText[text] ?? find(text)
      byText[text] = found
      shown += found
    }
    return shown.unique
  }

  /// Those that stand outside every section; a section, or one that says what to do without, is left out or shown as
  /// is meant.
  private func find(_ text: String) -> [EventVariable] {
    guard text.contains("{{"), let template = try? MustacheTemplate(text) else { return [] }
    return LinkedTemplate(template, partials: partials).variables.compactMap { variable in
      guard variable.isReadOutsideSections, variable.uses == .printed else { return nil }
      switch TemplateSource(path: variable.path, catalog: catalog, isSection: false) {
      case .field(let source):
        return EventVariable(path: variable.path, field: FieldName(variable.path), source: source)
      case .date(let source, _):
        let field = FieldName(variable.parts.dropLast().joined(separator: "."))
        return EventVariable(path: variable.path, field: field, source: source)
      default: return nil
      }
    }
    .filter {
      switch $0.source {
      case .event, .customEvent: true
      default: false
      }
    }
  }
}

extension [EventVariable] {
  fileprivate var unique: [EventVariable] {
    var seen: Set<EventVariable> = []
    return filter { seen.insert($0).inserted }
  }
}

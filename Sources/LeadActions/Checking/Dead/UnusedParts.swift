/// Parts of a rule book that nothing reaches: workflows, templates, groups, partials and custom events.
///
/// Rules that are switched off count as using what they name, since they may be switched on again.
struct UnusedParts {
  private let book: RuleBook
  private var workflows: Set<WorkflowName> = []
  private var templates: Set<TemplateName> = []
  private var groups: Set<GroupName> = []
  private var events: Set<CustomEventName> = []
  /// Everything that host's own actions say, which may name anything.
  private var texts: Set<String> = []
  /// The names that unknown ones are probably slips for.
  private var meant: Set<String> = []
  private var inlineTexts: [String] = []

  static func check(_ checked: CheckedBook, _ report: inout CheckReport) {
    report.findings += UnusedParts(checked.book).findings
  }

  private init(_ book: RuleBook) {
    self.book = book
    let problems = book.problems(customActions: nil, strategies: [])
    meant = Set(problems.compactMap(\.nearest))
    // A name that nobody knows may be meant for any of them.
    if problems.contains(where: { $0.place.hasSuffix(".workflow") }) { workflows = Set(book.workflows.map(\.name)) }
    if problems.contains(where: { $0.place.hasSuffix(".template") }) { templates = Set(book.templates.map(\.name)) }
    if problems.contains(where: { $0.place.hasSuffix(".group") }) {
      groups = Set(book.groups).union((book.directory ?? .empty).groups.keys)
    }
    for type in book.leadTypes {
      for rule in type.rules {
        if case .custom(let name) = rule.event { events.insert(name) }
        for action in rule.actions { note(action) }
      }
    }
    for workflow in book.workflows {
      for case .action(let action) in workflow.steps.map(\.kind) {
        // What a workflow does to itself starts nothing.
        if case .startWorkflow(let start) = action, start.workflow == workflow.name { continue }
        note(action)
      }
    }
  }

  private mutating func note(_ action: Action) {
    if case .startWorkflow(let start) = action { workflows.insert(start.workflow) }
    if let template = action.sentTemplate { templates.insert(template) }
    if let group = action.group { groups.insert(group) }
    if case .custom(let action) = action { texts.formUnion(action.settings.texts) }
    inlineTexts += action.inlineTexts
  }

  /// Whether a host's action may name it, or a slip was probably meant for it, which is told of by itself.
  private func isNamed(_ name: String) -> Bool { texts.contains(name) || meant.contains(name) }

  private var findings: [Finding] {
    var found: [Finding] = []
    for (index, workflow) in book.workflows.enumerated()
    where !workflows.contains(workflow.name) && !isNamed(workflow.name.rawValue) {
      found.append(
        unused(
          .workflowUnused, Place.book["workflows"][index, workflow.name.rawValue],
          "No rule starts the workflow \(workflow.name.inQuotes)."))
    }
    for (index, template) in book.templates.enumerated()
    where !templates.contains(template.name) && !isNamed(template.name.rawValue) {
      found.append(
        unused(
          .templateUnused, Place.book["templates"][index, template.name.rawValue],
          "No rule and no workflow sends the template \(template.name.inQuotes)."))
    }
    for (name, place) in declaredGroups where !groups.contains(name) && !isNamed(name.rawValue) {
      found.append(unused(.partUnused, place, "No rule and no workflow asks for the group \(name.inQuotes)."))
    }
    let partials = partialsUsed
    for name in book.partials.keys.sorted() where !partials.contains(name) && !isNamed(name.rawValue) {
      found.append(
        unused(
          .partUnused, Place.book["partials"][name.rawValue], "No template includes the partial \(name.inQuotes)."))
    }
    for name in book.customEvents.keys.sorted() where !events.contains(name) {
      found.append(
        unused(
          .partUnused, Place.book["customEvents"][name.rawValue], "No rule acts on the custom event \(name.inQuotes)."))
    }
    return found
  }

  private var declaredGroups: [(GroupName, Place)] {
    let listed = book.groups.enumerated().map { ($1, Place.book["groups"][$0, $1.rawValue]) }
    let directory = (book.directory?.groups ?? [:]).keys.sorted().filter { !book.groups.contains($0) }
    return listed + directory.map { ($0, Place.book["directory"]["groups"][$0.rawValue]) }
  }

  /// The partials that templates and tasks include, and those that such partials include.
  private var partialsUsed: Set<TemplateName> {
    var used: Set<TemplateName> = []
    var open = inlineTexts
    for template in book.templates {
      switch template.content {
      case .email(let subject, let text, let html): open += [subject, text] + (html.map { [$0] } ?? [])
      case .letter(let body), .text(let body): open.append(body)
      }
    }
    while let text = open.popLast() {
      guard text.contains("{{"), let template = try? MustacheTemplate(text) else { continue }
      for name in template.partials.map(TemplateName.init(_:)) where used.insert(name).inserted {
        if let partial = book.partials[name] { open.append(partial) }
      }
    }
    return used
  }

  private func unused(_ code: FindingCode, _ place: Place, _ message: String) -> Finding {
    Finding(
      code, .information, at: place.text, message,
      why: "It is either forgotten where it should be used, or not needed any more.",
      mend: "Use it, or take it out.")
  }
}

extension PlainValue {
  /// Every text in the value.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let values): values.flatMap(\.texts)
    case .object(let members): members.values.flatMap(\.texts)
    case .null, .flag, .number: []
    }
  }
}

extension FindingCode {
  static let workflowUnused = Self(rawValue: "LA306")
  static let templateUnused = Self(rawValue: "LA307")
  static let partUnused = Self(rawValue: "LA308")
}

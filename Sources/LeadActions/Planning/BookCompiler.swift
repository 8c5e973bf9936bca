/// Compiles a rule book, and collects what only its performers can object to.
///
/// What does not hold together in the book itself, templates that cannot be parsed among it, is left out here: the
/// book's own validation reports it.
struct BookCompiler {
  private let book: RuleBook
  private let performers: ActionPerformers
  private let catalog: FieldCatalog
  private var found = ProblemList()
  private(set) var templates: CompiledTemplates
  private(set) var types: [LeadTypeName: CompiledLeadType] = [:]
  private(set) var workflows: [WorkflowName: CompiledWorkflow] = [:]

  var problems: [InputProblem] { found.problems }

  init(_ book: RuleBook, performers: ActionPerformers) {
    self.book = book
    self.performers = performers
    catalog = book.fieldCatalog
    templates = CompiledTemplates(catalog: catalog)
  }

  mutating func compile() {
    compileTemplates()
    for (index, group) in book.leadGroups.enumerated() {
      let types = Place.book["leadGroups"][index, group.name.rawValue]["types"]
      for (index, type) in group.types.enumerated() {
        compile(type, in: group.name, at: types[index, type.name.rawValue])
      }
    }
    for (index, workflow) in book.workflows.enumerated() {
      compile(workflow, at: Place.book["workflows"][index, workflow.name.rawValue])
    }
  }

  private mutating func compileTemplates() {
    var partials: [String: MustacheTemplate] = [:]
    for (name, source) in book.partials.sorted(by: { $0.key < $1.key }) {
      partials[name.rawValue] = try? MustacheTemplate(source)
    }
    templates = CompiledTemplates(partials: partials, catalog: catalog)
    for template in book.templates { try? templates.add(template) }
  }

  private mutating func compile(_ type: LeadType, in group: LeadGroupName, at place: Place) {
    var code = ConditionCode()
    var rules: [Event: [(CompiledRule, Int32?)]] = [:]
    var disabled: [Event: [RuleID]] = [:]
    for (index, rule) in type.rules.enumerated() {
      let place = place["rules"][index, rule.id.rawValue]["do"]
      let actions = rule.actions.enumerated().compactMap { bind($1, index: $0, at: place[$0]) }
      if rule.isEnabled {
        let compiled = CompiledRule(id: rule.id, actions: actions)
        rules[rule.event, default: []].append((compiled, code.add(rule.condition, catalog: catalog)))
      } else {
        disabled[rule.event, default: []].append(rule.id)
      }
    }
    let byKind = EventKind.allCases.map { kind in
      let event = Event(kind) ?? .received
      return EventRules(event, rules[event] ?? [], disabled: disabled[event] ?? [])
    }
    var byEvent: [Event: EventRules] = [:]
    for event in Set(rules.keys).union(disabled.keys) where event.kind == nil || event.period != nil {
      byEvent[event] = EventRules(event, rules[event] ?? [], disabled: disabled[event] ?? [])
    }
    types[type.name] = CompiledLeadType(
      type, group: group, fields: book.fields, code: code, byKind: byKind, byEvent: byEvent)
  }

  private mutating func compile(_ workflow: LeadWorkflow, at place: Place) {
    var code = ConditionCode()
    var steps: [CompiledWorkflow.Step] = []
    for (index, step) in workflow.steps.enumerated() {
      let entry = code.add(step.condition, catalog: catalog)
      switch step.kind {
      case .wait(let period): steps.append(.init(kind: .wait(period), entry: entry))
      case .action(let action):
        let place = place["steps"][index]["do"]
        if let bound = bind(action, index: index, at: place) { steps.append(.init(kind: .action(bound), entry: entry)) }
      }
    }
    workflows[workflow.name] = CompiledWorkflow(name: workflow.name, code: code, steps: steps)
  }

  private mutating func bind(_ action: Action, index: Int, at place: Place) -> CompiledAction? {
    for text in action.inlineTexts { try? templates.add(inline: text) }
    do throws(BindingError) {
      return CompiledAction(index: index, name: action.name, bound: try performers.bind(action))
    } catch .noPerformer where !Action.standardNames.contains(action.name) {
      return nil
    } catch {
      report(error, at: place[action.name.rawValue])
      return nil
    }
  }

  private mutating func report(_ error: BindingError, at place: Place) {
    switch error {
    case .noPerformer(let name):
      found.add(
        "There is no performer for action \(name.inQuotes).",
        mend: "Add one to the performers, or correct the action's name.", at: place)
    case .settings(let name, let text):
      found.add(
        "The settings of action \(name.inQuotes) cannot be read: \(text).",
        mend: "Give the settings that its performer expects.", at: place)
    }
  }
}

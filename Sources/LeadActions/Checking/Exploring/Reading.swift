/// Something that an action reads of a lead and cannot do without.
struct Reading: Hashable, Sendable {
  enum Manner: Hashable, Sendable {
    /// The action is for whoever it is.
    case target
    /// A text shows it.
    case text(TemplateName?)
  }

  /// The user, status, progress, partner, workflow or type.
  var source: FieldSource
  var manner: Manner
  /// The number of the action in its rule.
  var action: Int
}

/// What texts show of what rules set, looked up once for each text.
struct TextReadings {
  private let book: RuleBook
  private let catalog: FieldCatalog
  private var byTemplate: [TemplateName: [FieldSource]] = [:]
  private var bySource: [String: [FieldSource]] = [:]

  init(_ explored: ExploredBook) {
    book = explored.book
    catalog = explored.catalog
    for template in book.templates {
      var texts: [String]
      switch template.content {
      case .email(let subject, let text, let html): texts = [subject, text] + (html.map { [$0] } ?? [])
      case .letter(let body), .text(let body): texts = [body]
      }
      byTemplate[template.name] = texts.flatMap { find($0) }.unique
    }
  }

  /// What the actions of a rule read that other rules set, each by its first reading.
  mutating func readings(of rule: ExploredRule) -> [Reading] {
    var found: [Reading] = []
    for (index, action) in rule.actions.enumerated() {
      if action.isForAssignedUser { found.append(Reading(source: .lead(.user), manner: .target, action: index)) }
      if case .contactPartner = action {
        found.append(Reading(source: .lead(.partner), manner: .target, action: index))
      }
      if let template = action.sentTemplate {
        for source in byTemplate[template] ?? [] {
          found.append(Reading(source: source, manner: .text(template), action: index))
        }
      }
      for text in action.inlineTexts {
        let sources = bySource[text] ?? find(text)
        bySource[text] = sources
        for source in sources { found.append(Reading(source: source, manner: .text(nil), action: index)) }
      }
    }
    return found
  }

  /// The fields that a text shows, its partials' included; what stands in a section of its own asks first.
  private func find(_ text: String) -> [FieldSource] {
    var found: [FieldSource] = []
    var guarded: Set<FieldSource> = []
    var open = [text]
    var seen: Set<String> = []
    while let next = open.popLast() {
      guard let template = try? MustacheTemplate(next) else { continue }
      for variable in template.variables {
        guard let source = source(of: variable) else { continue }
        if variable.uses.contains(.section) || variable.uses.contains(.inverted) { guarded.insert(source) }
        if variable.uses.contains(.printed) { found.append(source) }
      }
      for name in template.partials where seen.insert(name).inserted {
        if let partial = book.partials[TemplateName(name)] { open.append(partial) }
      }
    }
    return found.filter { !guarded.contains($0) }.unique
  }

  private func source(of variable: TemplateVariable) -> FieldSource? {
    switch variable.parts.first {
    case "user"?: return .lead(.user)
    case "partner"?: return .lead(.partner)
    default: break
    }
    guard let (source, _) = catalog.find(FieldName(variable.path)) else { return nil }
    switch source {
    case .lead(.status), .lead(.progress), .lead(.leadType), .record(.workflow): return source
    case .record(.leadGroup): return .lead(.leadType)
    default: return nil
    }
  }
}

extension Action {
  /// Who an action is for, where it is for a user.
  var userTarget: UserTarget? {
    switch self {
    case .appointment(let it): it.to
    case .contactUser(let it): it.to
    case .form(let it): it.to
    case .journey(let it): it.to
    case .notifyUserByEmail(let it): it.to
    case .notifyUserByText(let it): it.to
    case .taskUser(let it): it.to
    default: nil
    }
  }

  var isForAssignedUser: Bool { userTarget == .assigned }

  /// The template that it sends.
  var sentTemplate: TemplateName? {
    switch self {
    case .contactCustomer(let it): it.template
    case .contactPartner(let it): it.template
    case .contactUser(let it): it.template
    default: nil
    }
  }
}

extension [FieldSource] {
  fileprivate var unique: [FieldSource] {
    var seen: Set<FieldSource> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Dead: rules that never act, and parts of a book that nothing reaches.
struct DeadWatch {
  let explored: ExploredBook
  let checked: CheckedBook
  /// The rules that act in some course.
  private var acting: Set<ObjectIdentifier> = []
  /// What kept a rule from acting, told by a course in which its event came.
  private var came: [ObjectIdentifier: Course] = [:]
  private var cameAt: [ObjectIdentifier: Int] = [:]
  /// For rules whose event belongs to a lead that had become another type by then.
  private var left: [ObjectIdentifier: LeftBehind] = [:]
  private var open: [ObjectIdentifier: [Int]] = [:]
  private var notExplored: Set<Int> = []
  private var checksLeft = 100_000
  /// Whether every rule was asked for in every course.
  var isWhole: Bool { checksLeft > 0 }

  private struct LeftBehind {
    var course: Course
    var run: Int
  }

  init(_ explored: ExploredBook, _ checked: CheckedBook) {
    self.explored = explored
    self.checked = checked
    repetitions = Self.repetitions(in: explored)
  }

  /// A type whose courses were not all followed: nothing is certain of its rules then.
  mutating func leaveOut(_ type: ExploredType) { notExplored.insert(type.number) }

  mutating func look(at course: Course) {
    for (index, run) in course.runs.enumerated() {
      switch run.item {
      case .event(let raised):
        guard let event = explored.types[run.type].events[raised.event] else { continue }
        look(at: event.rules, ObjectIdentifier(event), index, course)
      case .workflow(let running, _, _):
        guard let workflow = explored.workflows[running.name] else { continue }
        look(at: workflow.steps, ObjectIdentifier(workflow), index, course)
      }
    }
    noteLeftBehind(course)
  }

  private mutating func look(at rules: [ExploredRule], _ key: ObjectIdentifier, _ run: Int, _ course: Course) {
    let numbers = open[key] ?? rules.indices.filter { !rules[$0].isStep || rules[$0].condition != nil }
    if numbers.isEmpty { return }
    let steps = course.runs[run].steps
    open[key] = numbers.filter { number in
      if rules[number].isStep, !steps.contains(number) { return true }
      return !acts(rules[number], number, run, course)
    }
  }

  private mutating func acts(_ rule: ExploredRule, _ number: Int, _ run: Int, _ course: Course) -> Bool {
    let key = ObjectIdentifier(rule)
    guard case .some(let assumption) = explored.assumption(of: rule, number, run: run, in: course) else {
      note(key, run, course)
      return false
    }
    checksLeft -= 1
    guard checksLeft > 0 else { return true }
    guard course.canHold(assumption.map { [$0] } ?? [], explored.catalog) else {
      note(key, run, course)
      return false
    }
    acting.insert(key)
    return true
  }

  private mutating func note(_ key: ObjectIdentifier, _ run: Int, _ course: Course) {
    guard came[key] == nil else { return }
    came[key] = course
    cameAt[key] = run
  }

  /// The rules of the first type on the occurrence's own events that ran as another type's.
  private mutating func noteLeftBehind(_ course: Course) {
    guard course.writes.contains(where: { $0.source == .lead(.leadType) }) else { return }
    for (index, run) in course.runs.enumerated() where run.type != course.firstType {
      guard let event = run.event, run.cause == nil else { continue }
      for rule in explored.types[course.firstType].events[event]?.rules ?? [] where left[ObjectIdentifier(rule)] == nil
      {
        left[ObjectIdentifier(rule)] = LeftBehind(course: course, run: index)
      }
    }
  }

  // MARK: Findings

  /// The rules that repeat another.
  var repeated: Set<ObjectIdentifier> { Set(repetitions.map { ObjectIdentifier($0.rule) }) }
  private let repetitions: [Repetition]

  var findings: [Finding] {
    var found: [Finding] = []
    for type in explored.types {
      for event in type.events.keys.sorted(by: { "\($0)" < "\($1)" }) {
        for rule in type.events[event]?.rules ?? [] {
          if let finding = finding(of: rule, on: event, type) { found.append(finding) }
        }
      }
    }
    for name in explored.book.workflows.map(\.name) {
      for step in explored.workflows[name]?.steps ?? [] {
        if let finding = finding(of: step) { found.append(finding) }
      }
    }
    return found + repetitions.map { finding(of: $0) }
  }

  private func finding(of rule: ExploredRule, on event: Event, _ type: ExploredType) -> Finding? {
    if let finding = neverComes(rule, on: event, type) { return finding }
    let key = ObjectIdentifier(rule)
    if !acting.contains(key), let condition = rule.condition {
      let ofEvent = Knowledge.ofEvent(event, in: type.settings, explored.book, start: type.start)
      if condition.judged(with: ofEvent, explored.catalog) == .never, !hasProblems(rule.conditionPlace) {
        return contradiction(rule, condition, on: event, type)
      }
    }
    guard !acting.contains(key), notExplored.isEmpty, checksLeft > 0 else { return nil }
    if came[key] == nil, let left = left[key] { return leftBehind(rule, left, type) }
    if let course = came[key], let run = cameAt[key], !hasProblems(rule.conditionPlace) {
      return tooLate(rule, course, run)
    }
    return nil
  }

  private func finding(of step: ExploredRule) -> Finding? {
    let key = ObjectIdentifier(step)
    guard let condition = step.condition, !acting.contains(key), !hasProblems(step.conditionPlace) else { return nil }
    if condition.judged(with: Knowledge().atAnyChange, explored.catalog) == .never {
      return contradiction(step, condition)
    }
    guard notExplored.isEmpty, checksLeft > 0, let course = came[key], let run = cameAt[key] else { return nil }
    return tooLate(step, course, run)
  }

  // MARK: Events that never come

  /// An event that a lead of the type cannot have by its referral method.
  private func neverComes(_ rule: ExploredRule, on event: Event, _ type: ExploredType) -> Finding? {
    let method = type.settings.referralMethod
    let mend: String
    switch event {
    case .receivedReferred where method != .deliverImmediately:
      mend = "Take the rule out, or set the referral method to deliverImmediately."
    case .referred, .returnStarted, .returnDeclined, .returnAccepted:
      guard method == .none, !canBeReferred(type) else { return nil }
      mend = "Take the rule out, or give the lead type a referral method."
    default: return nil
    }
    return Finding(
      .eventNeverComes, .warning, at: rule.place["on"].text,
      "\(event.title) does not come to leads of the type \(type.settings.name.inQuotes), whose referral method is "
        + method.rawValue.inQuotes
        + (event == .receivedReferred ? ", unless the host reports a referral itself." : "."),
      why: "The rule never acts, and nobody notices.",
      story: event == .receivedReferred
        ? ["A lead arrives.", "Receipt refers nothing, so that Received & Not Referred comes."]
        : ["Nothing refers a lead of the type."],
      mend: mend, related: [RelatedPlace(type.place["referralMethod"].text, "the referral method")])
  }

  /// Whether leads of the type may have been referred: under its own rules, or as another type before.
  private func canBeReferred(_ type: ExploredType) -> Bool {
    explored.types.contains { other in
      let isSame = other.number == type.number
      for rule in other.events.values.flatMap(\.rules) {
        for action in rule.actions {
          if isSame, case .refer = action { return true }
          if !isSame, case .changeLeadType(let change) = action, change.to == type.settings.name,
            other.settings.referralMethod != .none
          {
            return true
          }
        }
      }
      return false
    }
  }

  // MARK: Conditions that never hold

  /// Whether the book is refused for something in a condition: that it never holds is no news then.
  private func hasProblems(_ place: Place) -> Bool {
    let text = place.text
    return explored.book.problems(customActions: nil, strategies: []).contains { $0.place.hasPrefix(text) }
  }

  private func contradiction(
    _ rule: ExploredRule, _ condition: Condition, on event: Event, _ type: ExploredType
  ) -> Finding {
    let never = condition.judged(with: Knowledge().atAnyChange, explored.catalog) == .never
    let ofType = type.start.atAnyChange
    let neverInType = !never && condition.judged(with: ofType, explored.catalog) == .never
    let code: FindingCode = never ? .neverHolds : neverInType ? .typeForbids : .eventForbids
    let message =
      never
      ? "The condition \(condition.shown) can never hold."
      : neverInType
        ? "The condition \(condition.shown) holds for no lead of the type \(type.settings.name.inQuotes)."
        : "The condition \(condition.shown) contradicts the event \(event.title)."
    return Finding(
      code, .warning, at: rule.conditionPlace.text, message, why: "The rule never acts, and nobody notices.",
      story: [
        "\(event.title): \(rule.name) does not act, whatever the lead is like."
      ],
      mend: never
        ? "Correct the condition: its parts exclude each other."
        : neverInType
          ? "Name what leads of the type can have, or move the rule to the type that is meant."
          : "Move the rule to the event that is meant, or correct the condition.")
  }

  private func contradiction(_ step: ExploredRule, _ condition: Condition) -> Finding {
    Finding(
      .neverHolds, .warning, at: step.conditionPlace.text, "The condition \(condition.shown) can never hold.",
      why: "The step is never done, and nobody notices.",
      story: ["\(step.name.firstUppercased) is left out, whatever the lead is like."],
      mend: "Correct the condition: its parts exclude each other.")
  }

  private func leftBehind(_ rule: ExploredRule, _ left: LeftBehind, _ type: ExploredType) -> Finding? {
    guard let write = left.course.writes.first(where: { $0.source == .lead(.leadType) && $0.position.run < left.run })
    else { return nil }
    let note = "\(rule.name) does not act, since the lead is of another type by now"
    return Finding(
      .leftBehind, .warning, at: rule.place.text,
      "By \(explored.title(of: left.course.runs[left.run])) the lead is of another type, so that the rule never acts.",
      why: "What the rule should do is not done: from the next event on the rules of the new type count.",
      story: explored.story(of: left.course, to: left.run, [(left.run, note)]),
      mend: "Move the rule to the new type, or change the type on a later event.",
      related: [
        RelatedPlace(
          write.cause.rule.place(ofAction: write.cause.action).text, explored.words(for: write, in: left.course))
      ])
  }

  private func tooLate(_ rule: ExploredRule, _ course: Course, _ run: Int) -> Finding {
    let note = "\(rule.name) does not act"
    let what = rule.isStep ? "step" : "rule"
    let writes = course.writes.filter { $0.position.run <= run && $0.source.isSetByRules && $0.cause.rule !== rule }
    return Finding(
      .neverAfterOthers, .warning, at: rule.conditionPlace.text,
      "After what other rules have done before it, the condition never holds.",
      why: "The \(what) never acts, and nobody notices.",
      story: explored.story(of: course, to: run, [(run, note)]),
      mend: "Put the \(what) before those that change what it asks for, or correct its condition.",
      related: writes.map {
        RelatedPlace($0.cause.rule.place(ofAction: $0.cause.action).text, explored.words(for: $0, in: course))
      })
  }

  // MARK: Rules that repeat another

  private struct Repetition {
    var rule: ExploredRule
    var earlier: ExploredRule
    var event: Event
  }

  /// Rules of one event with the same actions, of which one acts whenever the other does.
  private static func repetitions(in explored: ExploredBook) -> [Repetition] {
    var found: [Repetition] = []
    var left = mostComparisons
    for type in explored.types {
      for event in type.events.keys.sorted(by: { "\($0)" < "\($1)" }) {
        guard let rules = type.events[event]?.rules, rules.count > 1 else { continue }
        var byActions: [[Action]: [ExploredRule]] = [:]
        for rule in rules { byActions[rule.actions, default: []].append(rule) }
        guard byActions.count < rules.count else { continue }
        let knowledge = Knowledge.ofEvent(event, in: type.settings, explored.book, start: type.start)
        var byCondition: [Asked: ExploredRule] = [:]
        for rule in rules {
          let asked = Asked(condition: rule.condition, actions: rule.actions)
          var earlier = byCondition[asked]
          if earlier == nil {
            byCondition[asked] = rule
            earlier = byActions[rule.actions]?.prefix(most).prefix { $0 !== rule }.first {
              left -= 1
              return left > 0 && covers(rule, $0, knowledge, explored.catalog)
            }
          }
          if let earlier { found.append(Repetition(rule: rule, earlier: earlier, event: event)) }
        }
      }
    }
    return found
  }

  private struct Asked: Hashable {
    var condition: Condition?
    var actions: [Action]
  }

  /// Of so many rules with the same actions only the first are held against each other, and so many in a book.
  private static let most = 20
  private static let mostComparisons = 40_000

  /// Whether of two rules one acts whenever the other does, as far as the event tells.
  ///
  /// Where the earlier changes what the later asks for, the later is there for those that the earlier left out.
  private static func covers(
    _ later: ExploredRule, _ earlier: ExploredRule, _ knowledge: Knowledge, _ catalog: FieldCatalog
  ) -> Bool {
    guard let first = later.condition, let second = earlier.condition else {
      // One that never holds repeats nothing.
      return [later, earlier].allSatisfy { $0.condition?.judged(with: knowledge, catalog) != .never }
    }
    let laterHolds = Assumption(first, holds: true, at: knowledge.view)
    let earlierHolds = Assumption(second, holds: true, at: knowledge.view)
    // Most such rules ask for what excludes each other.
    guard knowledge.canHold([laterHolds, earlierHolds], catalog) else { return false }
    let earlierFails = Assumption(second, holds: false, at: knowledge.view)
    if !knowledge.canHold([laterHolds, earlierFails], catalog) { return true }
    guard !earlier.mayChange(first.fieldsRead, catalog) else { return false }
    return !knowledge.canHold([earlierHolds, Assumption(first, holds: false, at: knowledge.view)], catalog)
  }

  private func finding(of repetition: Repetition) -> Finding {
    let changesOnly = repetition.rule.actions.allSatisfy(\.changesLead)
    return Finding(
      .repeatsRule, .warning, at: repetition.rule.place.text,
      "\(repetition.rule.name.firstUppercased) does on \(repetition.event.title) what \(repetition.earlier.name) does.",
      why: changesOnly
        ? "One of the two never changes anything."
        : "All that they do is done twice.",
      story: [
        "\(repetition.event.title): \(repetition.earlier.name) acts; \(repetition.rule.name) does the same again."
      ],
      mend: "Take one of the two out.",
      related: [RelatedPlace(repetition.earlier.place.text, "does the same")])
  }
}

extension Knowledge {
  /// The same at an event that may be a change of anything.
  fileprivate var atAnyChange: Knowledge {
    var copy = self
    let constants = [FieldSource.lead(.leadType), .record(.leadGroup)].map { ($0, value(of: view.current($0))) }
    copy.view.change = .update
    copy.view.base = 1
    for (source, set) in constants { _ = copy.narrow(copy.view.current(source), to: set) }
    return copy
  }
}

extension Condition {
  /// The condition in a sentence, if it is not long.
  fileprivate var shown: String {
    let text = "\(self)"
    return text.count > 120 ? "of the rule" : "'\(text)'"
  }
}

extension FindingCode {
  static let neverHolds = Self(rawValue: "LA301")
  static let eventForbids = Self(rawValue: "LA302")
  static let eventNeverComes = Self(rawValue: "LA303")
  static let typeForbids = Self(rawValue: "LA303")
  static let repeatsRule = Self(rawValue: "LA304")
  static let leftBehind = Self(rawValue: "LA305")
  static let neverAfterOthers = Self(rawValue: "LA309")
}

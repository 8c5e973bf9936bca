/// Rules that tell the staff that nobody has a lead yet, while a later event of the same occurrence sees to that.
struct AlarmingRules {
  /// Those that some course leaves right: nothing is set after them.
  private var right: Set<ObjectIdentifier> = []
  private var early: [ObjectIdentifier: (type: Int, finding: Finding)] = [:]
  private var inOrder: [ObjectIdentifier] = []
  private var alarms: [ObjectIdentifier: [Alarm]] = [:]
  private var notExplored: Set<Int> = []

  private struct Alarm {
    var rule: ExploredRule
    var number: Int
    var source: FieldSource
  }

  /// What a rule can be alarmed about: other fields are often empty for a reason, such as the status of a new lead.
  private static let asked: [FieldSource] = [.lead(.user), .lead(.partner)]

  func findings(except reported: Set<ObjectIdentifier>) -> [Finding] {
    inOrder.filter { !right.contains($0) && !reported.contains($0) }.compactMap { early[$0] }
      .filter { !notExplored.contains($0.type) }.map(\.finding)
  }

  /// A type whose courses were not all followed: one of the others may leave a rule right.
  mutating func leaveOut(_ type: ExploredType) { notExplored.insert(type.number) }

  mutating func look(at course: Course, _ explored: ExploredBook) {
    // Of leads that users type in usually nobody needs to be told; it is what comes from elsewhere that counts.
    if course.beginning.isReceipt, !course.beginning.isReceiptByOther { return }
    for (index, run) in course.runs.enumerated() {
      guard let event = run.event else { continue }
      for alarm in alarms(on: event, of: explored.types[run.type], explored)
      where !right.contains(ObjectIdentifier(alarm.rule)) {
        look(at: alarm.rule, alarm.number, alarm.source, index, course, explored)
      }
    }
  }

  private mutating func look(
    at rule: ExploredRule, _ number: Int, _ source: FieldSource, _ run: Int, _ course: Course, _ explored: ExploredBook
  ) {
    guard let action = rule.actions.firstIndex(where: { $0.userTarget != nil }),
      let deed = explored.deed(rule, number, action: action, run: run, in: course)
    else { return }
    let version = course.view(at: deed.position).current(source)
    guard course.canHold(deed.assumption.map { [$0] } ?? [], explored.catalog) else { return }
    let key = ObjectIdentifier(rule)
    let write = course.writes.first { write in
      write.from == version && write.position > deed.position && !course.knowledge.value(of: write.to).canBeUnset
    }
    guard let write else {
      right.insert(key)
      return
    }
    guard early[key] == nil else { return }
    early[key] = (course.firstType, finding(deed, source, write, course, explored))
    inOrder.append(key)
  }

  /// The rules on an event that are alarms.
  private mutating func alarms(on event: Event, of type: ExploredType, _ explored: ExploredBook) -> [Alarm] {
    guard let rules = type.events[event] else { return [] }
    if let known = alarms[ObjectIdentifier(rules)] { return known }
    var found: [Alarm] = []
    for (number, rule) in rules.rules.enumerated() {
      found += alarming(rule, on: event, of: type, explored).map { Alarm(rule: rule, number: number, source: $0) }
    }
    alarms[ObjectIdentifier(rules)] = found
    return found
  }

  /// The fields for whose being empty a rule tells somebody, while it does not set them itself.
  private func alarming(
    _ rule: ExploredRule, on event: Event, of type: ExploredType, _ explored: ExploredBook
  ) -> [FieldSource] {
    guard let condition = rule.condition, rule.actions.contains(where: { $0.userTarget != nil }) else { return [] }
    let read = Set(condition.fieldsRead)
    let sources = Self.asked.filter { read.contains($0.name) && !rule.mayChange([$0.name], explored.catalog) }
    guard !sources.isEmpty else { return [] }
    let knowledge = Knowledge.ofEvent(event, in: type.settings, explored.book)
    return sources.filter { source in
      let isSet = Condition.field(source.name, .isSet(true))
      let assumptions = [condition, isSet].map { Assumption($0, holds: true, at: knowledge.view) }
      return !knowledge.canHold(assumptions, explored.catalog)
        && knowledge.canHold([assumptions[0]], explored.catalog)
    }
  }

  private func finding(
    _ deed: ExploredDeed, _ source: FieldSource, _ write: Course.Write, _ course: Course, _ explored: ExploredBook
  ) -> Finding {
    let (rule, run) = (deed.rule, deed.position.run)
    let title = explored.title(of: course.runs[run])
    let isSame = run == write.position.run
    let later = isSame ? "the same event" : explored.title(of: course.runs[write.position.run])
    let note = "\(rule.name) \(deed.kind.deed); \(source.words) has no value yet"
    return Finding(
      source.orderCode, .warning, at: rule.conditionPlace.text,
      "The condition on \(title) asks whether \(source.words) is missing, before \(write.cause.rule.name) sets it in "
        + "\(later).",
      why: "Somebody is called for leads that are seen to a moment later.",
      story: explored.story(of: course, to: write.position.run, [(run, note)]),
      mend: "Move \(rule.name) behind \(write.cause.rule.name), so that it acts only where that has set nothing.",
      related: [
        RelatedPlace(
          write.cause.rule.place(ofAction: write.cause.action).text, explored.words(for: write, in: course))
      ])
  }
}

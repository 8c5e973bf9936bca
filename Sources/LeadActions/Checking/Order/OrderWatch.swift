/// Order: what is read before the event, the rule or the action that sets it.
struct OrderWatch {
  let explored: ExploredBook
  private var found: [(finding: Finding, writer: ObjectIdentifier)] = []
  var readings: TextReadings
  private var readersByEvent: [ObjectIdentifier: [FieldSource: [Reader]]] = [:]
  private var reported: Set<Reported> = []
  private var tries: [Pair: Int] = [:]
  /// How many readers may still be looked at, so that no rule book takes long.
  private var left = 150_000
  /// Whether every one was looked at.
  var isWhole: Bool { left > 0 }
  /// Whether receipt leaves a type's leads with a user, so that later occurrences usually find one.
  private var assignsAtReceipt: [Int: Bool] = [:]
  var asking = AskingRules()
  var alarming = AlarmingRules()

  /// Which pairs of reader and writer are looked at anew in other courses, and how often.
  private static let mostTries = 8

  private struct Reader {
    var rule: ExploredRule
    var number: Int
    var reading: Reading
  }

  private struct Reported: Hashable {
    var rule: ObjectIdentifier
    var source: FieldSource
  }

  private struct Pair: Hashable {
    var reader: ObjectIdentifier
    var writer: ObjectIdentifier
    var source: FieldSource
  }

  init(_ explored: ExploredBook) {
    self.explored = explored
    readings = TextReadings(explored)
  }

  /// What was found, without what only a round of rules that is told of by itself brings about.
  func findings(except round: Set<ObjectIdentifier>) -> [Finding] {
    found.filter { !round.contains($0.writer) }.map(\.finding)
      + asking.findings(except: Set(reported.map(\.rule))) + alarming.findings(except: Set(reported.map(\.rule)))
  }

  mutating func leaveOut(_ type: ExploredType) { alarming.leaveOut(type) }

  /// Looks at one course as it usually begins.
  mutating func look(at course: Course) {
    guard course.loop == nil else { return }
    if course.beginning.isReceiptByOther {
      let isAssigned = !course.value(.lead(.user)).canBeUnset
      assignsAtReceipt[course.firstType] = assignsAtReceipt[course.firstType, default: true] && isAssigned
    }
    for write in course.writes where write.source.isSetByRules && write.position.rule != Int.max {
      for run in 0...write.position.run { lookForReaders(of: write, in: run, course) }
    }
    if course.beginning.isReceipt { asking.look(at: course, explored) }
    alarming.look(at: course, explored)
  }

  private mutating func lookForReaders(of write: Course.Write, in run: Int, _ course: Course) {
    for reader in readers(of: write.source, in: course.runs[run]) {
      let (rule, reading) = (reader.rule, reader.reading)
      let mark = Reported(rule: ObjectIdentifier(rule), source: write.source)
      let pair = Pair(reader: mark.rule, writer: ObjectIdentifier(write.cause.rule), source: write.source)
      guard left > 0, !reported.contains(mark), tries[pair, default: 0] < Self.mostTries,
        let deed = explored.deed(rule, reader.number, action: reading.action, run: run, in: course),
        deed.position < write.position
      else { continue }
      left -= 1
      let view = course.view(at: deed.position)
      guard view.current(write.source) == write.from else { continue }
      tries[pair, default: 0] += 1
      guard let isUnset = readsTooEarly(deed, reading, view, write, course) else { continue }
      reported.insert(mark)
      found.append((finding(deed, reading, write, course, isUnset: isUnset), pair.writer))
    }
  }

  /// Whether what is read is not set yet, or is another than it will be; nothing where the reader does not act or all
  /// is as it should be.
  private func readsTooEarly(
    _ deed: ExploredDeed, _ reading: Reading, _ view: FieldView, _ write: Course.Write, _ course: Course
  ) -> Bool? {
    let assumptions = deed.assumption.map { [$0] } ?? []
    let name = write.source.name
    let unset = Assumption(.field(name, .isSet(false)), holds: true, at: view.now)
    if mayBeUnset(write.source, course), course.canHold(assumptions + [unset], explored.catalog) { return true }
    guard case .text = reading.manner else { return nil }
    let set = Assumption(.field(name, .isSet(true)), holds: true, at: view.now)
    return course.canHold(assumptions + [set], explored.catalog) ? false : nil
  }

  /// Whether a field without a value is worth a thought at the beginning of an occurrence.
  private func mayBeUnset(_ source: FieldSource, _ course: Course) -> Bool {
    let isReceipt = course.beginning.isReceipt
    switch source {
    case .lead(.user): return isReceipt ? course.beginning.isReceiptByOther : assignsAtReceipt[course.firstType] != true
    case .lead(.partner): return explored.types[course.firstType].settings.referralMethod != .deliverImmediately
    case .lead(.status), .lead(.progress), .record(.workflow): return isReceipt
    default: return false
    }
  }

  private mutating func readers(of source: FieldSource, in run: Course.Run) -> [Reader] {
    switch run.item {
    case .event(let raised):
      guard let event = explored.types[run.type].events[raised.event] else { return [] }
      return readers(of: source, ObjectIdentifier(event), event.rules)
    case .workflow(let running, _, _):
      guard let workflow = explored.workflows[running.name] else { return [] }
      return readers(of: source, ObjectIdentifier(workflow), workflow.steps).filter { run.steps.contains($0.number) }
    }
  }

  private mutating func readers(
    of source: FieldSource, _ key: ObjectIdentifier, _ rules: [ExploredRule]
  ) -> [Reader] {
    if let known = readersByEvent[key] { return known[source] ?? [] }
    var found: [FieldSource: [Reader]] = [:]
    for (number, rule) in rules.enumerated() {
      for reading in readings.readings(of: rule) {
        found[reading.source, default: []].append(Reader(rule: rule, number: number, reading: reading))
      }
    }
    readersByEvent[key] = found
    return found[source] ?? []
  }

  // MARK: Findings

  private func finding(
    _ deed: ExploredDeed, _ reading: Reading, _ write: Course.Write, _ course: Course, isUnset: Bool
  ) -> Finding {
    let what = write.source.words
    let reads: String
    switch reading.manner {
    case .target: reads = "is for \(what)"
    case .text(let template?): reads = "sends the template \(template.inQuotes), which shows \(what),"
    case .text(nil): reads = "shows \(what)"
    }
    let title = explored.title(of: course.runs[deed.position.run])
    let later = explored.title(of: course.runs[write.position.run])
    let isSame = deed.position.run == write.position.run
    let found = isUnset ? "has no value" : "is still the old one"
    let note = "\(deed.rule.name) \(deed.kind.deed); \(what) \(found)"
    return Finding(
      write.source.orderCode, isUnset ? .error : .warning, at: deed.place.text,
      "The action \(deed.kind.title) on \(title) \(reads) before \(write.cause.rule.name) sets \(what)"
        + (isSame ? " in the same event." : " on \(later)."),
      why: reading.manner == .target
        ? "It is not done: at that moment there is nobody whom it could reach."
        : isUnset ? "The message goes out with a gap." : "The message says what is no longer true a moment later.",
      story: explored.story(of: course, to: write.position.run, [(deed.position.run, note)]),
      mend: isSame
        ? "Put \(write.cause.rule.name) before \(deed.rule.name), or the action before it in the rule."
        : "Move \(deed.rule.name) to \(later) behind \(write.cause.rule.name), or set \(what) on an event before.",
      related: [
        RelatedPlace(
          write.cause.rule.place(ofAction: write.cause.action).text, explored.words(for: write, in: course))
      ])
  }
}

extension FieldView {
  /// The same moment without the event's own values: texts show a lead as it is now.
  var now: FieldView {
    var view = self
    view.change = .none
    return view
  }
}

extension FieldSource {
  /// Whether rules set the field, so that their order matters.
  var isSetByRules: Bool {
    switch self {
    case .lead(.user), .lead(.status), .lead(.progress), .lead(.partner), .lead(.leadType), .record(.workflow): true
    default: false
    }
  }

  /// Whether the field is one that rules set, or follows from one.
  var followsRules: Bool { isSetByRules || self == .record(.isReferred) || self == .record(.leadGroup) }

  /// The name by which conditions ask for it.
  var name: FieldName {
    switch self {
    case .lead(let property): property.name
    case .record(let property): property.name
    case .event(let property): property.name
    case .custom(let name): name
    case .fact(let name): .fact(name)
    case .customEvent(let name): .event(name)
    }
  }

  var orderCode: FindingCode {
    switch self {
    case .lead(.user): .readsUserTooEarly
    case .lead(.partner): .readsPartnerTooEarly
    case .lead(.leadType): .readsLeadTypeTooEarly
    case .record(.workflow): .readsWorkflowTooEarly
    default: .readsStatusTooEarly
    }
  }
}

extension FindingCode {
  static let readsUserTooEarly = Self(rawValue: "LA101")
  static let readsStatusTooEarly = Self(rawValue: "LA102")
  static let readsPartnerTooEarly = Self(rawValue: "LA103")
  static let readsLeadTypeTooEarly = Self(rawValue: "LA104")
  static let readsWorkflowTooEarly = Self(rawValue: "LA105")
}

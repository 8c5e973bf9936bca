extension ConditionCode {
  /// What a condition came to, and the comparison that decided.
  struct Verdict {
    var held: Bool
    var deciding: Int32
  }

  /// Runs the comparisons from one on, until one decides or needs more than its slot.
  ///
  /// The subject, which is large, is left out, since most conditions never ask it.
  @inline(__always)
  func run(from start: Int32, slots: borrowing [Slot]) -> Reach {
    var index = start
    while true {
      let test = tests[Int(index)]
      if test.operation == .detailed { return .needsDetail(index) }
      let next = holds(test, slots: slots) ? test.ifTrue : test.ifFalse
      if next < 0 { return .decided(Verdict(held: next == Self.accept, deciding: index)) }
      index = next
    }
  }

  /// How far a run of comparisons came.
  enum Reach {
    case decided(Verdict)
    case needsDetail(Int32)
  }

  /// Goes on from a comparison that was answered: to the verdict, or to the next comparison.
  func next(after index: Int32, held: Bool) -> (verdict: Verdict?, index: Int32) {
    let next = held ? tests[Int(index)].ifTrue : tests[Int(index)].ifFalse
    return next < 0 ? (Verdict(held: next == Self.accept, deciding: index), next) : (nil, next)
  }

  /// Every comparison from a first one on that a full evaluation would ask, each asked whether it is needed or not.
  func indices(from start: Int32) -> [Int32] {
    var found: Set<Int32> = []
    var open = [start]
    while let index = open.popLast() {
      guard index >= 0, found.insert(index).inserted else { continue }
      open += [tests[Int(index)].ifTrue, tests[Int(index)].ifFalse]
    }
    // Conditions are laid down from their end, so the written order is the order of falling indices.
    return found.sorted(by: >)
  }

  func holds(_ index: Int, slots: borrowing [Slot], subject: borrowing some ConditionSubject & ~Copyable) -> Bool {
    let test = tests[index]
    return test.operation == .detailed ? holdsDetail(index, subject: subject) : holds(test, slots: slots)
  }

  /// A comparison that needs more than its slot.
  func holdsDetail(_ index: Int, subject: borrowing some ConditionSubject & ~Copyable) -> Bool {
    let test = tests[index]
    return subject.holds(details[Int(test.symbol)], of: test.slot < 0 ? nil : sources[Int(test.slot)])
  }

  @inline(__always)
  private func holds(_ test: Test, slots: borrowing [Slot]) -> Bool {
    if test.operation == .always { return true }
    let slot = slots[Int(test.slot)]
    let isOfKind = slot.kind == test.kind
    switch test.operation {
    case .equalText: return slot.symbol == test.symbol
    case .notEqualText: return slot.symbol != test.symbol
    case .equal: return isOfKind && slot.number == test.number
    case .notEqual: return !(isOfKind && slot.number == test.number)
    case .less: return isOfKind && slot.number < test.number
    case .atMost: return isOfKind && slot.number <= test.number
    case .more: return isOfKind && slot.number > test.number
    case .atLeast: return isOfKind && slot.number >= test.number
    case .isSet: return slot.kind != .unset
    case .isNotSet: return slot.kind == .unset
    case .always, .detailed: return false
    }
  }

  /// The comparison in words, with what it found.
  func trace(_ index: Int32, held: Bool, subject: borrowing some ConditionSubject & ~Copyable) -> ComparisonFinding {
    switch origins[Int(index)] {
    case .withinHours:
      return ComparisonFinding(
        test: "the time is within the given hours", found: .text(subject.zone.civilTime(at: subject.now).description),
        held: held)
    case .constant: return ComparisonFinding(test: "nothing is asked", found: nil, held: held)
    case .field(let name, let test):
      let source = sources[Int(tests[Int(index)].slot)]
      return ComparisonFinding(test: "\(name) \(test)", found: subject.conditionValue(of: source), held: held)
    }
  }
}

/// One comparison of a condition, with the value that it found.
public struct ComparisonFinding: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The test in words, such as `loanAmount is at least 250000`.
  public var test: String
  /// The value that was found; none where the field had none.
  public var found: FieldValue?
  public var held: Bool

  public var description: String { "\(test): \(held ? "yes" : "no"), it was \(found?.quoted ?? "not set")" }
}

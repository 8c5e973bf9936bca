extension ConditionCode {
  /// What a condition came to, and the comparison that decided.
  struct Verdict {
    var held: Bool
    var deciding: Int32
  }

  /// How far a run of comparisons came.
  enum Reach {
    case decided(Verdict)
    /// A comparison needs more than its slot.
    case needsDetail(Int32)
  }

  /// Runs one condition's comparisons, until one decides or needs more than its slot.
  ///
  /// The subject, which is large, is left out, since most conditions never ask it.
  func run(from start: Int32, slots: borrowing [Slot]) -> Reach {
    assert(slots.count == sources.count)
    return Self.run(from: start, tests: tests.span, slots: slots.span)
  }

  /// The first condition from a place in a list on that holds, or needs more than its slots; −1 stands for no condition.
  ///
  /// Most rules do not match, so the search for one that does is the planner's innermost loop.
  func firstOpen(in entries: borrowing [Int32], from first: Int, slots: borrowing [Slot]) -> (place: Int, Reach)? {
    assert(slots.count == sources.count)
    let (tests, slots, entries) = (tests.span, slots.span, entries.span)
    for place in first..<entries.count {
      let start = entries[unchecked: place]
      if start < 0 { return (place, .decided(Verdict(held: true, deciding: start))) }
      switch Self.run(from: start, tests: tests, slots: slots) {
      case .decided(let verdict): if verdict.held { return (place, .decided(verdict)) }
      case .needsDetail(let index): return (place, .needsDetail(index))
      }
    }
    return nil
  }

  @inline(__always)
  private static func run(from start: Int32, tests: Span<Test>, slots: Span<Slot>) -> Reach {
    var index = start
    while true {
      // Unchecked, as are the slots: `ConditionCode` alone makes tests, jumps and slot numbers, every jump leads to a
      // test that is there, and the callers see to it that there is a slot for each source.
      let test = tests[unchecked: Int(index)]
      if test.operation == .detailed { return .needsDetail(index) }
      let next = holds(test, slots: slots) ? test.ifTrue : test.ifFalse
      if next < 0 { return .decided(Verdict(held: next == accept, deciding: index)) }
      index = next
    }
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
    return test.operation == .detailed ? holdsDetail(index, subject: subject) : Self.holds(test, slots: slots.span)
  }

  /// A comparison that needs more than its slot.
  func holdsDetail(_ index: Int, subject: borrowing some ConditionSubject & ~Copyable) -> Bool {
    let test = tests[index]
    return subject.holds(details[Int(test.symbol)], of: test.slot < 0 ? nil : sources[Int(test.slot)])
  }

  @inline(__always)
  private static func holds(_ test: Test, slots: Span<Slot>) -> Bool {
    switch test.operation {
    case .equalText: return (slots[unchecked: Int(test.slot)].symbol == test.symbol) != test.negated
    case .number:
      // Without branches, since which order comes is hard to foresee.
      let slot = slots[unchecked: Int(test.slot)]
      let (less, more) = (slot.number < test.number, slot.number > test.number)
      let order = less ? Order.less : (more ? Order.more : Order.equal)
      return (slot.kind == test.kind && test.orders & order != 0) != test.negated
    case .isSet: return (slots[unchecked: Int(test.slot)].kind != .unset) != test.negated
    case .always: return true
    case .detailed: return false
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

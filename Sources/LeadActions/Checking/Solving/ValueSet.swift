import struct Foundation.Date

/// The values that a field may have: which texts, numbers, dates and flags, and whether it may have none.
struct ValueSet: Hashable, Sendable {
  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let yes = Flags(rawValue: 1)
    static let no = Flags(rawValue: 2)
    static let both: Flags = [.yes, .no]
  }

  var canBeUnset: Bool
  var texts: TextSet
  var numbers: Spans
  /// In seconds.
  var dates: Spans
  /// For the dates: whether they lie so long before the event.
  var ages: [Period: Bool]
  var flags: Flags

  static let none = ValueSet(canBeUnset: false, texts: .none, numbers: .none, dates: .none, ages: [:], flags: [])
  static let unset = ValueSet(canBeUnset: true, texts: .none, numbers: .none, dates: .none, ages: [:], flags: [])
  /// Whatever a record can hold.
  static let all = ValueSet(canBeUnset: true, texts: .all, numbers: .all, dates: .all, ages: [:], flags: .both)

  static func texts(_ texts: TextSet, orUnset: Bool = false) -> ValueSet {
    ValueSet(canBeUnset: orUnset, texts: texts, numbers: .none, dates: .none, ages: [:], flags: [])
  }

  static func text(_ text: String) -> ValueSet { texts(.only([text])) }

  static func flags(_ flags: Flags, orUnset: Bool = false) -> ValueSet {
    ValueSet(canBeUnset: orUnset, texts: .none, numbers: .none, dates: .none, ages: [:], flags: flags)
  }

  static func dates(_ dates: Spans, orUnset: Bool = false) -> ValueSet {
    ValueSet(canBeUnset: orUnset, texts: .none, numbers: .none, dates: dates, ages: [:], flags: [])
  }

  var canBeSet: Bool { !texts.isEmpty || !numbers.isEmpty || !dates.isEmpty || !flags.isEmpty }
  var isEmpty: Bool { !canBeUnset && !canBeSet }

  /// The same without being without a value.
  var set: ValueSet {
    var copy = self
    copy.canBeUnset = false
    return copy
  }

  /// The only value, where there is only one, or none where it can only be unset; nothing where it is open.
  var single: FieldValue?? {
    if canBeUnset { return canBeSet ? nil : .some(nil) }
    switch (texts.isEmpty, numbers.isEmpty, dates.isEmpty, flags.isEmpty) {
    case (false, true, true, true): return texts.single.map { .some(.text($0)) }
    case (true, false, true, true): return numbers.single.map { .some(.number($0)) }
    case (true, true, true, false) where flags != .both: return .some(.flag(flags == .yes))
    default: return nil
    }
  }

  /// Whether the value may be this one; none stands for no value.
  func contains(_ value: FieldValue?) -> Bool {
    switch value {
    case nil: canBeUnset
    case .text(let text): texts.contains(text)
    case .number(let number): numbers.contains(number)
    case .date(let date): dates.contains(date.timeIntervalSinceReferenceDate)
    case .flag(let flag): flags.contains(flag ? .yes : .no)
    }
  }

  func intersection(_ other: ValueSet) -> ValueSet {
    var result = self
    result.canBeUnset = canBeUnset && other.canBeUnset
    result.texts = texts.intersection(other.texts)
    result.numbers = numbers.intersection(other.numbers)
    result.dates = dates.intersection(other.dates)
    for (period, older) in other.ages { result.keep(olderThan: period, older) }
    result.flags = flags.intersection(other.flags)
    return result
  }

  /// All of both, and perhaps more.
  func union(_ other: ValueSet) -> ValueSet {
    ValueSet(
      canBeUnset: canBeUnset || other.canBeUnset, texts: texts.union(other.texts),
      numbers: numbers.union(other.numbers), dates: dates.union(other.dates),
      ages: ages.filter { other.ages[$0.key] == $0.value }, flags: flags.union(other.flags))
  }

  /// The set without one value; where only the text predicates tell, perhaps with it.
  func without(_ value: FieldValue?) -> ValueSet {
    var result = self
    switch value {
    case nil: result.canBeUnset = false
    case .text(let text): result.texts = texts.filtered(among: [text], false)
    case .number(let number): result.numbers = numbers.subtracting(Spans(number))
    case .date(let date): result.dates = dates.subtracting(Spans(date.timeIntervalSinceReferenceDate))
    case .flag(let flag): result.flags.remove(flag ? .yes : .no)
    }
    return result
  }

  /// Only the values of a list that it has.
  func only(_ values: [FieldValue]) -> ValueSet {
    var result = ValueSet.none
    result.ages = ages
    var texts: Set<String> = []
    for value in values {
      switch value {
      case .text(let text): texts.insert(text)
      case .number(let number): result.numbers = result.numbers.union(Spans(number))
      case .date(let date): result.dates = result.dates.union(Spans(date.timeIntervalSinceReferenceDate))
      case .flag(let flag): result.flags.insert(flag ? .yes : .no)
      }
    }
    result.texts = self.texts.filtered(among: texts, true)
    result.numbers = result.numbers.intersection(numbers)
    result.dates = result.dates.intersection(dates)
    result.flags = result.flags.intersection(flags)
    return result
  }

  /// Keeps only the dates that lie so long before the event, or that do not.
  mutating func keep(olderThan period: Period, _ older: Bool) {
    guard !dates.isEmpty else { return }
    if let known = ages.olderThan(period) {
      if known != older { dates = .none }
    } else {
      ages[period] = older
    }
  }
}

extension [Period: Bool] {
  /// What is known of another period follows where both are counted alike.
  fileprivate func olderThan(_ period: Period) -> Bool? {
    if let known = self[period] { return known }
    for (other, older) in self {
      switch (other.measure, period.measure) {
      case (.clock(let known), .clock(let asked)), (.calendar(let known), .calendar(let asked)):
        if older, known >= asked { return true }
        if !older, known <= asked { return false }
      default: continue
      }
    }
    return nil
  }
}

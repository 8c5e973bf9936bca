/// A set of numbers as stretches of the number line; dates are numbers of seconds, times of the week numbers of minutes.
struct Spans: Hashable, Sendable {
  /// A place between two numbers: just before one or just after it.
  struct Cut: Hashable, Sendable, Comparable {
    var number: Double
    var isAfter: Bool

    static func before(_ number: Double) -> Cut { Cut(number: number, isAfter: false) }
    static func after(_ number: Double) -> Cut { Cut(number: number, isAfter: true) }
    static let start = before(-.infinity)
    static let end = after(.infinity)

    static func < (lhs: Self, rhs: Self) -> Bool {
      lhs.number == rhs.number ? !lhs.isAfter && rhs.isAfter : lhs.number < rhs.number
    }
  }

  struct Span: Hashable, Sendable {
    var lower: Cut
    var upper: Cut
  }

  /// In order, and apart from each other.
  private(set) var spans: [Span]

  static let all = Spans(from: .start, to: .end)
  static let none = Spans(spans: [])

  private init(spans: [Span]) { self.spans = spans }

  init(from lower: Cut, to upper: Cut) { spans = lower < upper ? [Span(lower: lower, upper: upper)] : [] }

  init(_ number: Double) { self.init(from: .before(number), to: .after(number)) }

  /// The numbers that stand so to a constant.
  init(_ comparison: Comparison, _ constant: Double) {
    switch comparison {
    case .equals: self.init(constant)
    case .notEquals: self = Spans(constant).complement
    case .lessThan: self.init(from: .start, to: .before(constant))
    case .atMost: self.init(from: .start, to: .after(constant))
    case .moreThan: self.init(from: .after(constant), to: .end)
    case .atLeast: self.init(from: .before(constant), to: .end)
    }
  }

  var isEmpty: Bool { spans.isEmpty }

  /// The only number, where there is only one.
  var single: Double? {
    guard spans.count == 1, let span = spans.first, span.lower.number == span.upper.number else { return nil }
    return span.lower.number
  }

  var complement: Spans {
    var result: [Span] = []
    var lower = Cut.start
    for span in spans {
      if lower < span.lower { result.append(Span(lower: lower, upper: span.lower)) }
      lower = span.upper
    }
    if lower < .end { result.append(Span(lower: lower, upper: .end)) }
    return Spans(spans: result)
  }

  func intersection(_ other: Spans) -> Spans {
    if other == .all { return self }
    if self == .all { return other }
    var result: [Span] = []
    for one in spans {
      for two in other.spans {
        let (lower, upper) = (max(one.lower, two.lower), min(one.upper, two.upper))
        if lower < upper { result.append(Span(lower: lower, upper: upper)) }
      }
    }
    return Spans(spans: result)
  }

  func union(_ other: Spans) -> Spans { complement.intersection(other.complement).complement }

  func subtracting(_ other: Spans) -> Spans { intersection(other.complement) }

  func contains(_ number: Double) -> Bool {
    spans.contains { $0.lower <= .before(number) && $0.upper >= .after(number) }
  }
}

extension WeeklyHours {
  static let minutesOfWeek = Spans(from: .before(0), to: .before(7 * 1_440))

  /// The minutes of the week that lie within the hours, counted from Monday's midnight.
  var minutes: Spans {
    var result = Spans.none
    for (day, spans) in spans {
      let midnight = day.index * 1_440
      for span in spans {
        let end = span.start < span.end ? span.end : span.end + 1_440
        result = result.union(Self.minutes(from: midnight + span.start, to: midnight + end))
      }
    }
    return result
  }

  /// A stretch of minutes; what lies beyond Sunday's end is Monday's.
  private static func minutes(from start: Int, to end: Int) -> Spans {
    let week = 7 * 1_440
    let first = Spans(from: .before(Double(start)), to: .before(Double(min(end, week))))
    guard end > week else { return first }
    return first.union(Spans(from: .before(0), to: .before(Double(end - week))))
  }
}

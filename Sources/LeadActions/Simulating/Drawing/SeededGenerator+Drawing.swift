extension SeededGenerator {
  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { next(below: max(1, count)) == 0 }

  /// One of the choices; none where there are none.
  mutating func pick<Element>(_ choices: [Element]) -> Element? {
    choices.isEmpty ? nil : choices[next(below: choices.count)]
  }

  /// One of the choices, of which there is at least one.
  mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
    let index = next(below: others.count + 1)
    return index == 0 ? first : others[index - 1]
  }

  mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + next(below: range.count) }

  /// A value, or none as often.
  mutating func maybe<Element>(_ make: (inout Self) -> Element?) -> Element? { once(in: 2) ? nil : make(&self) }
}

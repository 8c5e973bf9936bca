/// A generator whose whole future follows from its seed: SplitMix64, of its own, so that what is tested cannot bend it.
package struct Chance {
  private var state: UInt64

  package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0x5851_F42D_4C95_7F2D }

  /// A chance that follows from a text, the same in every process.
  package init(seed: UInt64, text: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.init(seed: seed ^ hash)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to and without a bound.
  package mutating func number(below bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// True once in so many times.
  package mutating func once(in count: Int) -> Bool { number(below: count) == 0 }

  /// One of the choices; the list is never empty.
  package mutating func pick<Element>(_ choices: [Element]) -> Element { choices[number(below: choices.count)] }

  /// Some of the choices, in their order.
  package mutating func some<Element>(of choices: [Element], atLeast least: Int = 0) -> [Element] {
    var left = choices.indices.filter { _ in !once(in: 3) }
    while left.count < min(least, choices.count) { left = choices.indices.filter { _ in !once(in: 4) } }
    return left.map { choices[$0] }
  }

  package mutating func list<Element>(_ counts: ClosedRange<Int>, _ make: (inout Chance) -> Element) -> [Element] {
    let count = counts.lowerBound + number(below: counts.count)
    return (0..<count).map { _ in make(&self) }
  }

  /// A value, or none as often.
  package mutating func maybe<Element>(_ make: (inout Chance) -> Element) -> Element? {
    once(in: 2) ? nil : make(&self)
  }
}

/// A choice that follows from numbers and texts alone, the same in every process.
package struct Chance: Sendable {
  private var state: UInt64

  package init(_ seed: UInt64, _ text: String = "") {
    state = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  package mutating func number(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  /// Between 0 and 1, without 1.
  package mutating func part() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// A small generator whose whole future follows from its seed, so that a replay chooses the same.
///
/// SplitMix64; good for choosing users, not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below a bound, each as likely.
  mutating func next(below bound: Int) -> Int { bound > 1 ? Int(next(upperBound: UInt64(bound))) : 0 }
}

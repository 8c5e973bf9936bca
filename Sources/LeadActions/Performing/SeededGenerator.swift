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

  /// A number from 0 up to and without a bound, each as likely; 0 where there is nothing to choose.
  ///
  /// Lemire's way, spelled out here, so that no other version of the standard library can choose others.
  public mutating func next(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    // The lowest products come once too often; they are drawn again.
    let excess = (0 &- bound) % bound
    while product.low < excess { product = next().multipliedFullWidth(by: bound) }
    return Int(product.high)
  }
}

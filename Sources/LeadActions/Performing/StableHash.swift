/// A hash that is the same in every process and on every machine, from which seeds and ids derive.
///
/// FNV-1a over the bytes, each part closed by a byte that UTF-8 never has, mixed at the end; not for secrets.
struct StableHash: Hashable, Sendable {
  private var state: UInt64

  init(seed: UInt64 = 0) { state = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15) }

  mutating func combine(_ text: String) {
    var text = text
    state = text.withUTF8 { bytes in
      var state = state
      for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return (state ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
  }

  mutating func combine(_ number: Int) {
    state = (state ^ UInt64(bitPattern: Int64(number))) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
    state = state &* 0xBF58_476D_1CE4_E5B9
  }

  /// The hash so far; a different one for each salt.
  func value(salt: UInt64 = 0) -> UInt64 {
    var generator = SeededGenerator(seed: state ^ (salt &* 0xD6E8_FEB8_6659_FD93))
    return generator.next()
  }

  /// The hash as 32 hexadecimal digits.
  var digits: String {
    let (high, low) = (value(salt: 1), value(salt: 2))
    return String(unsafeUninitializedCapacity: 32) { buffer in
      for index in 0..<32 {
        let word = index < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: word >> UInt64((15 - index % 16) * 4)) & 15
        buffer[index] = digit < 10 ? 48 + digit : 87 + digit
      }
      return 32
    }
  }
}

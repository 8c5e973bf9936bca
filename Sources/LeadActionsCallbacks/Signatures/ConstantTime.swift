#if Callbacks
  import Crypto
  import Foundation

  /// Comparisons whose duration tells a stranger nothing about what is expected.
  enum ConstantTime {
    /// Whether two codes of the same kind are equal; only their length shows.
    static func equal(_ first: Data, _ second: Data) -> Bool {
      first.count == second.count && zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Whether two secrets are equal, their lengths hidden too.
    static func equalSecrets(_ first: Data, _ second: Data) -> Bool {
      equal(Data(SHA256.hash(data: first)), Data(SHA256.hash(data: second)))
    }
  }
#endif

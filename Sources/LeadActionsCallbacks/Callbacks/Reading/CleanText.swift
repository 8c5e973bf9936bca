#if Callbacks
  import Crypto
  import Foundation

  extension String {
    /// The text without control characters, and no longer than so many bytes: what a stranger wrote is to be kept in a
    /// database and shown on one line.
    func cleaned(_ longest: Int, keepingLines: Bool = false) -> String? {
      var scalars = String.UnicodeScalarView()
      var size = 0
      for scalar in unicodeScalars {
        size += UTF8.width(scalar)
        if size > longest {
          scalars.append("…")
          break
        }
        let isKept = scalar.properties.generalCategory != .control || keepingLines && (scalar == "\n" || scalar == "\t")
        if isKept {
          scalars.append(scalar)
        } else if !(scalar == "\r" && keepingLines) {
          scalars.append(" ")
        }
      }
      let text = String(scalars)
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
  }

  /// The lengths, in bytes, up to which a callback's texts are kept.
  enum TextLength {
    static let id = 200
    static let address = 320
    static let link = 2_048
    static let reason = 1_000
    static let reply = 20_000
  }

  /// Ids for what has none of its own, the same in every process.
  enum StableID {
    /// 32 hexadecimal digits of SHA-256 over parts, each closed by a byte that UTF-8 never has.
    static func of(_ parts: [String?]) -> String {
      var hash = SHA256()
      for part in parts {
        if let part { hash.update(data: Data(part.utf8)) }
        hash.update(data: [part == nil ? 0xFE : 0xFF] as [UInt8])
      }
      return hash.finalize().prefix(16).map { byte in
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0\(digits)" : digits
      }.joined()
    }
  }
#endif

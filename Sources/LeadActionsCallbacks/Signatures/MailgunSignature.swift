#if Callbacks
  import Crypto
  public import Foundation

  /// Verifies what Mailgun signs: HMAC-SHA256 over a time and a token, in hexadecimal digits.
  ///
  /// Mailgun's signature does not cover the event itself: who has seen one genuine callback can send another event with
  /// its signature until the tolerance is over. Receive them over HTTPS alone, at a URL that nobody can guess.
  public struct MailgunSignature: Hashable, Sendable {
    /// Twelve hours, in seconds: Mailgun repeats a callback for eight, and does not say that it signs a repeat afresh.
    public static let tolerance = 43_200.0

    private let keys: [ProviderSecret]

    /// - Parameters:
    ///   - key: The HTTP webhook signing key of the account.
    ///   - olderKeys: Keys that are being replaced.
    public init(_ key: ProviderSecret, olderKeys: [ProviderSecret] = []) { keys = [key] + olderKeys }

    public func verify(
      timestamp: String, token: String, signature: String, at now: Date, tolerance: Double = Self.tolerance
    ) throws(SignatureProblem) {
      guard !timestamp.isEmpty else { throw .missing("timestamp") }
      guard !token.isEmpty else { throw .missing("token") }
      guard !signature.isEmpty else { throw .missing("signature") }
      guard token.utf8.count <= 256 else { throw .malformed("token", "it is too long") }
      _ = try SignedTime.check(timestamp, named: "timestamp", at: now, tolerance: tolerance)
      guard let given = Self.bytes(signature) else { throw .malformed("signature", "it is not 64 hexadecimal digits") }
      let message = Data("\(timestamp)\(token)".utf8)
      var fits = false
      for key in keys {
        let code = Data(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key.bytes)))
        fits = ConstantTime.equal(given, code) || fits
      }
      guard fits else { throw .mismatch(keys: keys.count) }
    }

    private static func bytes(_ digits: String) -> Data? {
      let values = digits.utf8.compactMap(HexDigit.value)
      guard digits.utf8.count == 64, values.count == 64 else { return nil }
      return Data(stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }
  }
#endif

#if Callbacks
  import Crypto
  public import Foundation

  /// Verifies what SendGrid signs: ECDSA with P-256 and SHA-256 over a time and the exact bytes of the body.
  public struct SendGridSignature: Sendable {
    /// Thirty-six hours, in seconds: SendGrid repeats a callback for a day, and does not say that it signs a repeat
    /// afresh.
    public static let tolerance = 129_600.0

    static let signatureHeader = "X-Twilio-Email-Event-Webhook-Signature"
    static let timestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp"

    private let key: P256.Signing.PublicKey

    /// Fails for what is no public key of P-256.
    ///
    /// - Parameter publicKey: The verification key as SendGrid shows it, in Base64; lines that say so around it are
    ///   left out.
    public init?(publicKey: String) {
      let base64 = publicKey.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-") }.joined()
      guard let data = Data(base64Encoded: base64), let key = try? P256.Signing.PublicKey(derRepresentation: data)
      else { return nil }
      self.key = key
    }

    public func verify(
      _ request: CallbackRequest, at now: Date, tolerance: Double = Self.tolerance
    ) throws(SignatureProblem) {
      let text = try request.headers.one(Self.signatureHeader)
      let timestamp = try request.headers.one(Self.timestampHeader)
      _ = try SignedTime.check(timestamp, named: Self.timestampHeader, at: now, tolerance: tolerance)
      guard let data = Data(base64Encoded: text),
        let signature = try? P256.Signing.ECDSASignature(derRepresentation: data)
      else { throw .malformed(Self.signatureHeader, "it is no ECDSA signature in Base64") }
      var hash = SHA256()
      hash.update(data: Data(timestamp.utf8))
      hash.update(data: request.body)
      guard key.isValidSignature(signature, for: hash.finalize()) else { throw .mismatch(keys: 1) }
    }
  }
#endif

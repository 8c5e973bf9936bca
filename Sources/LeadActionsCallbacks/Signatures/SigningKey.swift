#if Callbacks
  import Crypto
  import Foundation

  /// A secret shared with a receiver, by which both know that a message is genuine; it never appears in a description.
  public struct SigningKey: Hashable, Sendable {
    let bytes: Data

    /// A key of raw bytes.
    ///
    /// Fails for fewer than 24 or more than 64 bytes, the bounds of the Standard Webhooks specification.
    public init?(bytes: some Sequence<UInt8>) {
      let data = Data(bytes)
      guard (24...64).contains(data.count) else { return nil }
      self.bytes = data
    }

    /// A key as the Standard Webhooks specification writes it: `whsec_` and the bytes in Base64; the prefix may be absent.
    public init?(_ text: String) {
      let base64 = text.hasPrefix("whsec_") ? String(text.dropFirst(6)) : text
      guard let data = Data(base64Encoded: base64) else { return nil }
      self.init(bytes: data)
    }

    /// A new key of 32 random bytes.
    public static func random() -> SigningKey {
      SigningKey(data: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) })
    }

    private init(data: Data) { bytes = data }

    /// The key as the Standard Webhooks specification writes it, to be shown to the receiver once; it is the secret itself.
    public var revealed: String { "whsec_" + bytes.base64EncodedString() }

    /// HMAC-SHA256, under this key, of parts that follow each other.
    func code(of parts: some Sequence<some DataProtocol>, and body: [UInt8]) -> Data {
      var code = HMAC<SHA256>(key: SymmetricKey(data: bytes))
      for part in parts { code.update(data: part) }
      code.update(data: body)
      return Data(code.finalize())
    }
  }

  extension SigningKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "a signing key" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

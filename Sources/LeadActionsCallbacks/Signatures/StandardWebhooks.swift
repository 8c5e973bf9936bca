#if Callbacks
  public import Foundation

  /// Signs and verifies requests as the Standard Webhooks specification says (www.standardwebhooks.com, version 1).
  ///
  /// The signature is HMAC-SHA256 over id, time and the exact bytes of the body. To change keys without a gap, a sender
  /// signs with the new and the old one for a while, and a receiver accepts either.
  ///
  ///     let webhooks = StandardWebhooks(key)
  ///     let verified = try webhooks.verify(headers, body: body, at: Date())
  public struct StandardWebhooks: Hashable, Sendable {
    /// The specification's tolerance, in seconds.
    public static let tolerance = 300.0

    private let keys: [SigningKey]

    /// - Parameters:
    ///   - key: The key in use.
    ///   - olderKeys: Keys that are being replaced: signed with beside it, and accepted still.
    public init(_ key: SigningKey, olderKeys: [SigningKey] = []) { keys = [key] + olderKeys }

    /// Signs a request.
    ///
    /// - Parameters:
    ///   - id: The same at every attempt, such as the delivery's id: visible ASCII without `.`, at most 256 characters.
    ///   - time: When this attempt is made, in whole seconds; fresh at each.
    ///   - body: The exact bytes that are sent.
    public func sign(id: String, at time: Date, body: [UInt8]) throws(SigningProblem) -> WebhookSignature {
      guard Self.isUsable(id) else { throw .unusableID }
      let seconds = time.timeIntervalSince1970.rounded(.down)
      guard seconds >= 0, seconds < 1e11, let whole = Int64(exactly: seconds) else { throw .unusableTime }
      let timestamp = String(whole)
      let signatures = codes(id, timestamp, body).map { "v1,\($0.base64EncodedString())" }
      return WebhookSignature(id: id, timestamp: timestamp, signature: signatures.joined(separator: " "))
    }

    /// Says whether a request is genuine and new.
    ///
    /// Repeats within the tolerance are genuine too: use the id to do each once, as an occurrence's id does.
    ///
    /// - Parameters:
    ///   - headers: Those of the request: `webhook-id` and so on, or Svix's `svix-id` and so on.
    ///   - body: The exact bytes that came, before anything parsed them.
    ///   - now: The time it is.
    ///   - tolerance: How many seconds the signature's time may be from now, either way.
    public func verify(
      _ headers: HeaderFields, body: [UInt8], at now: Date, tolerance: Double = Self.tolerance
    ) throws(SignatureProblem) -> VerifiedWebhook {
      let prefix = headers["webhook-signature"] == nil && headers["svix-signature"] != nil ? "svix" : "webhook"
      let id = try headers.one("\(prefix)-id")
      let timestamp = try headers.one("\(prefix)-timestamp")
      let given = try headers.one("\(prefix)-signature")
      guard Self.isUsable(id) else {
        throw .malformed("\(prefix)-id", "it is not visible ASCII without '.', at most 256 characters")
      }
      let time = try SignedTime.check(timestamp, named: "\(prefix)-timestamp", at: now, tolerance: tolerance)
      let signatures = Self.signatures(in: given)
      guard !signatures.isEmpty else {
        throw .malformed("\(prefix)-signature", "it holds no signature of version 1, 'v1,' and Base64")
      }
      let expected = codes(id, timestamp, body)
      // All are compared, so that how long it takes does not tell which fits.
      var fits = false
      for signature in signatures {
        for code in expected { fits = ConstantTime.equal(signature, code) || fits }
      }
      guard fits else { throw .mismatch(keys: keys.count) }
      return VerifiedWebhook(id: id, time: time)
    }

    private func codes(_ id: String, _ timestamp: String, _ body: [UInt8]) -> [Data] {
      let head = Data("\(id).\(timestamp).".utf8)
      return keys.map { $0.code(of: [head], and: body) }
    }

    /// Of the signatures in the header, those of version 1 that have the right length.
    private static func signatures(in header: String) -> [Data] {
      header.split(separator: " ").filter { $0.hasPrefix("v1,") }.compactMap { part in
        Data(base64Encoded: String(part.dropFirst(3))).flatMap { $0.count == 32 ? $0 : nil }
      }
    }

    /// With a full stop in it, another split of id, time and body would have the same signature.
    private static func isUsable(_ id: String) -> Bool {
      (1...256).contains(id.utf8.count) && id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2E }
    }
  }

  extension StandardWebhooks: CustomStringConvertible, CustomReflectable {
    public var description: String { keys.count == 1 ? "a signing key" : "\(keys.count) signing keys" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  /// The three headers of a signed request.
  public struct WebhookSignature: Hashable, Sendable {
    public let id: String
    /// Whole seconds since 1970.
    public let timestamp: String
    /// One signature for each key, with spaces between.
    public let signature: String

    /// Names and values, as they are sent.
    public var headers: [(name: String, value: String)] {
      [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]
    }
  }

  /// A request that was found genuine.
  public struct VerifiedWebhook: Hashable, Sendable {
    /// The same when the sender repeats the request.
    public let id: String
    /// When this attempt was signed.
    public let time: Date
  }

  /// Why a request cannot be signed.
  @nonexhaustive
  public enum SigningProblem: Error, Hashable, Sendable {
    case unusableID
    case unusableTime
  }

  extension SigningProblem: CustomStringConvertible {
    public var description: String {
      switch self {
      case .unusableID: "A webhook's id is visible ASCII without '.', at most 256 characters; give it another"
      case .unusableTime: "The time of signing is no moment between 1970 and 5138; give the time it is"
      }
    }
  }
#endif

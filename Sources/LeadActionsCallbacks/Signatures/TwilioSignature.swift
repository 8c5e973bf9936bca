#if Callbacks
  import Crypto
  import Foundation

  /// Verifies what Twilio signs: HMAC-SHA1 over the URL and the form's fields, sorted by name, in `X-Twilio-Signature`.
  ///
  /// There is no time in it: a callback that comes again is genuine, and done once by its occurrence's id.
  public struct TwilioSignature: Hashable, Sendable {
    static let header = "X-Twilio-Signature"

    private let tokens: [ProviderSecret]

    /// - Parameters:
    ///   - authToken: The account's auth token.
    ///   - olderTokens: Tokens that are being replaced.
    public init(authToken: ProviderSecret, olderTokens: [ProviderSecret] = []) { tokens = [authToken] + olderTokens }

    /// Says whether a form-encoded callback is genuine.
    ///
    /// The request's URL must be the one that Twilio was given, as Twilio has it: a proxy often changes scheme, host
    /// and port.
    public func verify(_ request: CallbackRequest) throws(SignatureProblem) {
      try verify(request, FormFields(request.body))
    }

    func verify(_ request: CallbackRequest, _ fields: FormFields) throws(SignatureProblem) {
      let text = try request.headers.one(Self.header)
      guard let given = Data(base64Encoded: text), given.count == 20 else {
        throw .malformed(Self.header, "it is not 20 bytes in Base64")
      }
      guard !request.url.isEmpty else { throw .missing("URL") }
      let tail = Self.tail(of: fields)
      var fits = false
      for url in Self.forms(of: request.url) {
        let message = Data((url + tail).utf8)
        for token in tokens {
          let code = HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: token.bytes))
          fits = ConstantTime.equal(given, Data(code)) || fits
        }
      }
      guard fits else { throw .mismatch(keys: tokens.count) }
    }

    /// Names and values one after the other, sorted by their bytes; the same value of a name counts once.
    private static func tail(of fields: FormFields) -> String {
      let pairs = fields.fields.map { [Array($0.name.utf8), Array($0.value.utf8)] }
      let sorted = Set(pairs).sorted { $0.lexicographicallyPrecedes($1, by: { $0.lexicographicallyPrecedes($1) }) }
      return String(decoding: sorted.joined().joined(), as: UTF8.self)
    }

    /// The URL as given, and with the port left out or the scheme's own put in: Twilio signs it sometimes one way and
    /// sometimes the other.
    private static func forms(of url: String) -> [String] {
      guard let scheme = ["https://", "http://"].first(where: { url.hasPrefix($0) }) else { return [url] }
      let rest = url.dropFirst(scheme.count)
      let authority = rest.prefix { !"/?#".contains($0) }
      let tail = rest[authority.endIndex...]
      if let colon = authority.lastIndex(of: ":"), authority[colon...].dropFirst().allSatisfy(\.isNumber) {
        return [url, scheme + authority[..<colon] + tail]
      }
      return [url, scheme + authority + (scheme == "https://" ? ":443" : ":80") + tail]
    }
  }

  extension TwilioSignature: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(tokens.count) auth tokens" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

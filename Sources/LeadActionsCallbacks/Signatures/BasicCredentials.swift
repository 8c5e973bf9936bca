#if Callbacks
  import Foundation

  /// The name and password with which a provider that does not sign, such as Postmark, calls back (RFC 7617).
  ///
  /// They show that the caller knows them, and nothing about the body: receive such callbacks over HTTPS alone.
  public struct BasicCredentials: Hashable, Sendable {
    private let accepted: [Data]

    /// - Parameters:
    ///   - name: Without a colon.
    ///   - password: The one in use, long and random.
    ///   - olderPasswords: Those that are being replaced.
    public init(name: String, password: ProviderSecret, olderPasswords: [ProviderSecret] = []) {
      accepted = ([password] + olderPasswords).map { Data("\(name):".utf8) + $0.bytes }
    }

    public func verify(_ headers: HeaderFields) throws(SignatureProblem) {
      let header = try headers.one("Authorization")
      let parts = header.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, String(parts[0]).equalsIgnoringCase("Basic"),
        let given = Data(base64Encoded: String(parts[1]))
      else { throw .malformed("Authorization", "it is not 'Basic' and Base64") }
      var fits = false
      for credentials in accepted { fits = ConstantTime.equalSecrets(given, credentials) || fits }
      guard fits else { throw .wrongCredentials }
    }
  }

  extension BasicCredentials: CustomStringConvertible, CustomReflectable {
    public var description: String { "a name and a password" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

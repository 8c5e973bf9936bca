#if HTTP
  import LeadActions

  /// A text of a provider's settings with secrets in it: `${NAME}` stands for one that the host's secret source gives when
  /// a request is made. It never appears in a description.
  public struct SecretText: Hashable, Sendable {
    fileprivate enum Form: Hashable {
      case template(String)
      case literal(String)
    }

    fileprivate let form: Form

    /// - Parameter text: Such as `${SENDGRID_KEY}`.
    public init(_ text: String) { form = .template(text) }

    private init(_ form: Form) { self.form = form }

    /// The secret itself, taken as it stands; better is to name it, and let a source give it.
    public static func literal(_ secret: String) -> SecretText { SecretText(.literal(secret)) }
  }

  extension SecretText: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
  }

  extension SecretText: CustomStringConvertible, CustomReflectable {
    public var description: String { "a text that may hold secrets" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  /// The secrets of one request, resolved as they are needed, and the means of taking them out of what is recorded.
  struct ResolvedSecrets {
    let source: (any SecretSource)?
    let tenant: TenantName
    private var values: [SecretName: String] = [:]
    /// What else must not be shown, such as a password that stands in the settings, or what was made of one.
    private var hidden: [String] = []

    /// The fewest bytes for which a text is hidden that may be no secret, such as a user's name or a header's value.
    static let shortestHidden = 8

    init(from source: (any SecretSource)?, of tenant: TenantName) {
      self.source = source
      self.tenant = tenant
    }

    /// The text with its secrets' values in their places.
    ///
    /// - Parameter inURL: Whether the values are percent-encoded.
    mutating func text(_ text: SecretText, inURL: Bool = false) async throws(ProviderProblem) -> String {
      switch text.form {
      case .literal(let secret):
        hide(secret)
        return secret
      case .template(let template):
        var resolved = ""
        var rest = template[...]
        while let start = rest.firstRange(of: "${") {
          guard let end = rest[start.upperBound...].firstIndex(of: "}"), end > start.upperBound else {
            throw .unclosedSecret
          }
          let value = try await value(of: SecretName(String(rest[start.upperBound..<end])))
          resolved += rest[..<start.lowerBound] + (inURL ? value.percentEncoded : value)
          rest = rest[rest.index(after: end)...]
        }
        return resolved + rest
      }
    }

    /// Hides the values of a URL's query, which may be secrets that stand in the settings themselves.
    mutating func hideQuery(of url: String) {
      let query = url.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
      for pair in query.split(separator: "&") {
        let value = pair.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        if value.utf8.count >= 4, !values.values.contains(where: { $0.percentEncoded == value }) { hide(value) }
      }
    }

    mutating func hide(_ text: String) { hidden += [text, text.percentEncoded].filter { !$0.isEmpty } }

    /// A text that is secret as a whole, such as a token, whether the source gave it or it stands in the settings.
    ///
    /// - Parameter shortest: The fewest bytes for which it is hidden: what is shorter may be a common word.
    mutating func credential(_ text: SecretText, shortest: Int = 1) async throws(ProviderProblem) -> String {
      let resolved = try await self.text(text)
      // One that the source gave is shown by its name.
      if resolved.utf8.count >= shortest, !values.values.contains(resolved) { hide(resolved) }
      return resolved
    }

    private mutating func value(of name: SecretName) async throws(ProviderProblem) -> String {
      if let value = values[name] { return value }
      let found: String?
      do { found = try await source?.value(of: name, tenant: tenant) } catch { throw .unreadableSecret(name) }
      guard let found, !found.isEmpty else { throw .unknownSecret(name) }
      values[name] = found
      return found
    }

    /// The text with the names of secrets in the places of their values, the longest value first, since one may be part of
    /// another.
    func scrubbed(_ text: String) -> String {
      // One may stand in the host, which is named in lower case.
      let named = values.flatMap { name, value in
        [value, value.percentEncoded, value.lowercased()].map { ($0, "${\(name)}") }
      }
      let all = named + hidden.map { ($0, "…") }
      // By bytes: a mark that follows a secret makes another character of its last letter.
      let clean = all.sorted { $0.0.utf8.count > $1.0.utf8.count }.reduce(Array(text.utf8)) { bytes, one in
        bytes.replacing(Array(one.0.utf8), with: Array(one.1.utf8))
      }
      return String(decoding: clean, as: UTF8.self)
    }
  }

  /// Kept out of dumps and logs.
  extension ResolvedSecrets: CustomStringConvertible, CustomReflectable {
    var description: String { "\(values.count + hidden.count) secrets" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  extension String {
    /// Every byte but letters, digits and `-._~` as `%XX`.
    var percentEncoded: String {
      let digits = Array("0123456789ABCDEF".utf8)
      var bytes: [UInt8] = []
      for byte in utf8 {
        switch byte {
        case 48...57, 65...90, 97...122, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
        default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
#endif

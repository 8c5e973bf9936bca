/// A webhook's URL whose secrets are names still.
struct SecretURL: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    case secret(SecretName)
  }

  let parts: [Part]

  init(_ url: String) throws(SecretProblem) {
    // Most name none, and every attempt asks.
    guard url.utf8.contains(UInt8(ascii: "$")) else {
      parts = [.text(url)]
      return
    }
    var parts: [Part] = []
    var rest = url[...]
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}"), end > start.upperBound else {
        throw .unclosed
      }
      parts.append(.text(String(rest[..<start.lowerBound])))
      parts.append(.secret(SecretName(String(rest[start.upperBound..<end]))))
      rest = rest[rest.index(after: end)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  /// The URL as it is requested, with the secrets' values percent-encoded.
  func resolved(with source: (any SecretSource)?, for tenant: TenantName) async throws(SecretProblem) -> ResolvedURL {
    var url = ""
    var values: [SecretName: String] = [:]
    for part in parts {
      switch part {
      case .text(let text): url += text
      case .secret(let name):
        let value = try await value(of: name, for: tenant, from: source)
        values[name] = value
        url += value.percentEncoded()
      }
    }
    return ResolvedURL(url: url, secrets: values, source: self)
  }

  /// What stands in the URL itself and may be a secret, as the guide's own example has it: a user's name and password,
  /// the values of the query, and what is long in the path.
  var literals: [String] {
    let url = parts.map { if case .text(let text) = $0 { text } else { "${}" } }.joined()
    guard let start = url.firstRange(of: "://") else { return [] }
    let rest = url[start.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let path = rest[authority.endIndex...].prefix { !"?#".contains($0) }
    let query = rest[path.endIndex...]
    var literals = path.split(separator: "/").filter { $0.utf8.count >= 16 }.map(String.init)
    if let at = authority.lastIndex(of: "@") {
      literals += [String(authority[...at])] + authority[..<at].split(separator: ":").map(String.init)
    }
    for pair in query.split(whereSeparator: { "?#&".contains($0) }) {
      let value = pair.firstIndex(of: "=").map { pair[pair.index(after: $0)...] } ?? pair
      // The name too, so that a short value is not taken out of every word that has its letters.
      literals += [String(pair)] + (value.utf8.count >= 4 ? [String(value)] : [])
    }
    return literals.filter { !$0.contains("${") }
  }

  private func value(
    of name: SecretName, for tenant: TenantName, from source: (any SecretSource)?
  ) async throws(SecretProblem) -> String {
    let value: String?
    do { value = try await source?.value(of: name, tenant: tenant) } catch { throw .unreadable(name) }
    // One that is empty was never set, and a receiver that did not set its own would take anybody's.
    guard let value, !value.isEmpty else { throw .unknown(name) }
    return value
  }
}

/// A URL with secrets in it, and the means of taking them out of what is recorded.
struct ResolvedURL: Sendable {
  let url: String
  private let secrets: [SecretName: String]
  private let source: SecretURL

  init(url: String, secrets: [SecretName: String], source: SecretURL) {
    self.url = url
    self.secrets = secrets
    self.source = source
  }

  /// What may be secret though the rule book has it in the URL itself; looked for only where something is recorded.
  private var literals: [String] { source.literals.sorted { $0.utf8.count > $1.utf8.count } }

  /// The text with the names of secrets in the place of their values, raw, encoded or in lower case, and dots in the
  /// place of what may be one; the longest value first, since one may be part of another.
  func scrubbed(_ text: String) -> String {
    var text = text
    let longest = secrets.sorted { $0.value.utf8.count > $1.value.utf8.count }
    for (name, value) in longest {
      let forms = [value, value.percentEncoded(), value.percentEncoded(lowercase: true)]
      // A secret may stand in the host, which clients name in lower case.
      for form in forms + forms.map({ $0.lowercased() }) { text.replace(form, with: "${\(name)}") }
    }
    for literal in literals { text.replace(literal, with: "…") }
    return text
  }
}

/// Kept out of dumps and logs.
extension ResolvedURL: CustomStringConvertible, CustomReflectable {
  var description: String { "a URL with \(secrets.count) secrets" }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String {
  /// Every byte but letters, digits and `-._~` as `%XX`.
  fileprivate func percentEncoded(lowercase: Bool = false) -> String {
    let digits = Array((lowercase ? "0123456789abcdef" : "0123456789ABCDEF").utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte.isLetterOrDigit || "-._~".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A webhook's URL, taken apart for what may be secret in it.
struct CheckedURL {
  /// Where a secret is spelled out.
  enum Secret: Hashable {
    case query(key: String)
    case path
  }

  let isSecure: Bool
  /// Without brackets and port, in lower case.
  let host: String
  private let path: Substring
  private let query: Substring
  /// Whether `${NAME}` stands anywhere in it.
  let namesSecret: Bool

  init(_ url: String) {
    isSecure = url.lowercased().hasPrefix("https:")
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { !"/?#".contains($0) }
    if authority.hasPrefix("[") {
      host = authority.dropFirst().prefix { $0 != "]" }.lowercased()
    } else {
      host = authority.prefix { $0 != ":" }.lowercased()
    }
    path = rest[authority.endIndex...].prefix { $0 != "?" }
    query = rest[path.endIndex...].dropFirst()
    namesSecret = url.contains("${")
  }

  var spelledOutSecret: Secret? {
    for pair in query.split(separator: "&") {
      let key = pair.prefix { $0 != "=" }
      let value = pair.dropFirst(key.count + 1)
      guard !value.isEmpty, !value.contains("${") else { continue }
      switch Self.meaning(of: key) {
      case .secret: return .query(key: String(key))
      // With a secret by name, it is more likely the key of something else.
      case .maybe where !namesSecret || Self.looksRandom(value): return .query(key: String(key))
      default:
        if !namesSecret, Self.looksRandom(value) { return .query(key: String(key)) }
      }
    }
    if !namesSecret, path.split(separator: "/").contains(where: Self.looksRandom) { return .path }
    return nil
  }

  private enum Meaning { case secret, maybe, other }

  private static func meaning(of key: Substring) -> Meaning {
    let key = key.lowercased().filter { $0.isLetter || $0.isNumber }
    let parts = [
      "secret", "token", "password", "passwd", "passphrase", "apikey", "accesskey", "privatekey", "signature",
      "credential", "hmac", "bearer",
    ]
    if parts.contains(where: key.contains) || ["pwd", "pw", "pass", "sig"].contains(key) { return .secret }
    return ["key", "auth", "authorization", "code", "hash", "k"].contains(key) ? .maybe : .other
  }

  /// Whether a text looks as if nobody had thought of it: long, with letters and digits mixed.
  static func looksRandom(_ text: Substring) -> Bool {
    let hexadecimal = text.utf8.filter { $0 != UInt8(ascii: "-") }
    if hexadecimal.count >= 24, hexadecimal.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      hexadecimal.contains(where: \.isDigit)
    {
      return true
    }
    return text.utf8.split { !$0.isLetterOrDigit }.contains { piece in
      guard piece.count >= 12 else { return false }
      let changes = zip(piece, piece.dropFirst()).count { Self.kind($0) != Self.kind($1) }
      return piece.contains(where: \.isDigit) ? changes >= 3 : piece.count >= 16 && changes * 5 > piece.count * 2
    }
  }

  private static func kind(_ byte: UInt8) -> Int {
    if byte.isDigit { return 0 }
    return byte >= UInt8(ascii: "a") ? 1 : 2
  }
}

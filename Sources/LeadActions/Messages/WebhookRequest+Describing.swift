/// Described without what may be secret in its URL, so that a log or a dump of a delivery shows none.
///
/// A secret that the URL names is its name still. What a rule book has in the URL itself, as the guide's own example does,
/// is left out: user's name and password, the values of the query, and what is long in the path.
extension WebhookRequest: CustomStringConvertible, CustomReflectable {
  public var description: String { "POST to \(Self.masked(url))" }

  public var customMirror: Mirror {
    Mirror(
      self,
      children: ["url": Self.masked(url), "contentType": contentType, "body": body] as KeyValuePairs<String, Any>,
      displayStyle: .struct)
  }

  static func masked(_ url: String) -> String {
    guard let start = url.firstRange(of: "://")?.upperBound else { return hidden }
    let scheme = url[..<start]
    let authority = url[start...].prefix { !"/?#\\".contains($0) }
    let path = url[authority.endIndex...].prefix { !"?#".contains($0) }
    let query = url[path.endIndex...]
    let host = authority.lastIndex(of: "@").map { hidden + authority[$0...] } ?? String(authority)
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      segment.utf8.count < 16 || isName(segment) ? String(segment) : hidden
    }
    let pairs = query.dropFirst().split(whereSeparator: { "?#&".contains($0) }).map { pair in
      guard let equals = pair.firstIndex(of: "=") else { return hidden }
      let value = pair[pair.index(after: equals)...]
      return pair[...equals] + (isName(value) ? String(value) : hidden)
    }
    return scheme + host + segments.joined(separator: "/") + (query.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }

  private static let hidden = "…"

  /// Whether a text is nothing but the name of a secret.
  private static func isName(_ text: Substring) -> Bool {
    text.hasPrefix("${") && text.hasSuffix("}") && text.firstIndex(of: "}") == text.index(before: text.endIndex)
  }
}

/// The URL of a webhook, as a rule book may give it.
enum WebhookAddress {
  struct Fault: Hashable {
    let message: String
    let mend: String
    var topic = ProblemTopic.unusableAddress
  }

  /// What is wrong with a URL, if anything; `${NAME}` in its path or query stands for a secret.
  static func fault(in url: String) -> Fault? {
    guard !url.isEmpty else {
      return Fault(message: "The URL is empty.", mend: "Give one such as 'https://example.com/hook'.")
    }
    guard url.utf8.count <= 8_192 else {
      return Fault(message: "The URL is longer than 8192 bytes.", mend: "Give a shorter one.")
    }
    let shown = withoutSecrets(url).inQuotes
    if url.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.properties.generalCategory == .control }) {
      return Fault(message: "The URL \(shown) holds a space or control character.", mend: "Write %20 for a space.")
    }
    guard let scheme = ["https://", "http://"].first(where: { url.lowercased().hasPrefix($0) }) else {
      return Fault(message: "The URL \(shown) is not of a web page.", mend: "Begin it with 'https://' or 'http://'.")
    }
    let rest = url.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#".contains($0) }
    return fault(inAuthority: authority, shown) ?? fault(inPath: rest.dropFirst(authority.count), shown)
  }

  /// As messages show a URL, which end up in logs: without a password, and without the query, where secrets stand.
  private static func withoutSecrets(_ url: String) -> String {
    var shown = url[...]
    if let query = url.firstIndex(of: "?") { shown = url[...query] + "…" }
    guard let scheme = shown.firstRange(of: "://") else { return String(shown) }
    let authority = shown[scheme.upperBound...].prefix { !"/?#".contains($0) }
    guard let at = authority.lastIndex(of: "@") else { return String(shown) }
    return shown[..<scheme.upperBound] + "…" + shown[at...]
  }

  private static func fault(inAuthority authority: Substring, _ shown: String) -> Fault? {
    if authority.contains("$") || authority.contains("{") {
      return Fault(
        message: "The URL \(shown) has a secret where its host belongs.", mend: "Put it in the path or the query.")
    }
    if authority.contains("@") {
      return Fault(
        message: "The URL \(shown) holds a user name or password.", mend: "Put a secret in the query, as ${NAME}.",
        topic: .spelledOutSecret)
    }
    var host = authority
    if let end = authority.lastIndex(of: "]") ?? authority.firstIndex(of: ":") {
      host = authority[end] == "]" ? authority[...end] : authority[..<end]
    }
    guard isHost(host) else {
      return Fault(
        message: "The URL \(shown) has no usable host.", mend: "Give the host's name in ASCII, such as 'example.com'.")
    }
    let port = authority.dropFirst(host.count)
    if !port.isEmpty, port.first != ":" || Int(port.dropFirst()).map({ !(1...65_535).contains($0) }) ?? true {
      return Fault(message: "The URL \(shown) has an unusable port.", mend: "Give one from 1 to 65535, or none.")
    }
    return nil
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]") && host.contains(":")
        && host.dropFirst().dropLast().utf8.allSatisfy {
          isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
        }
    }
    let labels = (host.hasSuffix(".") ? host.dropLast() : host).split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
  }

  private static func fault(inPath path: Substring, _ shown: String) -> Fault? {
    var bytes = path.utf8[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "$") where bytes.first == UInt8(ascii: "{"):
        let name = bytes.dropFirst().prefix { $0.isLetterOrDigit || "-_.".utf8.contains($0) }
        bytes = bytes.dropFirst(1 + name.count)
        guard !name.isEmpty, bytes.popFirst() == UInt8(ascii: "}") else {
          return Fault(
            message: "The URL \(shown) has a secret that is not written as ${NAME}.",
            mend: "Use letters, digits, '-', '_' and '.' in its name, and close it with '}'.")
        }
      case UInt8(ascii: "%"):
        guard bytes.count >= 2, bytes.prefix(2).allSatisfy(isHex) else {
          return Fault(
            message: "The URL \(shown) has a '%' that no two hexadecimal digits follow.", mend: "Write %25 for '%'.")
        }
        bytes = bytes.dropFirst(2)
      case UInt8(ascii: "#"):
        return Fault(
          message: "The URL \(shown) has a fragment, which is never sent.", mend: "Leave it out, or write %23 for '#'.")
      case let byte where byte.isLetterOrDigit || "-._~:/?[]@!$&'()*+,;=".utf8.contains(byte): break
      default:
        return Fault(
          message: "The URL \(shown) holds a character that URLs cannot.", mend: "Percent-encode it, as %C3%A9 for 'é'."
        )
      }
    }
    return nil
  }

  private static func isHex(_ byte: UInt8) -> Bool { Unicode.Scalar(byte).properties.isASCIIHexDigit }
}

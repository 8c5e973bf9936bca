/// Where deliveries go that can hold each other up: a webhook's host and port, a referral partner, or a kind of message.
public struct Destination: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }
}

extension Destination {
  public init(of message: Message) {
    switch message {
    case .webhook(let request): self.init(rawValue: "webhook \(Self.authority(of: request.url))")
    case .referral(let referral): self.init(rawValue: "referral \(referral.partner)")
    case .custom(let custom): self.init(rawValue: "custom \(custom.name)")
    default: self.init(rawValue: message.kind.description)
    }
  }

  /// Host and port without the user's name and password; a secret in them stays its name.
  static func authority(of url: String) -> String {
    guard let colon = url.firstRange(of: "://") else { return "" }
    let isPlain = url[..<colon.lowerBound].lowercased() == "http"
    var rest = url[colon.upperBound...]
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let host = rest.lowercased()
    let afterAddress = host.lastIndex(of: "]").map { host[$0...] } ?? host[...]
    if afterAddress.contains(":") { return host }
    return host + (isPlain ? ":80" : ":443")
  }
}

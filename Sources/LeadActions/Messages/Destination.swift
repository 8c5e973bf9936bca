/// Where deliveries go that can hold each other up: a webhook's host and port, or a tenant's referral partner or kind of
/// message, since each tenant may have a server of its own.
public struct Destination: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }
}

extension Destination {
  public init(of message: Message, tenant: TenantName = .only) {
    let name =
      switch message {
      case .webhook(let request): "webhook \(Self.authority(of: request.url))"
      case .referral(let referral): "referral \(referral.partner)"
      case .custom(let custom): "custom \(custom.name)"
      default: message.kind.description
      }
    if case .webhook = message { self.init(rawValue: name) } else { self.init(name, of: tenant) }
  }

  private init(_ name: String, of tenant: TenantName) {
    self.init(rawValue: tenant == .only ? name : "\(name) of \(tenant)")
  }

  /// Host and port without the user's name and password; a secret in them stays its name.
  ///
  /// Read byte by byte, since every commit asks it of each webhook.
  static func authority(of url: String) -> String {
    let bytes = url.utf8
    guard let colon = bytes.indices.first(where: { bytes[$0...].starts(with: "://".utf8) }) else { return "" }
    let isPlain = url[..<colon].lowercased() == "http"
    var rest = bytes[bytes.index(colon, offsetBy: 3)...].prefix { !"/?#\\".utf8.contains($0) }
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[rest.index(after: at)...] }
    let host = String(Substring(rest)).lowercased()
    let afterAddress = rest.lastIndex(of: UInt8(ascii: "]")).map { rest[$0...] } ?? rest
    if afterAddress.contains(UInt8(ascii: ":")) { return host }
    return host + (isPlain ? ":80" : ":443")
  }
}

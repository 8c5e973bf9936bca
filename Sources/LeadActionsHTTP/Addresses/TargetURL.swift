#if HTTP
  /// A URL taken apart and checked, so that no two programs can read it differently.
  struct TargetURL: Sendable {
    let isSecure: Bool
    let host: URLHost
    let port: Int
    /// Path and query as they stand in the request, beginning with a slash.
    let path: String
    /// The user's name and password, percent-decoded, if the URL holds them.
    let user: String?

    /// The most bytes of a URL.
    static let limit = 16_384

    init(_ url: String) throws(OutboundError) {
      guard url.utf8.count <= Self.limit else { throw .unusable("it is longer than \(Self.limit) bytes") }
      let lower = url.utf8.prefix(8).map { $0 | 0x20 }
      isSecure = lower.starts(with: "https:".utf8)
      // Setting the bit leaves colon and slash as they are, and makes no other byte one of them that a URL may hold.
      guard url.utf8.starts(with: (isSecure ? "https://" : "http://").utf8, by: { $0 == $1 || $0 | 0x20 == $1 }) else {
        throw .unusable("it begins with neither 'https://' nor 'http://'")
      }
      let rest = url.utf8.dropFirst(isSecure ? 8 : 7)
      let authority = rest.prefix { !Self.endsAuthority($0) }
      (user, host, port) = try Self.authority(authority, isSecure: isSecure)
      path = try Self.path(rest[authority.endIndex...])
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\\")
    }

    /// The URL as the client gets it: without user, password and fragment, the host in its one form.
    var text: String { "\(isSecure ? "https" : "http")://\(host):\(port)\(path)" }
  }

  extension TargetURL {
    private typealias Bytes = Substring.UTF8View

    private static func authority(
      _ authority: Bytes, isSecure: Bool
    ) throws(OutboundError) -> (String?, URLHost, Int) {
      var hostAndPort = authority
      var user: String?
      if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
        user = try decodedUser(authority[..<at])
        hostAndPort = authority[authority.index(after: at)...]
      }
      let afterAddress = hostAndPort.lastIndex(of: UInt8(ascii: "]")).map { hostAndPort[$0...] } ?? hostAndPort
      guard let colon = afterAddress.firstIndex(of: UInt8(ascii: ":")) else {
        return (user, try URLHost(String(Substring(hostAndPort))), isSecure ? 443 : 80)
      }
      let digits = hostAndPort[hostAndPort.index(after: colon)...]
      guard (1...5).contains(digits.count), digits.allSatisfy(\.isDecimalDigit),
        let port = Int(Substring(digits)), (1...65_535).contains(port)
      else { throw .unusable("its port is no number from 1 to 65535") }
      return (user, try URLHost(String(Substring(hostAndPort[..<colon]))), port)
    }

    /// Credentials before the host; never repeated in an error.
    private static func decodedUser(_ text: Bytes) throws(OutboundError) -> String {
      let problem = OutboundError.unusable(
        "what stands before '@' is no user name and password; percent-encode other characters than letters and digits")
      var bytes: [UInt8] = []
      var rest = text
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%") {
          guard let high = rest.popFirst()?.hexadecimalValue, let low = rest.popFirst()?.hexadecimalValue else {
            throw problem
          }
          bytes.append(UInt8(high << 4 | low))
        } else {
          guard isUnreserved(byte) || "!$&'()*+,;=:".utf8.contains(byte) else { throw problem }
          bytes.append(byte)
        }
      }
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }), let decoded = String(validating: bytes, as: UTF8.self)
      else {
        throw problem
      }
      return decoded
    }

    /// Path and query, without the fragment.
    private static func path(_ text: Bytes) throws(OutboundError) -> String {
      let sent = text.prefix { $0 != UInt8(ascii: "#") }
      // How many hexadecimal digits have to follow.
      var digits = 0
      var hasBrackets = false
      for byte in sent {
        if digits > 0 {
          guard byte.hexadecimalValue != nil else { throw unencoded }
          digits -= 1
        } else if byte == UInt8(ascii: "%") {
          digits = 2
        } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
          hasBrackets = true
        } else if !isUnreserved(byte), !isDelimiter(byte) {
          throw .unusable(
            "its path or query holds a character that URLs cannot; percent-encode it, as %20 for a space")
        }
      }
      guard digits == 0 else { throw unencoded }
      var path = String(Substring(sent))
      // Brackets are often written as they are, though they belong to hosts. Replaced only where there are any, since that
      // goes by characters, and would be the dearest part of a request.
      if hasBrackets { path = path.replacing("[", with: "%5B").replacing("]", with: "%5D") }
      return path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
    }

    private static let unencoded = OutboundError.unusable(
      "its path or query has a '%' that no two hexadecimal digits follow; write %25 for '%'")

    private static func isUnreserved(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
      default: byte.isLetter || byte.isDecimalDigit
      }
    }

    /// What may stand in a path and query as it is, beside what is unreserved.
    private static func isDelimiter(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "+"),
        UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "'"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ";"):
        true
      default: false
      }
    }
  }

  /// Kept out of dumps and logs: path, query and user may be secret.
  extension TargetURL: CustomStringConvertible, CustomReflectable {
    var description: String { "\(host):\(port)" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

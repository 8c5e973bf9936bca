#if SMTP
  import struct Foundation.Data

  /// User name and password as they are sent; they do not show in descriptions.
  package struct Credentials: Sendable {
    private let user: String
    private let password: String

    /// Fails for what the protocol cannot carry: an empty user name or password (RFC 4616), and NUL, which
    /// separates the two.
    package init?(user: String, password: String) {
      guard !user.isEmpty, !password.isEmpty, !(user + password).unicodeScalars.contains("\0") else { return nil }
      self.user = user
      self.password = password
    }

    /// Both at once, for PLAIN.
    var plain: String { Self.base64("\0\(user)\0\(password)") }
    var userLine: String { Self.base64(user) }
    var passwordLine: String { Self.base64(password) }

    /// A reply without the password, should the server repeat it.
    func scrubbed(_ reply: SMTPReply) -> SMTPReply {
      var reply = reply
      for secret in [plain, passwordLine, password] where !secret.isEmpty {
        reply.lines = reply.lines.map { $0.replacing(secret, with: "…") }
      }
      return reply
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
  }

  extension Credentials: CustomStringConvertible, CustomReflectable {
    package var description: String { "credentials" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

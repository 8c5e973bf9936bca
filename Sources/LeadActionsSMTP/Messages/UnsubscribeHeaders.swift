#if SMTP
  import LeadActions

  /// The headers by which a mail program offers to unsubscribe (RFC 2369, RFC 8058).
  enum UnsubscribeHeaders {
    /// The most characters of the URL, so that its line stays within the standard's 998.
    static let limit = 900

    static func fields(_ link: UnsubscribeLink) throws(MailProblem) -> [HeaderField] {
      var pieces: [String] = []
      var isOneClick = false
      if let url = link.url {
        // A URL may hold a key to the recipient's account, and is not shown.
        let scheme = url.lowercased()
        guard scheme.hasPrefix("https://") || (scheme.hasPrefix("http://") && !link.isOneClick), url.utf8.count > 8,
          url.utf8.count <= limit, url.utf8.allSatisfy({ (33...126).contains($0) && !"<>\"\\^`{|}".utf8.contains($0) })
        else { throw .unsubscribeURL }
        pieces.append("<\(url)>")
        isOneClick = link.isOneClick
      }
      if let email = link.email {
        guard let address = SMTPAddress(email) else { throw .unsubscribeAddress(email) }
        pieces.append("<mailto:\(encoded(address))?subject=unsubscribe>")
      }
      guard let last = pieces.indices.last else { return [] }
      let list = pieces.enumerated().map { index, piece in index < last ? piece + "," : piece }
      let field = HeaderField("List-Unsubscribe", list)
      return isOneClick ? [field, HeaderField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")] : [field]
    }

    private static func encoded(_ address: SMTPAddress) -> String {
      address.sent.utf8.reduce(into: "") { text, byte in
        if byte.isLetterOrDigit || "-._~@".utf8.contains(byte) {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          text += "%" + byte.hexadecimal
        }
      }
    }
  }
#endif

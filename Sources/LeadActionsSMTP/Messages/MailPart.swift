#if SMTP
  import struct Foundation.Data
  import LeadActions

  /// A part of an email: text, a file, or several parts in one.
  indirect enum MailPart: Hashable, Sendable {
    case text(subtype: String, String)
    case file(EmailAttachment)
    case several(subtype: String, boundary: String, [MailPart])
  }

  extension MailPart {
    /// Writes its headers, an empty line, and what it holds, in ASCII alone.
    func write(to bytes: inout [UInt8]) throws(MailProblem) {
      switch self {
      case .text(let subtype, let text):
        let text = text.withPlainLineBreaks
        // Base64 where so much is beyond ASCII that it comes out shorter.
        let isBase64 = QuotedPrintable.size(text) > text.utf8.count / 3 * 4 + 4
        HeaderField("Content-Type", "text/\(subtype);", "charset=utf-8").write(to: &bytes)
        HeaderField("Content-Transfer-Encoding", isBase64 ? "base64" : "quoted-printable").write(to: &bytes)
        bytes += "\r\n".utf8
        // Text in base64 has the line ends of email before it is encoded (RFC 2045, section 6.8).
        if isBase64 {
          bytes += Self.base64(Array(text.replacing("\n", with: "\r\n").utf8))
        } else {
          bytes += QuotedPrintable.encoded(text)
        }
      case .file(let file):
        let fileName = file.name.onOneLine
        let name = fileName.isEmpty ? "attachment" : fileName
        guard name.utf8.count <= ParameterText.limit else { throw .attachmentName(name) }
        guard let type = ContentType(file.contentType) else {
          throw .attachmentType(name: name, type: file.contentType)
        }
        HeaderField("Content-Type", type.pieces).write(to: &bytes)
        HeaderField("Content-Disposition", ["attachment;"] + ParameterText.pieces("filename", name)).write(to: &bytes)
        HeaderField("Content-Transfer-Encoding", "base64").write(to: &bytes)
        bytes += "\r\n".utf8
        bytes += Self.base64(file.bytes)
      case .several(let subtype, let boundary, let parts):
        HeaderField("Content-Type", "multipart/\(subtype);", "boundary=\"\(boundary)\"").write(to: &bytes)
        bytes += "\r\n".utf8
        for part in parts {
          bytes += "--\(boundary)\r\n".utf8
          try part.write(to: &bytes)
          bytes += "\r\n".utf8
        }
        bytes += "--\(boundary)--".utf8
      }
    }

    private static func base64(_ bytes: [UInt8]) -> Data {
      Data(bytes).base64EncodedData(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
    }
  }
#endif

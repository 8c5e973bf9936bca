#if Callbacks
  import Foundation

  /// The text fields of a `multipart/form-data` body (RFC 7578), in which providers send emails that came in; files are
  /// passed over.
  enum MultipartFields {
    static let mostParts = 1_000
    private static let lineEnd = Array("\r\n".utf8)

    private struct Part {
      var name: String
      var bytes: ArraySlice<UInt8>
    }

    /// Reads a form, form-encoded or in parts, as its content type says.
    ///
    /// - Parameter charsets: The field that names the others' charsets, as an object of JSON; all others are UTF-8.
    static func read(_ request: CallbackRequest, charsets: String? = nil) throws(CallbackProblem) -> FormFields {
      let type = request.headers["Content-Type"] ?? ""
      guard type.lowercased().hasPrefix("multipart/form-data") else {
        do { return try FormFields(request.body) } catch { throw .unreadable("\(error)") }
      }
      guard let boundary = parameter("boundary", of: type), (1...70).contains(boundary.utf8.count) else {
        throw .unreadable("Content-Type: it is multipart and has no boundary of 1 to 70 characters")
      }
      let parts = try parts(of: request.body, boundary: boundary)
      let named = parts.first { $0.name == charsets }.flatMap { try? CallbackValue.read(Array($0.bytes)) }
      return FormFields(
        parts.map { part in
          let charset = named?[part.name]?.text ?? ""
          return FormFields.Pair(name: part.name, value: Charset.text(Array(part.bytes), in: charset))
        })
    }

    private static func parts(of body: [UInt8], boundary: String) throws(CallbackProblem) -> [Part] {
      let opening = Array("--\(boundary)".utf8)
      let delimiter = lineEnd + opening
      var parts: [Part] = []
      // The first boundary may stand at the very beginning, where no line ends before it.
      let first =
        body.starts(with: opening) ? opening.count : ByteSearch.first(delimiter, in: body, from: 0)?.upperBound
      guard var start = first else { throw .unreadable("multipart: its boundary is not in it") }
      for _ in 0..<mostParts {
        if body[start...].starts(with: "--".utf8) { return parts }
        guard let end = ByteSearch.first(delimiter, in: body, from: start) else {
          throw .unreadable("multipart: it ends without its last boundary")
        }
        if let part = part(Array(body[start..<end.lowerBound])) { parts.append(part) }
        start = end.upperBound
      }
      throw .unreadable("multipart: it has more than \(mostParts) parts")
    }

    /// Name and bytes of a part; none where it is a file, or has no name.
    private static func part(_ part: [UInt8]) -> Part? {
      guard let gap = ByteSearch.first(lineEnd + lineEnd, in: part, from: 0) else { return nil }
      let lines = String(decoding: part[..<gap.lowerBound].prefix(8_192), as: UTF8.self).split(separator: "\r\n")
      let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
      guard let disposition, parameter("filename", of: disposition) == nil,
        let name = parameter("name", of: disposition)
      else { return nil }
      return Part(name: name, bytes: part[gap.upperBound...])
    }

    /// A header's parameter, in quotes or not.
    private static func parameter(_ name: String, of header: some StringProtocol) -> String? {
      for piece in header.split(separator: ";").dropFirst() {
        let pair = piece.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, String(pair[0]).trimmingCharacters(in: .whitespaces).equalsIgnoringCase(name) else {
          continue
        }
        return pair[1].trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "\"")))
      }
      return nil
    }
  }
#endif

#if Callbacks
  import Foundation

  /// The text fields of a `multipart/form-data` body (RFC 7578), in which providers send emails that came in; files are
  /// passed over.
  enum MultipartFields {
    static let mostParts = 1_000
    private static let lineEnd = Data("\r\n".utf8)

    /// Reads a form, form-encoded or in parts, as its content type says.
    static func read(_ request: CallbackRequest) throws(CallbackProblem) -> FormFields {
      let type = request.headers["Content-Type"] ?? ""
      guard type.lowercased().hasPrefix("multipart/form-data") else {
        do { return try FormFields(request.body) } catch { throw .unreadable("\(error)") }
      }
      guard let boundary = parameter("boundary", of: type), (1...70).contains(boundary.utf8.count) else {
        throw .unreadable("Content-Type: it is multipart and has no boundary of 1 to 70 characters")
      }
      return try fields(of: Data(request.body), boundary: boundary)
    }

    private static func fields(of body: Data, boundary: String) throws(CallbackProblem) -> FormFields {
      // The first boundary may stand at the very beginning, where no line ends before it.
      let body = lineEnd + body
      let delimiter = Data("\r\n--\(boundary)".utf8)
      var fields: [FormFields.Pair] = []
      guard var start = body.firstRange(of: delimiter)?.upperBound else {
        throw .unreadable("multipart: its boundary is not in it")
      }
      for _ in 0..<mostParts {
        if body[start...].starts(with: "--".utf8) { return FormFields(fields) }
        guard let end = body[start...].firstRange(of: delimiter) else {
          throw .unreadable("multipart: it ends without its last boundary")
        }
        if let field = field(body[start..<end.lowerBound]) { fields.append(field) }
        start = end.upperBound
      }
      throw .unreadable("multipart: it has more than \(mostParts) parts")
    }

    /// Name and text of a part; none where it is a file, or has no name.
    private static func field(_ part: Data) -> FormFields.Pair? {
      guard let gap = part.firstRange(of: lineEnd + lineEnd) else { return nil }
      let lines = String(decoding: part[..<gap.lowerBound].prefix(8_192), as: UTF8.self).split(separator: "\r\n")
      let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
      guard let disposition, parameter("filename", of: disposition) == nil,
        let name = parameter("name", of: disposition)
      else { return nil }
      return FormFields.Pair(name: name, value: String(decoding: part[gap.upperBound...], as: UTF8.self))
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

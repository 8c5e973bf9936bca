#if SMTP
  /// Cuts what a server sends into replies, and takes no more than a reply can have.
  package struct ReplyReader: Sendable {
    /// The standard has 512 bytes for a line.
    package static let lineLimit = 2_048
    package static let lineCountLimit = 200

    /// What does not read as replies.
    package enum Fault: Error, Hashable, Sendable {
      case lineTooLong
      case tooManyLines
      /// A line without a code, or with another than the lines before it.
      case noReply
    }

    private var rest: [UInt8] = []
    private var code: Int?
    private var lines: [String] = []

    package init() {}

    /// Whether nothing of a reply has arrived that has not been read.
    package var isEmpty: Bool { rest.isEmpty && lines.isEmpty }

    package mutating func append(_ bytes: some Sequence<UInt8>) { rest += bytes }

    /// The next whole reply, if it has arrived.
    package mutating func next() throws(Fault) -> SMTPReply? {
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        guard end <= Self.lineLimit else { throw .lineTooLong }
        var line = rest[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let reply = try read(line)
        rest.removeSubrange(...end)
        if let reply { return reply }
      }
      guard rest.count <= Self.lineLimit else { throw .lineTooLong }
      return nil
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws(Fault) -> SMTPReply? {
      let digits = line.prefix(3)
      let mark = line.dropFirst(3).first
      guard digits.count == 3, digits.allSatisfy(\.isDigit), let code = Int(String(decoding: digits, as: UTF8.self)),
        (200..<600).contains(code), mark == nil || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-"),
        self.code == nil || self.code == code
      else { throw .noReply }
      guard lines.count < Self.lineCountLimit else { throw .tooManyLines }
      lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
      if mark == UInt8(ascii: "-") {
        self.code = code
        return nil
      }
      defer {
        self.code = nil
        lines = []
      }
      return SMTPReply(code, lines)
    }
  }
#endif

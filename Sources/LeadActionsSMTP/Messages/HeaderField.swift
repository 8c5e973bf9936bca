#if SMTP
  /// A header of an email: a name, and the pieces of its value between which its line may be folded.
  package struct HeaderField: Hashable, Sendable {
    /// The longest line that is not folded where it can be (RFC 5322, section 2.1.1).
    static let lineLength = 78

    package let name: String
    package let pieces: [String]

    package init(_ name: String, _ pieces: String...) { self.init(name, pieces) }

    package init(_ name: String, _ pieces: [String]) {
      self.name = name
      self.pieces = pieces
    }

    package func write(to bytes: inout [UInt8]) {
      bytes += name.utf8
      bytes.append(UInt8(ascii: ":"))
      var length = name.utf8.count + 1
      for (index, piece) in pieces.enumerated() {
        let count = piece.utf8.count
        if index > 0, length + 1 + count > Self.lineLength {
          bytes += "\r\n".utf8
          length = 0
        }
        bytes.append(UInt8(ascii: " "))
        // Whoever made the piece has cleaned it; should that ever fail, no line breaks here all the same.
        bytes += piece.utf8.lazy.map { $0 < 32 || $0 == 127 ? UInt8(ascii: "?") : $0 }
        length += 1 + count
      }
      bytes += "\r\n".utf8
    }
  }
#endif

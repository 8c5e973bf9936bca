#if Callbacks
  /// The fields of a form-encoded body or of a URL's query, in their order, as the WHATWG URL standard reads them.
  struct FormFields: Hashable {
    /// The most fields that are read; providers send a few dozen.
    static let most = 1_000

    private(set) var fields: [Pair] = []

    struct Pair: Hashable {
      var name: String
      var value: String
    }

    /// Reads a body; bytes that are not UTF-8 become the replacement character.
    init(_ bytes: some Sequence<UInt8>) throws(SignatureProblem) {
      var part: [UInt8] = []
      for byte in bytes {
        if byte == UInt8(ascii: "&") {
          try add(part[...])
          part.removeAll(keepingCapacity: true)
        } else {
          part.append(byte)
        }
      }
      try add(part[...])
    }

    /// The query of a URL.
    init(queryOf url: String) throws(SignatureProblem) {
      let query =
        url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
        .split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first ?? ""
      try self.init(query.utf8)
    }

    init(_ fields: [Pair]) { self.fields = fields }

    /// The first value of a name.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private mutating func add(_ part: ArraySlice<UInt8>) throws(SignatureProblem) {
      guard !part.isEmpty else { return }
      guard fields.count < Self.most else { throw .malformed("body", "it has more than \(Self.most) fields") }
      let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      fields.append(Pair(name: Self.decoded(part[..<end]), value: Self.decoded(part[end...].dropFirst())))
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
      var decoded: [UInt8] = []
      decoded.reserveCapacity(bytes.count)
      var index = bytes.startIndex
      while index < bytes.endIndex {
        let byte = bytes[index]
        if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = HexDigit.value(bytes[index + 1]),
          let low = HexDigit.value(bytes[index + 2])
        {
          decoded.append(high << 4 | low)
          index += 3
        } else {
          decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
          index += 1
        }
      }
      return String(decoding: decoded, as: UTF8.self)
    }
  }
#endif

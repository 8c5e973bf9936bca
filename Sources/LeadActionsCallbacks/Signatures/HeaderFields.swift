#if Callbacks
  /// The headers of a request as they came, found without regard to case.
  public struct HeaderFields: Hashable, Sendable {
    private struct Field: Hashable {
      var name: String
      var value: String
    }

    /// The longest value that is looked at; a signature is far shorter.
    static let longestValue = 8_192

    private var fields: [Field]

    /// - Parameter fields: Names and values; a name may stand several times.
    public init(_ fields: some Sequence<(String, String)>) {
      self.fields = fields.map { Field(name: $0, value: $1) }
    }

    /// The first value of a name.
    public subscript(name: String) -> String? {
      fields.first { $0.name.equalsIgnoringCase(name) }?.value
    }

    /// The only value of a name that a signature depends on.
    func one(_ name: String) throws(SignatureProblem) -> String {
      let values = fields.lazy.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
      guard let value = values.first else { throw .missing(name) }
      guard values.dropFirst().isEmpty else { throw .repeated(name) }
      guard !value.isEmpty else { throw .missing(name) }
      guard value.utf8.count <= Self.longestValue else { throw .malformed(name, "it is too long") }
      return value
    }
  }

  extension HeaderFields: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
  }

  /// Headers hold keys and passwords.
  extension HeaderFields: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(fields.count) headers" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  extension String {
    /// Whether two texts are equal but for the case of ASCII letters, as names of headers are.
    func equalsIgnoringCase(_ other: String) -> Bool {
      utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
    }
  }

  extension UInt8 {
    var lowercasedASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self + 32 : self }
  }
#endif

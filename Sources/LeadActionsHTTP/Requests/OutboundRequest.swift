#if HTTP
  /// An HTTP request that goes out, complete to the byte; its URL may hold secrets and is left out of descriptions.
  public struct OutboundRequest: Hashable, Sendable {
    public struct Header: Hashable, Sendable {
      public var name: String
      public var value: String

      public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
      }
    }

    public var method: String
    public var url: String
    public var headers: [Header]
    public var body: [UInt8]
    /// The most bytes of the answer's body that are wanted; where none are, the answer is there with its headers.
    public var answerLimit: Int
    /// Whether the receiver recognises a repeat, by an id in the request. Where it does not, a client sends the request
    /// again only if nothing of it went out.
    public var recognisesRepeats: Bool

    public init(
      _ method: String = "POST", _ url: String, headers: [Header] = [], body: [UInt8] = [],
      answerLimit: Int = OutboundAnswer.bodyLimit, recognisesRepeats: Bool = true
    ) {
      self.method = method
      self.url = url
      self.headers = headers
      self.body = body
      self.answerLimit = answerLimit
      self.recognisesRepeats = recognisesRepeats
    }
  }

  extension OutboundRequest: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(method) with \(body.count) bytes" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  /// The answer to a request, with as much of its body as is read.
  public struct OutboundAnswer: Hashable, Sendable {
    /// The most of an answer's body that is read; the rest is not waited for.
    public static let bodyLimit = 65_536

    public var status: Int
    public var headers: [OutboundRequest.Header]
    public var body: [UInt8]

    public init(status: Int, headers: [OutboundRequest.Header] = [], body: [UInt8] = []) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    /// The first header of a name, without regard to case.
    public subscript(header: String) -> String? {
      headers.first { $0.name.isHeader(header) }?.value
    }
  }

  extension String {
    /// Whether it names the same header, of which upper and lower case are one.
    func isHeader(_ name: String) -> Bool {
      utf8.count == name.utf8.count && zip(utf8, name.utf8).allSatisfy { $0 == $1 || $0.lowercase == $1.lowercase }
    }
  }

  extension UInt8 {
    fileprivate var lowercase: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
  }
#endif

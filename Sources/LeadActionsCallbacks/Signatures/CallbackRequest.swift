#if Callbacks
  /// A request that came in, as it came: verifying it needs the exact bytes.
  public struct CallbackRequest: Hashable, Sendable {
    /// The whole URL as the sender has it, with scheme, host and query: behind a proxy that is not what this process
    /// sees. Some providers sign it, and some of what we put into it tells what a callback is about.
    public var url: String
    public var headers: HeaderFields
    public var body: [UInt8]

    public init(url: String = "", headers: HeaderFields, body: [UInt8]) {
      self.url = url
      self.headers = headers
      self.body = body
    }
  }

  /// The URL, the headers and the body may hold secrets and what customers wrote.
  extension CallbackRequest: CustomStringConvertible, CustomReflectable {
    public var description: String { "a callback of \(body.count) bytes" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

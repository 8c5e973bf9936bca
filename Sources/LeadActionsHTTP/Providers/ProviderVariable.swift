#if HTTP
  /// Something of a message that a provider's request can hold.
  ///
  /// A host may read one that a transport does not set: it is empty then.
  public struct ProviderVariable: Hashable, Sendable, RawRepresentable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    // Of every message.
    public static let delivery = Self("delivery")
    public static let lead = Self("lead")
    public static let tenant = Self("tenant")
    /// When the request is made, in whole seconds since 1970; not the same at each attempt.
    public static let sent = Self("sent")
    /// The three above in letters, digits, `_` and `-` alone.
    public static let plainDelivery = Self("plainDelivery")
    public static let plainLead = Self("plainLead")
    public static let plainTenant = Self("plainTenant")

    // Of an email. `…Full` is name and address as a header has them, and `…PlainName` the name without `,` and `;`, for
    // providers that part a name there and take what stands before for an address.
    public static let toAddress = Self("toAddress")
    public static let toName = Self("toName")
    public static let toPlainName = Self("toPlainName")
    public static let toFull = Self("toFull")
    public static let fromAddress = Self("fromAddress")
    public static let fromName = Self("fromName")
    public static let fromPlainName = Self("fromPlainName")
    public static let fromFull = Self("fromFull")
    public static let replyToAddress = Self("replyToAddress")
    public static let replyToName = Self("replyToName")
    public static let replyToPlainName = Self("replyToPlainName")
    public static let replyToFull = Self("replyToFull")
    public static let subject = Self("subject")
    public static let text = Self("text")
    public static let html = Self("html")

    // Of a text message.
    /// The number in the form of E.164.
    public static let number = Self("number")
    public static let body = Self("body")
    /// Where the provider reports what becomes of the message, with what it is to give back.
    public static let statusURL = Self("statusURL")

    // Of an element of a list.
    public static let name = Self("name")
    public static let value = Self("value")
    public static let contentType = Self("contentType")
    /// A file's bytes in Base64.
    public static let content = Self("content")
  }

  /// Something of a message that there may be several of.
  public struct ProviderList: Hashable, Sendable, RawRepresentable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Files: `name`, `contentType`, `content`.
    public static let attachments = Self("attachments")
    /// Header lines of an email: `name`, `value`.
    public static let headers = Self("headers")
  }

  /// What the variables of one message stand for.
  struct ProviderValues: Sendable {
    var texts: [ProviderVariable: String] = [:]
    var lists: [ProviderList: [[ProviderVariable: String]]] = [:]
    /// What the secrets of the body stand for.
    var secrets: [SecretText: String] = [:]
    /// Where the provider reports back, and the query that makes it say what about.
    var callback: (url: SecretText, query: String)?

    /// The value; empty where there is none.
    subscript(variable: ProviderVariable) -> String { texts[variable] ?? "" }

    /// The values of one element of a list before those of the message.
    func with(_ element: [ProviderVariable: String]) -> ProviderValues {
      var values = self
      values.texts.merge(element) { $1 }
      return values
    }
  }
#endif

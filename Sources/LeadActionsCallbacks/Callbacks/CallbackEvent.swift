#if Callbacks
  public import Foundation
  public import LeadActions

  /// Something that a provider reports of a message, whoever the provider is.
  public struct CallbackEvent: Hashable, Sendable {
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
      /// It arrived. No event of the guide's: it is told, and becomes no occurrence.
      case delivered
      case failed(permanently: Bool)
      case opened
      case clicked
      case replied
      /// A machine's reply, such as an out-of-office notice; told, and no occurrence, so that no loop begins.
      case repliedAutomatically
      case unsubscribed
      /// The recipient took an unsubscribing back.
      case resubscribed
      case spamReported
    }

    /// What a provider itself makes of the words of a reply.
    @nonexhaustive
    public enum OptOut: Hashable, Sendable {
      case stop
      case start
    }

    public var kind: Kind
    public var channel: ContactChannel
    /// The provider's own id of the event, or one derived from all that identifies it: the same in a repeat.
    public var id: String
    public var at: Date?
    /// The message as the provider names it.
    public var message: String?
    /// The address or number that the message went to; for a reply, that it came from.
    public var address: String?
    public var reason: String?
    public var link: String?
    public var text: String?
    /// The program that opened or clicked, as it calls itself.
    public var agent: String?
    /// Whether the provider says that a machine did it.
    public var isMachine: Bool
    /// When the message was handed over, where the provider says so.
    public var sent: Date?
    public var echo: DeliveryEcho?
    /// Our delivery that a reply names as what it answers.
    public var answers: DeliveryID?
    /// For a reply, whether it stops or starts messages, where the provider says so.
    public var optOut: OptOut?

    /// Texts are cleaned of control characters, and cut where they are too long to be kept.
    ///
    /// - Parameter id: The provider's; without it, or where it is too long, one is derived from the values given.
    public init(
      _ kind: Kind, _ channel: ContactChannel, id: String?, at: Date? = nil, message: String? = nil,
      address: String? = nil, reason: String? = nil, link: String? = nil, text: String? = nil, agent: String? = nil,
      isMachine: Bool = false, sent: Date? = nil, echo: DeliveryEcho? = nil, answers: DeliveryID? = nil,
      optOut: OptOut? = nil
    ) {
      self.kind = kind
      self.channel = channel
      self.at = at
      self.message = message?.cleaned(TextLength.id)
      self.address = address?.cleaned(TextLength.address)
      self.reason = reason?.cleaned(TextLength.reason)
      self.link = link?.cleaned(TextLength.link)
      self.text = text?.cleaned(TextLength.reply, keepingLines: true)
      self.agent = agent?.cleaned(TextLength.reason)
      self.isMachine = isMachine
      self.sent = sent ?? echo?.sent
      self.echo = echo
      self.answers = answers
      self.optOut = optOut
      if let id, (1...TextLength.id).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
        self.id = id
      } else {
        self.id = StableID.of(
          [id, "\(kind)", channel.rawValue, at.map { "\($0.timeIntervalSince1970)" }, message, address, link, text])
      }
    }
  }

  /// Times as providers write them.
  enum CallbackTime {
    /// Seconds since 1970; none for what is no date of this age.
    static func date(_ seconds: Double) -> Date? {
      seconds >= 0 && seconds < 1e11 ? Date(timeIntervalSince1970: seconds) : nil
    }

    static func date(_ value: CallbackValue?) -> Date? {
      guard let value else { return nil }
      if let seconds = value.number { return date(seconds) }
      return value.text.flatMap { Timestamp.date(from: $0) }
    }
  }
#endif

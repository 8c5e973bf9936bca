/// What a transport made of a message.
public struct TransportAnswer: Hashable, Sendable {
  @nonexhaustive
  public enum Result: Hashable, Sendable {
    /// The message is on its way; the note, such as the provider's reference, stands in the lead's history.
    case accepted(note: String?)
    /// It may succeed later, after so many seconds if the receiver said.
    case failedForNow(ErrorText, retryAfter: Double?)
    /// Nobody knows whether it was taken, such as when the connection was cut before the answer; it is tried again under
    /// the same id, by which the receiver recognises a repeat.
    case uncertain(ErrorText)
    /// Trying again is of no use.
    case failedForGood(ErrorText)
  }

  /// What a failure is due to.
  @nonexhaustive
  public enum Cause: Hashable, Sendable {
    /// This message, or its recipient: the address does not exist.
    case recipient
    /// How the transport is set up, such as a secret that nobody gave, or what the host put into the message. Failing for
    /// good makes a dead letter alone, and not the guide's Email Failed or Text Message Failed: it can be sent again when
    /// that is mended.
    case setup
    /// Whether we may use the server or provider at all: it was asked, and refuses the login or the key. What follows for
    /// the message is as with ``setup``; but it would be so with every other, and counts for the circuit breaker, so that a
    /// wrong password makes no storm of logins.
    case access
    /// The server or provider itself, which would fail others too: it counts for the circuit breaker.
    case destination

    /// Whether it is the host's to mend, and says nothing of the recipient's address.
    var isHosts: Bool { self == .setup || self == .access }
  }

  public var result: Result
  /// What a failure is due to; without meaning where there was none.
  public var cause: Cause
  /// Whether the server or provider was asked; where it was not, the attempt counts neither for its rate nor for its
  /// circuit breaker.
  public var wasAsked: Bool
  /// What the transport learnt beside, stored together with the outcome.
  public var occurrences: [Occurrence]

  /// - Parameter wasAsked: Where nothing is said, it was, but for what is due to the setup.
  public init(
    _ result: Result, dueTo cause: Cause = .recipient, wasAsked: Bool? = nil, occurrences: [Occurrence] = []
  ) {
    self.result = result
    self.cause = cause
    self.wasAsked = wasAsked ?? (cause != .setup)
    self.occurrences = occurrences
  }

  public static let accepted = Self(.accepted(note: nil))
  public static func accepted(_ note: String) -> Self { Self(.accepted(note: note)) }

  public static func failedForNow(_ reason: String, retryAfter: Double? = nil) -> Self {
    Self(.failedForNow(ErrorText(reason), retryAfter: retryAfter))
  }

  public static func uncertain(_ reason: String) -> Self { Self(.uncertain(ErrorText(reason))) }

  public static func failedForGood(_ reason: String) -> Self { Self(.failedForGood(ErrorText(reason))) }

  public func reporting(_ occurrences: Occurrence...) -> Self {
    Self(result, dueTo: cause, wasAsked: wasAsked, occurrences: self.occurrences + occurrences)
  }

  /// - Parameter wasAsked: Where nothing is said, it was, but for what is due to the setup.
  public func dueTo(_ cause: Cause, wasAsked: Bool? = nil) -> Self {
    Self(result, dueTo: cause, wasAsked: wasAsked, occurrences: occurrences)
  }
}

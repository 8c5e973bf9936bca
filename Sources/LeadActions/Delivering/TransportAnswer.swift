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
    /// How the transport is set up, such as a sender that the provider does not know. Failing for good makes a dead letter
    /// alone, and not the guide's Email Failed or Text Message Failed: it can be sent again when that is mended.
    case setup
    /// The server or provider itself, which would fail others too: it counts for the circuit breaker.
    case destination
  }

  public var result: Result
  /// What a failure is due to; without meaning where there was none.
  public var cause: Cause
  /// What the transport learnt beside, stored together with the outcome.
  public var occurrences: [Occurrence]

  public init(_ result: Result, dueTo cause: Cause = .recipient, occurrences: [Occurrence] = []) {
    self.result = result
    self.cause = cause
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
    Self(result, dueTo: cause, occurrences: self.occurrences + occurrences)
  }

  public func dueTo(_ cause: Cause) -> Self { Self(result, dueTo: cause, occurrences: occurrences) }
}

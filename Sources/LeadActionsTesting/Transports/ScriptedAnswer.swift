import LeadActions

/// What a recording transport does with one message.
@nonexhaustive
public enum ScriptedAnswer: Hashable, Sendable {
  case accept
  case failForNow(String, retryAfter: Double?)
  case failForGood(String)
  /// Nobody knows whether it was taken.
  case uncertain(String)
  /// Throws an error of this text.
  case throwing(String)
  /// Never answers, and stops when it is cancelled.
  case hang
  /// Never answers, whatever happens, until the recording transports let go.
  case hangForever
  /// A webhook receiver's status.
  case status(Int, retryAfter: String?)

  public static let fail = Self.failForNow("out of order", retryAfter: nil)
  public static func status(_ status: Int) -> Self { .status(status, retryAfter: nil) }
}

/// The error of a scripted transport.
public struct ScriptedError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}

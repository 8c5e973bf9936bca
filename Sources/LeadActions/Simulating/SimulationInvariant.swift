/// What must hold in a simulated world after each step.
@nonexhaustive
public enum SimulationInvariant: String, Hashable, Sendable, CaseIterable {
  /// Events and actions run in the guide's order, consequences behind the events in hand.
  case order
  /// What happens once in a lead's life, or once to a message, happens once.
  case onceOnly
  /// What was accepted is done, and stays done.
  case nothingLost
  /// An occurrence is done once, and a delivery is sent again only where something went wrong, under its id and with
  /// its bytes.
  case nothingDoubled
  /// Attempts are counted, and never go beyond the policy.
  case attempts
  /// A timer fires once, not before its time, and is lost to nothing.
  case timers
  /// A record's version counts its commits, and what is read is what was committed.
  case versions
  /// The history has every line, in order, and each says what really happened.
  case history
  /// A delivery is claimed by one at a time, and only who holds the claim changes it.
  case claims
  /// What was withdrawn, erased, not consented to or too late is not sent.
  case wanted
  /// Nothing is sent that is switched off, suppressed, not consented to at the address, in quiet hours, or above a cap or
  /// a limit.
  case safety
  /// When nothing goes wrong any more everything that is due gets done.
  case drains
}

/// An invariant that did not hold.
public struct SimulationFailure: Hashable, Sendable, CustomStringConvertible {
  public var invariant: SimulationInvariant
  /// What was found, in words.
  public var words: String
  /// Seconds since the world began.
  public var at: Double

  public var description: String { "\(invariant.rawValue): \(words)" }
}

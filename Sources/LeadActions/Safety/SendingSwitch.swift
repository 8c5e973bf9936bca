/// Says what must not be sent now, because somebody has switched it off.
///
/// The library has ``KillSwitch``, which a process keeps in memory; a host that keeps the switch in its database conforms
/// to this protocol.
///
/// ### Implementation requirements
/// - Be quick, and answer from many tasks at once: it is asked before each sending.
/// - Throw where the answer cannot be had: the delivery is held then, never sent unasked.
/// - Give the ``goAhead``, if there is one, whenever something is switched on again.
///
/// ### A fake
///
///     struct EverythingOff: SendingSwitch {
///       func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope? { scopes.first }
///     }
public protocol SendingSwitch: Sendable {
  /// The first of the scopes that a delivery lies in for which sending is switched off; none where it may be sent.
  func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope?

  /// Is given when something is switched on again; none unless implemented, and then what is held goes on at its next
  /// look, after some minutes at the most.
  var goAhead: GoAhead? { get }
}

extension SendingSwitch {
  public var goAhead: GoAhead? { nil }
}

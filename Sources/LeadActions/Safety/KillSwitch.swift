import Synchronization

/// Switches sending off at any moment: all of it, or a tenant's, a kind of message, a destination, a rule or a workflow.
///
///     let killSwitch = KillSwitch()
///     let dispatcher = Dispatcher(store: store, transports: transports, safety: OutboundSafety(killSwitch: killSwitch))
///     killSwitch.turnOff(.kind(.email))
///     killSwitch.turnOn(.kind(.email))
///
/// What is held waits in the outbox, costs no attempt, and goes when it is switched on again. What a transport has in hand
/// already is not called back. The switch is forgotten with its process: a host that must keep it conforms to
/// ``SendingSwitch``.
public final class KillSwitch: SendingSwitch {
  public let goAhead: GoAhead? = GoAhead()
  private let scopes: Mutex<Set<SendingScope>>

  /// - Parameter off: What is switched off to begin with.
  public init(off: SendingScope...) { scopes = Mutex(Set(off)) }

  public func turnOff(_ scope: SendingScope) { scopes.withLock { _ = $0.insert(scope) } }

  /// Ends a ``turnOff(_:)`` of the same scope; what a wider one holds stays held.
  public func turnOn(_ scope: SendingScope) {
    let isChanged = scopes.withLock { $0.remove(scope) != nil }
    if isChanged { goAhead?.give() }
  }

  /// What is switched off, in no order.
  public var off: Set<SendingScope> { scopes.withLock { $0 } }

  public func switchedOff(among scopes: [SendingScope]) -> SendingScope? {
    self.scopes.withLock { off in off.isEmpty ? nil : scopes.first(where: off.contains) }
  }
}

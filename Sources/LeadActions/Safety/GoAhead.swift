import Synchronization

/// Tells dispatchers that deliveries which were held may go on, so that they need not wait for their next look.
///
/// A kill switch and a blast limit have one each; a host's own switch makes one and gives it whenever it switches on.
public final class GoAhead: Sendable {
  private struct State {
    var count = 0
    var listeners: [@Sendable () -> Bool] = []
  }

  private let state = Mutex(State())

  public init() {}

  /// How often it was given.
  var count: Int { state.withLock { $0.count } }

  public func give() {
    let listeners = state.withLock { state in
      state.count += 1
      return state.listeners
    }
    let isGone = listeners.map { !$0() }
    guard isGone.contains(true) else { return }
    // Others may have come behind them meanwhile.
    state.withLock { state in
      let stay = zip(state.listeners, isGone).filter { !$0.1 }.map(\.0)
      state.listeners = stay + state.listeners.dropFirst(isGone.count)
    }
  }

  /// - Parameter listener: Is called each time it is given, and answers whether it wants to be called again.
  func listen(_ listener: @escaping @Sendable () -> Bool) { state.withLock { $0.listeners.append(listener) } }
}

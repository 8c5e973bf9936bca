#if SQLite
  import Dispatch
  import Foundation
  import Synchronization

  /// Hears SIGTERM, from its making on.
  final class Stopping: Sendable {
    private struct State {
      var isAsked = false
      var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    init() {
      signal(SIGTERM, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
      source.setEventHandler { [self] in
        // It hears only as long as somebody keeps it.
        _ = source
        let action = state.withLock { state in
          state.isAsked = true
          return state.action
        }
        action?()
      }
      source.resume()
    }

    /// What to do when it is asked to stop; at once where that was before.
    func onStop(_ action: @escaping @Sendable () -> Void) {
      let isAsked = state.withLock { state in
        state.action = action
        return state.isAsked
      }
      if isAsked { action() }
    }
  }
#endif

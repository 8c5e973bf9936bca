import LeadActions
import Synchronization

/// Accepts everything after a moment, and counts how many it held at the same time.
final class ConcurrencyTracker: CustomTransport {
  private let state = Mutex((now: 0, most: 0))

  var most: Int { state.withLock { $0.most } }

  func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
    state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
    for _ in 0..<20 { await Task.yield() }
    state.withLock { $0.now -= 1 }
    return .accepted
  }
}

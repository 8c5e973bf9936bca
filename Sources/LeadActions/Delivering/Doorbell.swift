import Synchronization

/// Wakes those who wait; who remembers how often it had rung misses no ring.
final class Doorbell: Sendable {
  private struct State {
    var rings = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var gone: Set<Int> = []
    var count = 0
  }

  private let state = Mutex(State())

  var rings: Int { state.withLock { $0.rings } }

  func ring() {
    let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.rings += 1
      if state.waiters.isEmpty { return [] }
      defer { state.waiters = [:] }
      // Those who came first go on first.
      return state.waiters.sorted { $0.key < $1.key }.map(\.value)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Waits until it has rung more often, or the task is cancelled.
  func wait(after rings: Int) async {
    let id = state.withLock { state in
      state.count += 1
      return state.count
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.rings != rings || state.gone.contains(id) { return true }
          state.waiters[id] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.gone.insert(id)
        return state.waiters.removeValue(forKey: id)
      }
      waiter?.resume()
    }
    state.withLock { _ = $0.gone.remove(id) }
  }
}

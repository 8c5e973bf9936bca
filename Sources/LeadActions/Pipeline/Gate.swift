import Synchronization

/// Counts the work under way, and closes for a shutdown.
final class Gate: Sendable {
  private struct State {
    var isOpen = true
    var count = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var isOpen: Bool { state.withLock { $0.isOpen } }

  enum Admission { case admitted, closed, full }

  /// Lets somebody in, unless so many are in already.
  func admit(atMost limit: Int) -> Admission {
    state.withLock { state in
      guard state.isOpen else { return .closed }
      guard state.count < limit else { return .full }
      state.count += 1
      return .admitted
    }
  }

  /// False where the gate is closed.
  func enter() -> Bool { admit(atMost: .max) == .admitted }

  func leave() {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.count -= 1
      guard !state.isOpen, state.count == 0 else { return [] }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Lets nobody in any more, and returns when the last one has left.
  func close() async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        state.isOpen = false
        if state.count > 0 { state.waiting.append(continuation) }
        return state.count == 0
      }
      if isEmpty { continuation.resume() }
    }
  }
}

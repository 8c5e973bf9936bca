import Synchronization

/// A count that many tasks raise.
final class Tally: Sendable {
  private let state = Mutex((now: 0, most: 0, total: 0))

  var total: Int { state.withLock { $0.total } }
  /// The most that were in at once.
  var most: Int { state.withLock { $0.most } }

  @discardableResult
  func enter() -> Int {
    state.withLock { state in
      state.now += 1
      state.total += 1
      state.most = max(state.most, state.now)
      return state.total
    }
  }

  func leave() { state.withLock { $0.now -= 1 } }
}

/// A list that many tasks write to.
final class Notes: Sendable {
  private let state = Mutex<[String]>([])
  var all: [String] { state.withLock { $0 } }
  func add(_ note: String) { state.withLock { $0.append(note) } }
}

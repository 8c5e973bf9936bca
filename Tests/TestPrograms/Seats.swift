import Synchronization

/// Lets so many tests at a time hold what there is not enough of for all, such as processes and open files.
///
/// The testing library begins every case at once. Above some 1,300 open descriptors Foundation's `Process` crashes when it
/// looks through them, so that a test which opens many takes a seat first.
package final class Seats: Sendable {
  /// For programs that a test runs.
  package static let programs = Seats(4)
  /// For stores in files, each of which has a dozen open.
  package static let stores = Seats(12)

  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  package init(_ count: Int) { state = Mutex(State(free: count)) }

  package func take<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async rethrows -> Value {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.free == 0 {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
    defer { leave() }
    return try await body()
  }

  private func leave() {
    let next: CheckedContinuation<Void, Never>? = state.withLock { state in
      if state.waiting.isEmpty {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}

public import LeadActions
import Synchronization

public import struct Foundation.Date

/// A wall clock that stands still until it is moved.
///
/// Who waits on it goes on when the clock has been moved far enough.
public final class VirtualClock: WallClock {
  private struct Waiter {
    var until: Date
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Date
    var waiters: [Int: Waiter] = [:]
    var cancelled: Set<Int> = []
    var count = 0

    /// Takes out those whose time has come, the earliest first.
    mutating func due() -> [CheckedContinuation<Void, any Error>] {
      let due = waiters.filter { $0.value.until <= now }.sorted { ($0.value.until, $0.key) < ($1.value.until, $1.key) }
      for (id, _) in due { waiters[id] = nil }
      return due.map(\.value.continuation)
    }
  }

  private let state: Mutex<State>

  public init(_ start: Date) { state = Mutex(State(now: start)) }

  public var now: Date { state.withLock { $0.now } }

  /// Moves the clock; steps back are allowed, since wall clocks take them too.
  public func advance(by seconds: Double) {
    let due = state.withLock { state in
      state.now = state.now.addingTimeInterval(seconds)
      return state.due()
    }
    for continuation in due { continuation.resume() }
  }

  public func set(_ now: Date) {
    let due = state.withLock { state in
      state.now = now
      return state.due()
    }
    for continuation in due { continuation.resume() }
  }

  /// Sets the clock forward or back, as somebody who corrects a machine's clock does: another time is shown, and who
  /// waits goes on waiting as long as before.
  public func step(by seconds: Double) {
    state.withLock { state in
      state.now = state.now.addingTimeInterval(seconds)
      for id in state.waiters.keys { state.waiters[id]?.until.addTimeInterval(seconds) }
    }
  }

  /// The times that are waited for, the earliest first.
  public var awaited: [Date] { state.withLock { $0.waiters.values.map(\.until).sorted() } }

  public func wait(seconds: Double) async throws {
    let id = state.withLock { state in
      state.count += 1
      return state.count
    }
    defer { state.withLock { _ = $0.cancelled.remove(id) } }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let end: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.contains(id) { return .failure(CancellationError()) }
          guard seconds > 0 else { return .success(()) }
          state.waiters[id] = Waiter(until: state.now.addingTimeInterval(seconds), continuation: continuation)
          return nil
        }
        if let end { continuation.resume(with: end) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.cancelled.insert(id)
        return state.waiters.removeValue(forKey: id)
      }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }
}

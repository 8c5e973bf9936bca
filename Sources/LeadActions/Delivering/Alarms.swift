import Synchronization

/// The waits of many tasks, and calls at a time, timed by one task that sleeps until the earliest of them.
///
/// Of the runtime's own sleep every cancelled one keeps its timer until its time: a dispatcher, whose attempts end long
/// before their time-outs, would pile up as many timers as it makes attempts within a time-out.
final class Alarms: Sendable {
  static let shared = Alarms()

  private struct Place: Comparable, Sendable {
    var time: ContinuousClock.Instant
    var id: Int

    static func < (one: Self, other: Self) -> Bool {
      one.time == other.time ? one.id < other.id : one.time < other.time
    }
  }

  /// What goes on at the time.
  private enum Continuation {
    case task(CheckedContinuation<Void, any Error>)
    case call(@Sendable () -> Void)

    func resume() {
      switch self {
      case .task(let continuation): continuation.resume()
      case .call(let call): call()
      }
    }

    /// A call is not made then.
    func resume(throwing error: CancellationError) {
      if case .task(let continuation) = self { continuation.resume(throwing: error) }
    }
  }

  private struct Waiter {
    var time: ContinuousClock.Instant
    var continuation: Continuation
  }

  private struct State {
    var order = OrderedKeys<Place>()
    var waiters: [Int: Waiter] = [:]
    /// Cancelled before they began to wait.
    var cancelled: Set<Int> = []
    var count = 0
    /// When ticks come: each is earlier than those set before it, so the last is the next.
    var ticks: [ContinuousClock.Instant] = []

    mutating func remove(_ id: Int) -> Waiter? {
      guard let waiter = waiters.removeValue(forKey: id) else { return nil }
      order.remove(Place(time: waiter.time, id: id))
      return waiter
    }
  }

  private let state = Mutex(State())

  /// How many there are.
  var count: Int { state.withLock { $0.waiters.count } }

  /// Waits so long, or until the task is cancelled, and throws then.
  func wait(seconds: Double) async throws {
    let time = ContinuousClock.now + .seconds(seconds)
    let id = newID()
    defer { state.withLock { _ = $0.cancelled.remove(id) } }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { begin(Waiter(time: time, continuation: .task($0)), id) }
    } onCancel: {
      let waiter = state.withLock { state in
        let waiter = state.remove(id)
        if waiter == nil { state.cancelled.insert(id) }
        return waiter
      }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Makes a short call after so many seconds, unless it is cancelled before by what this returns: for those who would
  /// begin a task only to wait in it.
  func set(seconds: Double, _ call: @escaping @Sendable () -> Void) -> Int {
    let id = newID()
    begin(Waiter(time: ContinuousClock.now + .seconds(seconds), continuation: .call(call)), id)
    return id
  }

  func cancel(_ id: Int) { state.withLock { _ = $0.remove(id) } }

  private func newID() -> Int {
    state.withLock { state in
      state.count += 1
      return state.count
    }
  }

  private func begin(_ waiter: Waiter, _ id: Int) {
    let (isCancelled, setsTick) = state.withLock { state in
      if state.cancelled.contains(id) { return (true, false) }
      state.waiters[id] = waiter
      state.order.insert(Place(time: waiter.time, id: id))
      if let tick = state.ticks.last, tick <= waiter.time { return (false, false) }
      state.ticks.append(waiter.time)
      return (false, true)
    }
    if isCancelled { waiter.continuation.resume(throwing: CancellationError()) }
    if setsTick { setTick(at: waiter.time) }
  }

  /// In a task of its own, which no caller's executor and cancellation reach.
  private func setTick(at time: ContinuousClock.Instant) {
    Task.detached {
      try? await Task.sleep(until: time, clock: .continuous)
      self.tick()
    }
  }

  private func tick() {
    let now = ContinuousClock.now
    let (due, next) = state.withLock { state in
      var due: [Waiter] = []
      while let first = state.order.first, first.time <= now {
        if let waiter = state.remove(first.id) { due.append(waiter) }
      }
      state.ticks.removeAll { $0 <= now }
      // A tick that was set for a later time comes still; only what is due before it needs one.
      guard let first = state.order.first?.time, state.ticks.last.map({ first < $0 }) ?? true else {
        return (due, nil as ContinuousClock.Instant?)
      }
      state.ticks.append(first)
      return (due, first)
    }
    // Before the calls, so that one which takes its time holds up no later ones.
    if let next { setTick(at: next) }
    for waiter in due { waiter.continuation.resume() }
  }
}

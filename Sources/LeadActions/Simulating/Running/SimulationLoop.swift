import Synchronization

import struct Foundation.Date

/// The one thread of a simulation: it runs what is ready in an order that the seed decides, and when nothing is ready it
/// moves the time on to whatever is waited for next.
///
/// Tasks that prefer it run nowhere else, so that neither the machine's threads nor its clock decide anything.
final class SimulationLoop: TaskExecutor, Sendable {
  private enum Ready {
    case job(UnownedJob)
    case pause(CheckedContinuation<Void, Never>)
  }

  private struct Waiter {
    var owner: Int
    var place: QueuePlace<Int>
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var ready: [Ready] = []
    var chance: SeededGenerator
    var now: Date
    var waiters: [Int: Waiter] = [:]
    var queue = OrderedKeys<QueuePlace<Int>>()
    var count = 0
    var cancelled: Set<Int> = []
    var steps = 0
    var isClosed = false

    mutating func takeReady() -> Ready? {
      guard !ready.isEmpty else { return nil }
      steps += 1
      return ready.remove(at: chance.next(below: ready.count))
    }

    mutating func take(_ id: Int) -> Waiter? {
      guard let waiter = waiters.removeValue(forKey: id) else { return nil }
      queue.remove(waiter.place)
      return waiter
    }
  }

  private let state: Mutex<State>

  init(seed: UInt64, start: Date) { state = Mutex(State(chance: SeededGenerator(seed: seed), now: start)) }

  /// The time of the world, which no process's own clock changes.
  var now: Date { state.withLock { $0.now } }
  /// How many times something was taken up and run.
  var steps: Int { state.withLock { $0.steps } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.ready.append(.job(job)) }
  }

  /// Lets others go first, or not, as the seed has it.
  func pause() async {
    await withCheckedContinuation { continuation in state.withLock { $0.ready.append(.pause(continuation)) } }
  }

  /// Waits until so many seconds have passed.
  ///
  /// - Parameter owner: By whom it can be ended before.
  /// - Throws: `CancellationError` where the task is cancelled, or the owner's waits are ended.
  func wait(seconds: Double, owner: Int) async throws {
    let id = state.withLock { state in
      state.count += 1
      return state.count
    }
    defer { state.withLock { _ = $0.cancelled.remove(id) } }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isOver = state.withLock { state in
          if state.cancelled.contains(id) || state.isClosed { return true }
          let place = QueuePlace(time: state.now.addingTimeInterval(max(0, seconds)), number: id, key: id)
          state.waiters[id] = Waiter(owner: owner, place: place, continuation: continuation)
          state.queue.insert(place)
          return false
        }
        if isOver { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.cancelled.insert(id)
        return state.take(id)
      }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Ends all that an owner waits for, as its end would.
  func endWaits(of owner: Int) {
    let ended = state.withLock { state in
      state.waiters.filter { $0.value.owner == owner }.keys.sorted().compactMap { state.take($0) }
    }
    for waiter in ended { waiter.continuation.resume(throwing: CancellationError()) }
  }

  /// Ends all that is waited for, and lets nobody wait any more.
  func close() {
    let ended = state.withLock { state in
      state.isClosed = true
      return state.waiters.keys.sorted().compactMap { state.take($0) }
    }
    for waiter in ended { waiter.continuation.resume(throwing: CancellationError()) }
  }

  /// Runs until it is told to stop, or nothing is ready and nothing is waited for; returns false in the latter case.
  @discardableResult
  func run(until isOver: () -> Bool) -> Bool {
    let own = asUnownedTaskExecutor()
    while !isOver() {
      switch state.withLock({ $0.takeReady() }) {
      case .job(let job)?: job.runSynchronously(on: own)
      case .pause(let continuation)?: continuation.resume()
      case nil: if !moveOn() { return false }
      }
    }
    return true
  }

  /// Moves the time on to what is waited for next; everything of that moment becomes ready.
  private func moveOn() -> Bool {
    let due = state.withLock { state -> [Waiter] in
      guard let next = state.queue.first else { return [] }
      state.now = max(state.now, next.time)
      var due: [Waiter] = []
      while let place = state.queue.first, place.time <= state.now, let waiter = state.take(place.key) {
        due.append(waiter)
      }
      return due
    }
    for waiter in due { waiter.continuation.resume() }
    return !due.isEmpty
  }
}

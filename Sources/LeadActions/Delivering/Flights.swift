import Synchronization

/// The attempts that a dispatcher has under way.
final class Flights: Sendable {
  private struct Flight {
    var claim: Claim
    /// Which attempt this is of those that were begun.
    var number: Int
    var destination: Destination
    var task: Task<Void, Never>?
  }

  private struct State {
    var flights: [ClaimToken: Flight] = [:]
    var underWay: [Destination: Int] = [:]
    var report = DispatchReport()
    var begun = 0
    /// Whether a loop may still claim more.
    var isLooking = false
    var looking: Task<Void, Never>?
    var isStopping = false
    var failure: (any Error)?

    mutating func remove(_ token: ClaimToken) -> Flight? {
      guard let flight = flights.removeValue(forKey: token) else { return nil }
      underWay[flight.destination, default: 1] -= 1
      if underWay[flight.destination] == 0 { underWay[flight.destination] = nil }
      return flight
    }
  }

  private let state = Mutex(State())
  private let bell: Doorbell

  init(bell: Doorbell) { self.bell = bell }

  var isEmpty: Bool { state.withLock { $0.flights.isEmpty } }
  var underWay: [Destination: Int] { state.withLock { $0.underWay } }
  /// Whether nothing is under way, and nothing more will be.
  var isOver: Bool { state.withLock { $0.flights.isEmpty && !$0.isLooking } }
  /// Whether the loop is to end.
  var isStopping: Bool { state.withLock { $0.isStopping } }
  /// Why the loop ended.
  var failure: (any Error)? { state.withLock { $0.failure } }
  var report: DispatchReport { state.withLock { $0.report } }

  func note(_ trouble: ErrorText) { state.withLock { $0.report.note(trouble) } }

  func fail(_ error: any Error) { state.withLock { $0.failure = error } }

  /// Begins a loop that looks for what is to be sent, in a task of its own.
  func beginLooking(_ loop: @escaping @Sendable () async -> Void) {
    state.withLock { $0.isLooking = true }
    let task = TaskHome.begin { [self] in
      await loop()
      state.withLock { $0.isLooking = false }
      bell.ring()
    }
    let isStopping = state.withLock { state in
      state.looking = task
      return state.isStopping
    }
    if isStopping { task.cancel() }
  }

  /// Has the loop end; from here on nothing is sent any more that it claims.
  func stopLooking() {
    let task = state.withLock { state in
      state.isStopping = true
      return state.looking
    }
    task?.cancel()
  }

  /// Begins an attempt in a task of its own, which the dispatcher's cancellation does not reach.
  ///
  /// - Parameters:
  ///   - onBegin: Is called before it begins, unless the loop is to end.
  ///   - attempt: Is told whether the loop is to end, so that the claim is to be given back.
  func begin(
    _ claim: Claim, to destination: Destination, onBegin: () -> Void,
    _ attempt: @escaping @Sendable (_ isStopping: Bool) async -> AttemptEnd
  ) {
    // Asked with the same lock, so that what is begun is abandoned at the stop or knows of it.
    let isStopping = state.withLock { state in
      state.begun += 1
      state.flights[claim.token] = Flight(claim: claim, number: state.begun, destination: destination)
      state.underWay[destination, default: 0] += 1
      return state.isStopping
    }
    if !isStopping { onBegin() }
    let task = TaskHome.begin { self.end(claim, await attempt(isStopping)) }
    state.withLock { $0.flights[claim.token]?.task = task }
  }

  private func end(_ claim: Claim, _ end: AttemptEnd) {
    state.withLock { state in
      guard state.remove(claim.token) != nil else { return }
      state.report.count(end.result)
      if let trouble = end.trouble { state.report.note(trouble) }
    }
    bell.ring()
  }

  /// Waits until nothing is under way and nothing more will be, or the task is cancelled.
  func ended() async {
    while !Task.isCancelled {
      let rings = bell.rings
      if isOver { return }
      await bell.wait(after: rings)
    }
  }

  /// Stops listening to what is under way, and returns its claims in the order they were begun.
  func abandon() -> [Claim] {
    let left = state.withLock { state in
      state.flights.sorted { $0.value.number < $1.value.number }.compactMap { token, _ in
        state.report.count(.released)
        return state.remove(token)
      }
    }
    for flight in left { flight.task?.cancel() }
    return left.map(\.claim)
  }
}

/// A short call at a time, unless it is cancelled before that.
///
/// On the machine's own clock it takes no task: every attempt sets one, and hardly any comes to its time.
enum TimedCall: Sendable {
  case alarm(Int)
  case task(Task<Void, Never>)

  /// Where the clock throws instead of waiting, the call comes at once.
  init(in seconds: Double, on clock: any WallClock, _ call: @escaping @Sendable () -> Void) {
    if clock is SystemWallClock {
      self = .alarm(Alarms.shared.set(seconds: SystemWallClock.bounded(seconds), call))
    } else {
      self = .task(
        TaskHome.begin {
          do { try await clock.wait(seconds: seconds) } catch { if Task.isCancelled { return } }
          call()
        })
    }
  }

  func cancel() {
    switch self {
    case .alarm(let id): Alarms.shared.cancel(id)
    case .task(let task): task.cancel()
    }
  }
}

import Synchronization

/// How something that was waited for with a time limit ended.
package enum RaceEnd<Value: Sendable>: Sendable {
  case returned(Value)
  case threw(any Error)
  case timedOut
  /// The waiting task was cancelled.
  case cancelled
}

/// Waits for an operation, but no longer than so many seconds, even if it hangs and ignores cancellation.
///
/// What has not ended in time is cancelled and left alone; whatever it comes to later is not heard. Once the waiting task
/// is cancelled an operation that has not begun does not begin any more.
package func race<Value: Sendable>(
  seconds: Double, on clock: any WallClock, _ operation: @escaping @Sendable () async throws -> Value
) async -> RaceEnd<Value> {
  let finish = FinishLine<Value>()
  let (end, work, timer) = await withTaskCancellationHandler {
    // Begun within the handler, so that no cancellation comes unseen before them.
    let work = TaskHome.begin {
      if finish.isCancelled { return }
      do { finish.cross(.returned(try await operation())) } catch { finish.cross(.threw(error)) }
    }
    let timer = TimedCall(in: seconds, on: clock) { finish.cross(.timedOut) }
    return (await finish.first(), work, timer)
  } onCancel: {
    finish.cross(.cancelled)
  }
  timer.cancel()
  work.cancel()
  return end
}

/// Where the first to arrive decides.
private final class FinishLine<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<RaceEnd<Value>, Never>)
    case crossed(RaceEnd<Value>)
  }

  private let state = Mutex(State.open)

  var isCancelled: Bool {
    state.withLock { if case .crossed(.cancelled) = $0 { true } else { false } }
  }

  func cross(_ end: RaceEnd<Value>) {
    let waiting: CheckedContinuation<RaceEnd<Value>, Never>? = state.withLock { state in
      switch state {
      case .crossed: return nil
      case .open:
        state = .crossed(end)
        return nil
      case .awaited(let continuation):
        state = .crossed(end)
        return continuation
      }
    }
    waiting?.resume(returning: end)
  }

  func first() async -> RaceEnd<Value> {
    await withCheckedContinuation { continuation in
      let end: RaceEnd<Value>? = state.withLock { state in
        if case .crossed(let end) = state { return end }
        state = .awaited(continuation)
        return nil
      }
      if let end { continuation.resume(returning: end) }
    }
  }
}

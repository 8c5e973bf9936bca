import Synchronization

/// Watches a simulated world, and is told of everything by those who stand between the library and the world.
final class Judge: Sendable {
  private let trial: Mutex<Trial>
  private let loop: SimulationLoop

  init(_ trial: Trial, loop: SimulationLoop) {
    self.trial = Mutex(trial)
    self.loop = loop
  }

  /// Has the trial take note of something, at the world's time.
  @discardableResult
  func note<Value>(_ take: (inout Trial) -> Value) -> Value {
    let now = loop.now
    return trial.withLock { trial in
      trial.now = now
      trial.point += 1
      return take(&trial)
    }
  }

  var hasFailed: Bool { trial.withLock { !$0.failures.isEmpty } }
}

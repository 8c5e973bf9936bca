import Synchronization

import struct Foundation.Date

/// A process that died: whatever it still tries is refused.
struct ProcessDied: Error, CustomStringConvertible {
  var description: String { "the process has died" }
}

/// A call that fails because the script has it so.
struct SimulatedFailure: Error, CustomStringConvertible {
  var call: SimulatedCall
  var description: String { "the simulated \(call.rawValue) failed" }
}

/// One life of a process, from its start until it ends or dies: the door through which all its calls go.
///
/// What has died can do nothing any more, since every later call is refused.
final class ProcessLife: Sendable {
  private struct State {
    var isDead = false
    var traps: [SimulationScript.Trap]
    var offset: Double
  }

  let process: Int
  /// Unique among all lives.
  let number: Int
  private let state: Mutex<State>
  private let loop: SimulationLoop
  private let judge: Judge
  /// Is told when a trap makes it die, with the seconds until it comes back.
  private let onCrash: @Sendable (ProcessLife, Double) -> Void

  init(
    process: Int, number: Int, offset: Double, loop: SimulationLoop, judge: Judge,
    onCrash: @escaping @Sendable (ProcessLife, Double) -> Void
  ) {
    self.process = process
    self.number = number
    self.loop = loop
    self.judge = judge
    self.onCrash = onCrash
    state = Mutex(State(traps: [], offset: offset))
  }

  var isDead: Bool { state.withLock { $0.isDead } }
  /// Seconds by which its clock is ahead of the world's.
  var offset: Double { state.withLock { $0.offset } }

  func die() { state.withLock { $0.isDead = true } }
  func arm(_ trap: SimulationScript.Trap) { state.withLock { $0.traps.append(trap) } }
  func disarm() { state.withLock { $0.traps = [] } }
  func moveClock(by seconds: Double) { state.withLock { $0.offset += seconds } }
  func setClock() { state.withLock { $0.offset = 0 } }

  /// A call as it leaves the process and as its answer comes back, with whatever befalls it on the way.
  ///
  /// - Parameter claim: The claim that the call settles, since a failure explains a second sending.
  func call<Value>(
    _ call: SimulatedCall, settling claim: Claim? = nil, _ body: () async throws -> Value
  ) async throws -> Value {
    await loop.pause()
    guard !isDead else { throw ProcessDied() }
    let strike = takeStrike(at: call)
    switch strike {
    case .failsBefore?:
      note(call, "fails", claim)
      throw SimulatedFailure(call: call)
    case .crashesBefore(let down)?:
      note(call, "is not made, since the process dies", claim)
      onCrash(self, down)
      throw ProcessDied()
    case .takes(let seconds)?:
      judge.note { $0.tell("process \(process): \(call.rawValue) takes \(seconds) s") }
      try await wait(seconds)
    default: break
    }
    let value = try await body()
    switch strike {
    case .failsAfter?:
      note(call, "is done, and its answer is lost", claim)
      throw SimulatedFailure(call: call)
    case .crashesAfter(let down)?:
      note(call, "is done, and the process dies", claim)
      onCrash(self, down)
      throw ProcessDied()
    default: break
    }
    await loop.pause()
    guard !isDead else { throw ProcessDied() }
    return value
  }

  func wait(_ seconds: Double) async throws {
    guard !isDead else { throw ProcessDied() }
    try await loop.wait(seconds: seconds, owner: number)
    guard !isDead else { throw ProcessDied() }
  }

  private func note(_ call: SimulatedCall, _ words: String, _ claim: Claim?) {
    judge.note { trial in
      trial.counts.failedCalls += 1
      trial.safety.failedCalls[number] = trial.point
      if let claim { trial.excuse(claim.token, "the store failed") }
      trial.tell("process \(process): \(call.rawValue) \(words)")
    }
  }

  /// Counts the call in every trap that waits for it; the first whose count is reached strikes.
  private func takeStrike(at call: SimulatedCall) -> SimulationScript.Strike? {
    state.withLock { state in
      var strike: SimulationScript.Strike?
      for index in state.traps.indices where state.traps[index].call.map({ $0 == call }) ?? true {
        state.traps[index].count -= 1
        if state.traps[index].count <= 0, strike == nil { strike = state.traps[index].strike }
      }
      if strike != nil, let index = state.traps.firstIndex(where: { $0.count <= 0 }) { state.traps.remove(at: index) }
      return strike
    }
  }
}

/// A process's own clock, which the script moves.
struct SimulatedClock: WallClock {
  let loop: SimulationLoop
  let life: ProcessLife

  var now: Date { loop.now.addingTimeInterval(life.offset) }

  func wait(seconds: Double) async throws { try await life.wait(seconds) }
}

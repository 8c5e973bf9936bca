import Synchronization

import struct Foundation.Date

/// A whole world: the store that lives on, the processes that come and go, the host that reports, and the judge.
final class SimulatedWorld: Sendable {
  /// Seconds between a process's looks at the store: many, since each look is a step of every simulated day.
  static let poll = 3_600.0
  /// A Wednesday some days before the clocks go forward in London.
  static let start = Date(timeIntervalSince1970: 1_774_432_800)
  /// Days after the last step in which everything is to settle: longer than any wait between attempts, and than a clock
  /// can have been ahead.
  static let calmDays = 2.0
  /// The most days that are waited for what caps and quiet hours make wait.
  static let longestRest = 30

  private struct State {
    var running: [Int: RunningProcess] = [:]
    var offsets: [Int: Double] = [:]
    var lives = 0
    var books: [RuleBook]
    var compiled: CompiledRuleBook
    /// Reports that are not answered yet.
    var open = 0
    var isCalm = false
    var isOver = false
  }

  let simulation: Simulation
  let script: SimulationScript
  let store: any LeadStore
  let between: @Sendable (any LeadStore) -> any LeadStore
  let loop: SimulationLoop
  let judge: Judge
  let safety: SafetyOffice
  let troubles = Troubles()
  private let state: Mutex<State>

  init(
    _ simulation: Simulation, _ script: SimulationScript, store: any LeadStore, tellsStory: Bool,
    between: @escaping @Sendable (any LeadStore) -> any LeadStore, safety: SafetyOffice
  ) {
    self.simulation = simulation
    self.script = script
    self.store = store
    self.between = between
    self.safety = safety
    loop = SimulationLoop(seed: script.seed, start: Self.start)
    let trial = Trial(
      start: Self.start, book: simulation.rules, overdue: simulation.settings.overdue,
      safety: script.safety, tellsStory: tellsStory)
    judge = Judge(trial, loop: loop)
    state = Mutex(State(books: [simulation.rules], compiled: simulation.compiled))
  }

  var isOver: Bool { state.withLock { $0.isOver } }
  var isCalm: Bool { state.withLock { $0.isCalm } }
  var books: [RuleBook] { state.withLock { $0.books } }

  /// Lives through the script, on the calling thread.
  func live() -> SimulationReport {
    let home = TaskHome(executor: loop) { [loop] in await loop.pause() }
    TaskHome.$current.withValue(home) {
      for process in 0..<simulation.settings.processes { start(process) }
      TaskHome.begin { [self] in
        await unfold()
        state.withLock { $0.isOver = true }
      }
      let wasEnded = loop.run { [judge] in isOver || judge.hasFailed || loop.steps > Self.stepLimit }
      if !judge.hasFailed, !isOver {
        judge.note {
          $0.fail(
            .drains, wasEnded ? "the world runs in a circle, without the time going on" : "everybody waits for nothing")
        }
      }
      wind()
    }
    return report()
  }

  /// More than any world needs: a loop without a wait in it would go on for ever.
  private static let stepLimit = 20_000_000

  /// Ends all that is left, so that no task stays behind.
  private func wind() {
    let left = state.withLock { state in
      state.isOver = true
      defer { state.running = [:] }
      return state.running.sorted { $0.key < $1.key }.map(\.value)
    }
    for process in left { end(process) }
    loop.close()
    loop.run { false }
  }

  private func report() -> SimulationReport {
    judge.note { trial in
      trial.counts.steps = loop.steps
      return SimulationReport(
        seed: script.seed, failures: trial.failures, counts: trial.counts,
        leadDays: simulation.settings.leads * (simulation.settings.days + Int(Self.calmDays)),
        histories: trial.histories(), story: trial.story, script: script)
    }
  }

  // MARK: Processes

  func running(_ process: Int) -> RunningProcess? { state.withLock { $0.running[process] } }

  /// A process that runs, beginning with one.
  func anyRunning(from process: Int) -> RunningProcess? {
    let count = simulation.settings.processes
    return (0..<count).lazy.compactMap { self.running((process + $0) % count) }.first
  }

  /// Starts a process, unless it runs or the world is over.
  func start(_ process: Int) {
    let (life, books, compiled) = state.withLock { state -> (ProcessLife?, [RuleBook], CompiledRuleBook) in
      guard state.running[process] == nil, !state.isOver else { return (nil, [], state.compiled) }
      state.lives += 1
      let life = ProcessLife(
        process: process, number: state.lives, offset: state.offsets[process] ?? 0, loop: loop, judge: judge
      ) { [weak self] life, down in self?.crash(life, down: down) }
      return (life, state.books, state.compiled)
    }
    guard let life else { return }
    do {
      let running = try RunningProcess(life, of: self, books: books, compiled: compiled)
      state.withLock { $0.running[process] = running }
      judge.note { $0.tell("process \(process) starts") }
    } catch {
      judge.note { $0.fail(.drains, "process \(process) cannot start: \(error)") }
    }
  }

  /// A process dies at once, and comes back later.
  func crash(_ life: ProcessLife, down: Double) {
    guard let process = remove(life) else { return }
    judge.note { trial in
      trial.counts.crashes += 1
      trial.tell("process \(life.process) dies")
    }
    end(process)
    comeBack(life.process, after: down)
  }

  /// A process is asked to end: its loops are cancelled, and its pipeline shut down.
  func stop(_ process: Int, down: Double) async {
    guard let running = running(process), remove(running.life) != nil else { return }
    judge.note { trial in
      trial.counts.stops += 1
      trial.tell("process \(process) is asked to end")
    }
    running.loops.cancel()
    await running.loops.value
    await running.pipeline.shutDown()
    end(running)
    comeBack(process, after: down)
  }

  private func remove(_ life: ProcessLife) -> RunningProcess? {
    state.withLock { state in
      guard let running = state.running[life.process], running.life.number == life.number else { return nil }
      state.running[life.process] = nil
      state.offsets[life.process] = life.offset
      return running
    }
  }

  private func end(_ running: RunningProcess) {
    running.life.die()
    judge.note { $0.died(running.life.number) }
    running.loops.cancel()
    loop.endWaits(of: running.life.number)
  }

  private func comeBack(_ process: Int, after seconds: Double) {
    TaskHome.begin { [self] in
      do { try await loop.wait(seconds: isCalm ? 1 : seconds, owner: 0) } catch { return }
      start(process)
    }
  }

  func moveClock(of process: Int, by seconds: Double) {
    let running = state.withLock { state in
      state.offsets[process, default: 0] += seconds
      return state.running[process]
    }
    guard let running else { return }
    running.life.moveClock(by: seconds)
    judge.note { $0.clockMoved(running.life.number) }
  }

  /// From now on nothing goes wrong any more.
  func calm() {
    let running = state.withLock { state in
      state.isCalm = true
      state.offsets = [:]
      return Array(state.running.values)
    }
    for process in running {
      process.life.disarm()
      process.life.setClock()
      judge.note { $0.clockMoved(process.life.number) }
    }
    troubles.end()
    for scope in safety.killSwitch.off.sorted(by: { "\($0)".precedes("\($1)") }) {
      judge.note { $0.switched(scope, isOff: false) }
      safety.killSwitch.turnOn(scope)
    }
    for process in 0..<simulation.settings.processes { start(process) }
    judge.note { trial in
      trial.countsBeforeCalm = trial.parcelCount
      trial.tell("nothing goes wrong any more")
    }
  }

  /// Puts a changed rule book in force, for the processes that run and those that will start.
  func adopt(_ seed: UInt64) throws -> RuleBook {
    var chance = SeededGenerator(seed: seed)
    let book = (books.last ?? simulation.rules).changed(&chance)
    let compiled = try CompiledRuleBook(book, performers: simulation.performers)
    state.withLock { state in
      state.books.append(book)
      state.compiled = compiled
    }
    judge.note { $0.books[book.version] = book }
    return book
  }

  // MARK: Reports that are under way

  func open() { state.withLock { $0.open += 1 } }
  func close() { state.withLock { $0.open -= 1 } }
  var openReports: Int { state.withLock { $0.open } }
}

import struct Foundation.Date

/// A process that runs: its life, its pipeline, its dispatcher, and the task of its loops.
struct RunningProcess: Sendable {
  let life: ProcessLife
  let store: SimulatedStore
  let pipeline: EventPipeline
  let dispatcher: Dispatcher
  let blast: BlastLimit?
  let loops: Task<Void, Never>

  /// Starts a process as a host would: both loops, and the earlier versions of the rule book at hand.
  init(
    _ life: ProcessLife, of world: SimulatedWorld, books: [RuleBook], compiled: CompiledRuleBook
  ) throws {
    let store = SimulatedStore(base: world.store, life: life, judge: world.judge)
    let outward = world.between(store)
    let clock = SimulatedClock(loop: world.loop, life: life)
    let transports = SimulatedTransports(life: life, loop: world.loop, judge: world.judge, troubles: world.troubles)
    let judge = world.judge
    let onTrouble: @Sendable (ErrorText) -> Void = { trouble in
      judge.note { $0.tell("process \(life.process): \(trouble)") }
    }
    let seed = world.script.seed
    let settings = world.simulation.settings
    var chance = SeededGenerator(seed: seed ^ UInt64(life.process + 1) &* 0x9E37_79B9)
    let safety = world.safety
    let blast = world.blastLimit(of: life)
    let dispatcher = Dispatcher(
      store: outward, transports: transports.transports(custom: settings.customDeliveries), secrets: transports,
      settings: .init(
        seed: seed, limit: chance.pick(1, 4, 64), perDestination: chance.pick(1, 3, 8), rate: safety.plan.sendingRate,
        breaker: safety.plan.breaker, pollInterval: SimulatedWorld.poll),
      safety: safety.asked(by: life, judge: judge, blast: blast), clock: clock, onTrouble: onTrouble)
    let pipeline = EventPipeline(
      book: compiled, performers: world.simulation.performers, store: outward,
      settings: .init(
        seed: seed, limits: settings.limits, overdue: settings.overdue, pollInterval: SimulatedWorld.poll),
      services: .init(
        directory: FixedDirectory(world.simulation.directory),
        facts: SimulatedFacts(palette: world.simulation.palette, start: SimulatedWorld.start),
        suppressions: safety.plan.hasSuppressions
          ? SuppressionLearning(into: SimulatedList(base: safety.suppressions, life: life, judge: judge)) : nil,
        clock: clock, onDeliveries: { dispatcher.wake() }, onTrouble: onTrouble))
    for book in books where book.version != compiled.version { try pipeline.keepEarlier(book) }
    self.life = life
    self.store = store
    self.pipeline = pipeline
    self.dispatcher = dispatcher
    self.blast = blast
    loops = TaskHome.begin {
      await withTaskGroup { group in
        group.addTask { await pipeline.run() }
        group.addTask { await dispatcher.run() }
      }
    }
  }
}

/// Facts that are drawn for each occurrence.
struct SimulatedFacts: FactSource {
  let palette: RuleBookPalette
  let start: Date

  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    palette.facts(for: occurrence, at: start)
  }
}

/// Runs the whole library, many leads, processes, a store, transports and clocks, in a world that a seed decides.
///
/// Time, interleaving, faults, crashes and what happens to the leads all follow from the seed, so that a failing world
/// is seen again exactly. A host runs its own rule book in it:
///
///     let simulation = try Simulation(rules: book, performers: performers)
///     for seed in 1...1_000 {
///       let report = simulation.run(seed: UInt64(seed))
///       if !report.failures.isEmpty { print(simulation.shrink(report).story) }
///     }
public struct Simulation: Sendable {
  public struct Settings: Hashable, Sendable {
    /// How many leads there are.
    public var leads: Int
    /// Days for which things happen to them; two more follow in which everything is to settle.
    public var days: Int
    /// How many processes work on the one store, each with a pipeline and a dispatcher.
    public var processes: Int
    /// Whether things go wrong: crashes, errors, delays, clock steps, receivers that misbehave, repeats.
    public var faults: Bool
    /// How much happens to each lead.
    public var reportsPerLead: ClosedRange<Int>
    public var limits: PlanLimits
    /// What becomes of timers that fell due while nothing ran.
    public var overdue: OverdueTimers
    /// The kinds of deliveries that the host's own performers ask for.
    public var customDeliveries: [CustomDeliveryName]
    /// Whether every other world has what is asked before a sending: switches, consent, lists, hours, caps and limits.
    public var safety: Bool

    public init(
      leads: Int = 8, days: Int = 7, processes: Int = 2, faults: Bool = true, reportsPerLead: ClosedRange<Int> = 3...12,
      limits: PlanLimits = PlanLimits(), overdue: OverdueTimers = .run, customDeliveries: [CustomDeliveryName] = [],
      safety: Bool = true
    ) {
      self.leads = max(1, leads)
      self.days = max(1, days)
      self.processes = max(1, processes)
      self.faults = faults
      self.reportsPerLead = reportsPerLead
      self.limits = limits
      self.overdue = overdue
      self.customDeliveries = customDeliveries
      self.safety = safety
    }

    /// How many customers the leads have; fewer than leads, so that some are duplicates.
    var customers: Int { max(1, leads * 2 / 3) }
  }

  public let rules: RuleBook
  public let performers: ActionPerformers
  public let directory: Directory
  public let settings: Settings
  let palette: RuleBookPalette
  let compiled: CompiledRuleBook

  /// Prepares worlds for a rule book.
  ///
  /// - Parameter directory: The rule book's own where none is given; where it has none, one in which everybody whom the
  ///   book names can be reached.
  /// - Throws: a ``RuleBookError`` with every problem of the book at once.
  public init(
    rules: RuleBook, performers: ActionPerformers = .standard, directory: Directory? = nil,
    settings: Settings = Settings()
  ) throws(RuleBookError) {
    compiled = try CompiledRuleBook(rules, performers: performers)
    self.rules = rules
    self.performers = performers
    self.directory = directory ?? rules.directory ?? .everybody(in: rules)
    self.settings = settings
    palette = RuleBookPalette(rules)
  }

  /// Lives through one world on an in-memory store, on the calling thread.
  public func run(seed: UInt64) -> SimulationReport { run(script(seed: seed)) }

  /// Lives through one world, and tells line by line what happened.
  public func tell(seed: UInt64) -> SimulationReport { run(script(seed: seed), tellsStory: true) }

  /// The script of a seed's world.
  package func script(seed: UInt64) -> SimulationScript { SimulationScript(seed: seed, settings) }

  /// A store of the library's own, whose tokens follow from the seed.
  package static func inMemoryStore(_ script: SimulationScript) -> any LeadStore {
    InMemoryStore(tokensFrom: SeededGenerator(seed: script.seed ^ 0x544F_4B45_4E53))
  }

  /// Lives through a script.
  ///
  /// - Parameters:
  ///   - store: An empty store that answers without suspending, since whatever suspends elsewhere is not decided here.
  ///   - tellsStory: Whether the report tells what happened, step by step.
  ///   - between: Stands between each process and the store, so that a test can plant bugs of the engine.
  ///   - keeping: Empty counts and an empty suppression list, which every process uses; in-memory ones unless given.
  ///   - bending: Changes what each process asks before a sending, so that a test can plant bugs of the engine.
  package func run(
    _ script: SimulationScript, on store: (any LeadStore)? = nil, tellsStory: Bool = false,
    between: @escaping @Sendable (any LeadStore) -> any LeadStore = { $0 }, keeping: KeptSafety = KeptSafety(),
    bending: @escaping @Sendable (OutboundSafety) -> OutboundSafety = { $0 }
  ) -> SimulationReport {
    let world = SimulatedWorld(
      self, script, store: store ?? Self.inMemoryStore(script), tellsStory: tellsStory, between: between,
      safety: SafetyOffice(script.safety, keeping: keeping, bending: bending))
    return world.live()
  }
}

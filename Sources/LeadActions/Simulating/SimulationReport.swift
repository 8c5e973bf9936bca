/// What became of a simulated world.
public struct SimulationReport: Sendable {
  /// How much happened, so that a run that did nothing shows.
  public struct Counts: Hashable, Sendable {
    public var accepted = 0
    public var refused = 0
    /// Submissions of what was done already.
    public var repeats = 0
    public var commits = 0
    public var conflicts = 0
    public var events = 0
    public var timersFired = 0
    public var deliveries = 0
    public var sends = 0
    /// Sends of what a receiver had accepted before.
    public var resends = 0
    public var deadLetters = 0
    /// Deliveries that were held, that were made to wait for a time, and that were not sent at all, by what is asked
    /// before a sending.
    public var held = 0
    public var postponed = 0
    public var blocked = 0
    public var erasures = 0
    public var newRules = 0
    public var crashes = 0
    public var stops = 0
    public var clockSteps = 0
    /// Calls that failed, or whose answer was lost.
    public var failedCalls = 0
    /// Attempts at which a receiver misbehaved.
    public var troubles = 0
    /// Things taken up and run, in an order that the seed decided.
    public var steps = 0

    public init() {}
  }

  public let seed: UInt64
  /// The first invariant that was broken, and what followed from it until the world was stopped.
  public let failures: [SimulationFailure]
  public let counts: Counts
  /// Days that were lived through by leads: leads times days.
  public let leadDays: Int
  /// Each lead's record and history, and what was sent, the same to the byte wherever the seed is run.
  public let histories: String
  /// What happened, line by line; empty unless it was asked for.
  public let story: [String]
  /// What the world was made from.
  package let script: SimulationScript

  /// A short name of ``histories``, which is equal where they are.
  public var digest: String {
    var hash = StableHash()
    hash.combine(histories)
    return hash.digits
  }
}

extension SimulationReport: CustomStringConvertible {
  /// The seed, what was broken, and the story if there is one.
  public var description: String {
    var lines = ["seed \(seed): " + (failures.isEmpty ? "every invariant held" : "\(failures.count) broken")]
    lines += failures.map { "  \($0)" }
    lines += story.map { "  \($0)" }
    return lines.joined(separator: "\n")
  }
}

extension SimulationReport.Counts {
  public static func + (lhs: Self, rhs: Self) -> Self {
    var sum = lhs
    for path in paths { sum[keyPath: path] += rhs[keyPath: path] }
    return sum
  }

  private static var paths: [WritableKeyPath<Self, Int>] {
    [
      \.accepted, \.refused, \.repeats, \.commits, \.conflicts, \.events, \.timersFired, \.deliveries, \.sends,
      \.resends, \.deadLetters, \.held, \.postponed, \.blocked, \.erasures, \.newRules, \.crashes, \.stops,
      \.clockSteps, \.failedCalls, \.troubles,
      \.steps,
    ]
  }
}

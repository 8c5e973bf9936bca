public import struct Foundation.Date

/// A way of choosing one user from a group.
///
/// ### Implementation requirements
/// - Choose one of the available members, or nobody; never anybody else.
/// - Choose the same for the same request and the same chance.
/// - Say that state is used where the choice reads it, so that two plans at once cannot both use the same turn.
public protocol ChoosingStrategy: Sendable {
  var name: StrategyName { get }
  /// Whether the choice depends on what was chosen before; such choices are committed with the plan and checked.
  var usesState: Bool { get }
  func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName?
}

/// What a strategy chooses from.
public struct ChoosingRequest: Sendable {
  public let group: GroupName
  /// Everybody in the group, in its order.
  public let members: [GroupMember]
  /// Those in the directory who are not away, within their working hours and below their caps; never empty.
  public let available: [GroupMember]
  public let state: ChoosingState
  public let directory: Directory
  public let now: Date

  /// For tests of a strategy; the planner makes its own.
  public init(
    group: GroupName, members: [GroupMember], available: [GroupMember], state: ChoosingState = ChoosingState(),
    directory: Directory = .empty, now: Date
  ) {
    self.group = group
    self.members = members
    self.available = available
    self.state = state
    self.directory = directory
    self.now = now
  }
}

/// Any of those available, each as likely.
public struct RandomChoice: ChoosingStrategy {
  public let name = StrategyName.random
  public let usesState = false
  public init() {}

  public func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
    request.available[random.next(below: request.available.count)].user
  }
}

/// Each in turn, in the group's order; whoever is not available is passed over, and the turn goes on behind the chosen.
public struct SequentialChoice: ChoosingStrategy {
  public let name = StrategyName.sequential
  public let usesState = true
  public init() {}

  public func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
    let members = request.members
    let last = request.state.last.flatMap { last in members.firstIndex { $0.user == last } } ?? members.count - 1
    for step in 1...members.count {
      let candidate = members[(last + step) % members.count]
      if request.available.contains(where: { $0.user == candidate.user }) { return candidate.user }
    }
    return nil
  }
}

/// At random, in proportion to the members' weights.
public struct WeightedChoice: ChoosingStrategy {
  public let name = StrategyName.weighted
  public let usesState = false
  public init() {}

  public func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
    // Weights far beyond any use are cut, so that their sum cannot overflow.
    let weights = request.available.map { min(max($0.weight, 0), 1_000_000) }
    var ticket = random.next(below: weights.reduce(0, +))
    for (member, weight) in zip(request.available, weights) {
      if ticket < weight { return member.user }
      ticket -= weight
    }
    return request.available.first?.user
  }
}

/// Whoever has the fewest open leads, as the directory counts them; the first in the group's order of equals.
public struct LeastLoadedChoice: ChoosingStrategy {
  public let name = StrategyName.leastLoaded
  public let usesState = false
  public init() {}

  public func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
    request.available.min { load($0, request) < load($1, request) }?.user
  }

  private func load(_ member: GroupMember, _ request: ChoosingRequest) -> Int {
    request.directory.users[member.user]?.openLeads ?? 0
  }
}

/// The ways of choosing that a planner knows.
public struct ChoosingStrategies: Sendable {
  private var byName: [StrategyName: any ChoosingStrategy] = [:]

  /// Random, sequential, weighted and least loaded.
  public static let standard = Self([RandomChoice(), SequentialChoice(), WeightedChoice(), LeastLoadedChoice()])

  public init(_ strategies: [any ChoosingStrategy]) {
    for strategy in strategies { byName[strategy.name] = strategy }
  }

  /// These and another, in place of one of the same name.
  public func adding(_ strategy: any ChoosingStrategy) -> Self {
    var copy = self
    copy.byName[strategy.name] = strategy
    return copy
  }

  public var names: [StrategyName] { byName.keys.sorted() }

  subscript(name: StrategyName) -> (any ChoosingStrategy)? { byName[name] }
}

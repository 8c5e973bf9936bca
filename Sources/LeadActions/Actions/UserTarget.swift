/// The user that an action falls to.
@nonexhaustive
public enum UserTarget: Hashable, Sendable {
  /// Whoever the lead is assigned to when the action runs.
  case assigned
  case user(UserName)
  /// One user chosen from a group.
  case group(GroupName, by: StrategyName)

  /// One user chosen at random, as the guide has it.
  public static func group(_ name: GroupName) -> Self { .group(name, by: .random) }
}

/// The user that a lead is assigned to.
@nonexhaustive
public enum AssignmentTarget: Hashable, Sendable {
  case user(UserName)
  /// One user chosen from a group.
  case group(GroupName, by: StrategyName)

  /// One user chosen at random, as the guide has it.
  public static func group(_ name: GroupName) -> Self { .group(name, by: .random) }
}

extension UserTarget {
  /// The same user or group, as the target of any other action.
  init(_ target: AssignmentTarget) {
    switch target {
    case .user(let name): self = .user(name)
    case .group(let name, let strategy): self = .group(name, by: strategy)
    }
  }
}

extension StrategyName {
  /// Any of those available, each as likely; the guide's way.
  public static var random: Self { "random" }
  /// Each in turn, in the group's order.
  public static var sequential: Self { "sequential" }
  /// At random in proportion to the members' weights.
  public static var weighted: Self { "weighted" }
  /// Whoever has the fewest open leads, as the directory counts them.
  public static var leastLoaded: Self { "leastLoaded" }
}

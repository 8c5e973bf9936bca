/// A rule book made ready for planning; made once when the book is loaded, used for every plan.
public final class CompiledRuleBook: Sendable {
  public let book: RuleBook
  let templates: CompiledTemplates
  let strategies: ChoosingStrategies
  let types: [LeadTypeName: CompiledLeadType]
  let workflows: [WorkflowName: CompiledWorkflow]
  /// The groups that users are chosen from, whose state a plan may need.
  public let groups: [GroupName]

  public var version: Int { book.version }

  /// The lead type that a name may be a slip for.
  func nearestType(to name: LeadTypeName) -> LeadTypeName? {
    NearestName.find(name.rawValue, among: types.keys.sorted().map(\.rawValue)).map(LeadTypeName.init(_:))
  }

  /// Checks a rule book and joins its actions with their performers.
  ///
  /// - Throws: every problem at once, each with its place: what does not hold together, templates that cannot be
  ///   parsed, actions without a performer, and custom settings that their performer cannot read.
  public init(_ book: RuleBook, performers: ActionPerformers = .standard) throws(RuleBookError) {
    var compiler = BookCompiler(book, performers: performers)
    compiler.compile()
    let invalid = book.problems(
      customActions: performers.customNames, strategies: Set(performers.strategies.names))
    let problems = invalid + compiler.problems
    guard problems.isEmpty else { throw RuleBookError(problems) }
    self.book = book
    templates = compiler.templates
    strategies = performers.strategies
    types = compiler.types
    workflows = compiler.workflows
    groups = book.groupsChosenFrom
  }
}

/// A workflow with its conditions flat and its actions bound.
struct CompiledWorkflow: Sendable {
  struct Step: Sendable {
    enum Kind: Sendable {
      case wait(Period)
      case action(CompiledAction)
    }
    let kind: Kind
    let entry: Int32?
  }

  let name: WorkflowName
  let code: ConditionCode
  let steps: [Step]
}

extension RuleBook {
  /// Every group that an action chooses a user from, sorted.
  fileprivate var groupsChosenFrom: [GroupName] {
    let ruleActions = leadTypes.flatMap(\.rules).flatMap(\.actions)
    let steps = workflows.flatMap(\.steps).compactMap { if case .action(let action) = $0.kind { action } else { nil } }
    // A custom performer may choose from any group that the book declares.
    return Set((ruleActions + steps).compactMap(\.group)).union(groups).sorted()
  }
}

extension Action {
  /// The group that the action chooses a user from.
  var group: GroupName? {
    switch self {
    case .assignToUser(let it): UserTarget(it.to).group
    case .appointment(let it): it.to.group
    case .contactUser(let it): it.to.group
    case .form(let it): it.to.group
    case .journey(let it): it.to.group
    case .notifyUserByEmail(let it): it.to.group
    case .notifyUserByText(let it): it.to.group
    case .taskUser(let it): it.to.group
    default: nil
    }
  }
}

extension UserTarget {
  fileprivate var group: GroupName? { if case .group(let name, _) = self { name } else { nil } }
}

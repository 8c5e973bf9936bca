/// The performers that a planner knows, one for each kind of action.
///
/// The set is open: a host adds kinds of its own, and can replace a standard performer by adding another for its kind.
public struct ActionPerformers: Sendable {
  private var byName: [ActionName: any ActionPerformer] = [:]
  /// Kinds that only the host can perform, and that are recorded as not done.
  var standIns: Set<ActionName> = []
  public private(set) var strategies = ChoosingStrategies.standard

  /// None at all.
  public init() {}

  /// The performers of the guide's sixteen actions.
  public static let standard = Self()
    .adding(AppointmentTaskPerformer()).adding(AssignToUserPerformer()).adding(ChangeLeadTypePerformer())
    .adding(ChangeStatusPerformer()).adding(ContactCustomerPerformer()).adding(ContactPartnerPerformer())
    .adding(ContactUserPerformer()).adding(FormTaskPerformer()).adding(JourneyTaskPerformer())
    .adding(NotifyUserByEmailPerformer()).adding(NotifyUserByTextPerformer()).adding(StartWorkflowPerformer())
    .adding(StopWorkflowPerformer()).adding(ReferPerformer()).adding(TaskUserPerformer()).adding(WebhookPerformer())

  /// These and another, in place of any other for the same kind of action.
  public func adding(_ performer: some ActionPerformer) -> Self {
    var copy = self
    copy.add(performer)
    return copy
  }

  /// These with another way of choosing users.
  public func adding(_ strategy: some ChoosingStrategy) -> Self {
    var copy = self
    copy.strategies = strategies.adding(strategy)
    return copy
  }

  private mutating func add<Performer: ActionPerformer>(_ performer: Performer) {
    byName[Performer.Settings.actionName] = performer
  }

  /// The kinds of action that are not the guide's.
  public var customNames: Set<ActionName> { Set(byName.keys).union(standIns).subtracting(Action.standardNames) }

  /// An action joined with its performer, its settings read.
  ///
  /// - Throws: ``BindingError`` where there is no performer for it or it cannot read the settings.
  func bind(_ action: Action) throws(BindingError) -> any BoundAction {
    guard let performer = byName[action.name] else {
      if standIns.contains(action.name) { return StandInAction(name: action.name) }
      throw .noPerformer(action.name)
    }
    return try performer.bind(action)
  }
}

/// Why an action cannot be performed at all.
enum BindingError: Error, Hashable {
  case noPerformer(ActionName)
  case settings(ActionName, ErrorText)
}

/// An action with its performer.
protocol BoundAction: Sendable {
  func effects(in context: inout ActionContext) throws -> [Effect]
}

private struct Bound<Performer: ActionPerformer>: BoundAction {
  let settings: Performer.Settings
  let performer: Performer

  func effects(in context: inout ActionContext) throws -> [Effect] {
    try performer.effects(of: settings, in: &context)
  }
}

extension ActionPerformer {
  fileprivate func bind(_ action: Action) throws(BindingError) -> any BoundAction {
    if let settings = action.settings as? Settings { return Bound(settings: settings, performer: self) }
    guard case .custom(let custom) = action, let kind = Settings.self as? any CustomActionSettings.Type else {
      throw .settings(action.name, ErrorText("the performer expects settings of another type"))
    }
    do {
      let decoded = try custom.decoded(as: kind)
      guard let settings = decoded as? Settings else { throw NotDoneReason.other("settings of another type") }
      return Bound(settings: settings, performer: self)
    } catch {
      throw .settings(action.name, ErrorText(error))
    }
  }
}

extension Action {
  /// The settings of one of the guide's actions.
  fileprivate var settings: (any ActionSettings)? {
    switch self {
    case .appointment(let settings): settings
    case .assignToUser(let settings): settings
    case .changeLeadType(let settings): settings
    case .changeStatus(let settings): settings
    case .contactCustomer(let settings): settings
    case .contactPartner(let settings): settings
    case .contactUser(let settings): settings
    case .form(let settings): settings
    case .journey(let settings): settings
    case .notifyUserByEmail(let settings): settings
    case .notifyUserByText(let settings): settings
    case .startWorkflow(let settings): settings
    case .stopWorkflow(let settings): settings
    case .refer(let settings): settings
    case .taskUser(let settings): settings
    case .webhook(let settings): settings
    case .custom: nil
    }
  }
}

/// Performs Assign to User.
public struct AssignToUserPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: AssignToUser, in context: inout ActionContext) throws -> [Effect] {
    switch settings.to {
    case .user(let name):
      guard context.directory.users[name] != nil else { throw NotDoneReason.unknownUser(name) }
      return [.change(.user(name))]
    case .group(let group, let strategy):
      return [.change(.user(try context.choose(from: group, by: strategy, counts: true), from: group))]
    }
  }
}

/// Performs Change Status.
public struct ChangeStatusPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: ChangeStatus, in context: inout ActionContext) throws -> [Effect] {
    [.change(.status(settings.to))]
  }
}

/// Performs Change Lead Type.
public struct ChangeLeadTypePerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: ChangeLeadType, in context: inout ActionContext) throws -> [Effect] {
    [.change(.leadType(settings.to))]
  }
}

/// Performs Start Workflow.
public struct StartWorkflowPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: StartWorkflow, in context: inout ActionContext) throws -> [Effect] {
    [.startWorkflow(settings.workflow)]
  }
}

/// Performs Stop Workflow.
public struct StopWorkflowPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: StopWorkflow, in context: inout ActionContext) throws -> [Effect] {
    guard context.record.workflow != nil else { throw NotDoneReason.noWorkflowRuns }
    return [.stopWorkflow]
  }
}

/// Performs Refer.
public struct ReferPerformer: ActionPerformer {
  public init() {}

  public func effects(of settings: Refer, in context: inout ActionContext) throws -> [Effect] {
    guard context.leadType.referralMethod.allowsReferral else {
      throw NotDoneReason.referralMethod(context.leadType.referralMethod)
    }
    guard let partner = settings.partner ?? context.leadType.partner else { throw NotDoneReason.noPartner }
    guard context.directory.partners[partner] != nil else { throw NotDoneReason.unknownPartner(partner) }
    if context.lead.partner == partner, !settings.again { throw NotDoneReason.alreadyReferred(partner) }
    return [.refer(partner)]
  }
}

import struct Foundation.Date

extension PlanRun {
  /// Performs one action and applies its effects; whatever fails is a line of history, and the others go on.
  mutating func perform(_ action: CompiledAction, _ origin: ActionOrigin, firing: Int) {
    let hash = hash(of: origin, firing: firing, action: action.index)
    context.random = SeededGenerator(seed: hash.value())
    let source = ActionSource(origin: origin, name: action.name, hash: hash)
    let choosing = context.choosing
    let linesBefore = history.count
    do {
      let effects = try action.bound.effects(in: &context)
      for (index, effect) in effects.enumerated() { apply(effect, from: source, index: index) }
      if effects.isEmpty { log(.action(origin, action.name, .done(.nothing))) }
    } catch let reason as NotDoneReason {
      log(.action(origin, action.name, .notDone(reason)))
    } catch {
      // Nobody was chosen by an action that broke.
      context.choosing = choosing
      log(.action(origin, action.name, .failed(ErrorText(error))))
    }
    if !context.emptied.isEmpty {
      for emptied in context.emptied { log(.variablesEmpty(emptied.template, emptied.paths)) }
      context.emptied = []
    }
    if traceLevel != .off { note(action, origin, linesBefore) }
  }

  /// What the action came to is what it has written into the history.
  private mutating func note(_ action: CompiledAction, _ origin: ActionOrigin, _ linesBefore: Int) {
    let outcomes = history[linesBefore...].compactMap { entry in
      if case .action(_, _, let outcome) = entry.line { outcome } else { nil }
    }
    performed.append((origin, ActionTrace(index: action.index, name: action.name, outcomes: outcomes)))
  }

  /// The action that an effect comes from.
  struct ActionSource {
    let origin: ActionOrigin
    let name: ActionName
    let hash: StableHash

    /// The rule that a consequence is caused by.
    var rule: RuleID? { if case .rule(let id) = origin { id } else { nil } }
  }

  private mutating func apply(_ effect: Effect, from source: ActionSource, index: Int) {
    let outcome =
      switch effect {
      case .change(let change): apply(change, from: source)
      case .deliver(let message): deliver(message, from: source, index: index)
      case .refer(let partner): refer(to: partner, from: source, index: index)
      case .startWorkflow(let name): startWorkflow(name, from: source, index: index)
      case .stopWorkflow: stopWorkflowByAction()
      case .raise(let name, let fields): raise(name, fields, from: source)
      case .remind(let name, let fields, let due): remind(name, fields, at: due, from: source, index: index)
      case .note(let text): ActionOutcome.done(.noted(ErrorText(text).text))
      }
    if case .done = outcome { effects.append(effect) }
    log(.action(source.origin, source.name, outcome))
  }

  // MARK: Changes

  private mutating func apply(_ change: LeadChange, from source: ActionSource) -> ActionOutcome {
    switch change {
    case .user(let user, let group):
      let from = context.record.lead.user
      guard from != user else { return .unchanged(.assigned(user, from: group)) }
      context.record.lead.user = user
      slots.refresh(ruleType.knownSlots.user, ruleType, context)
      raise(.userChanged, .user(from: from, to: user), by: source.rule)
      return .done(.assigned(user, from: group))
    case .status(let status):
      guard type.allows(status) else { return .notDone(.unknownStatus(status)) }
      let from = context.record.lead.status
      guard from != status else { return .unchanged(.status(status)) }
      setStatus(status, by: source.rule)
      return .done(.status(status))
    case .leadType(let name):
      guard let new = book.types[name] else { return .notDone(.unknownLeadType(name)) }
      guard name != context.record.lead.type else { return .unchanged(.leadType(name)) }
      setType(new)
      return .done(.leadType(name))
    case .progress(let progress):
      guard context.record.lead.progress != progress else { return .unchanged(.progress(progress)) }
      moveProgress(to: progress, by: source.rule)
      return .done(.progress(progress))
    case .field(let name, let value): return set(name, to: value)
    }
  }

  /// Sets the status and raises Status Changed, then moves progress where the status carries one.
  mutating func setStatus(_ status: StatusName?, by rule: RuleID? = nil) {
    let from = context.record.lead.status
    context.record.lead.status = status
    slots.refresh(ruleType.knownSlots.status, ruleType, context)
    raise(.statusChanged, .status(from: from, to: status), by: rule)
    if let status, let progress = type.progress(of: status), progress != context.record.lead.progress {
      moveProgress(to: progress, by: rule)
    }
  }

  /// Moves progress; the stage's event is raised unless it has been before, and stages jumped over raise nothing.
  mutating func moveProgress(to progress: LeadProgress, by rule: RuleID? = nil) {
    let from = context.record.lead.progress
    context.record.lead.progress = progress
    slots.refresh(ruleType.knownSlots.progress, ruleType, context)
    if context.record.spent.contains(progress) {
      log(.alreadyHappened(Event(progress)))
    } else {
      raise(Event(progress), .progress(from: from, to: progress), by: rule)
    }
  }

  /// Makes the lead one of another type: later events use its rules, and pending appointment times are set anew.
  mutating func setType(_ new: CompiledLeadType) {
    let from = context.record.lead.type
    context.record.lead.type = new.settings.name
    type = new
    // The event in hand goes on with the old type's rules, and they see the lead as it is now.
    context.leadGroup = new.group
    slots.refresh(ruleType.knownSlots.leadType, ruleType, context)
    slots.refresh(ruleType.knownSlots.leadGroup, ruleType, context)
    log(.leadTypeChanged(from: from, to: new.settings.name))
    reportForeignStatus()
    setAppointmentTimersAnew()
  }

  /// A status that the lead type lacks stays, and is reported.
  mutating func reportForeignStatus() {
    guard let status = context.record.lead.status, !type.allows(status) else { return }
    log(.statusNotInType(status, type.settings.name))
  }

  private mutating func set(_ name: FieldName, to value: FieldValue?) -> ActionOutcome {
    if let property = LeadProperty(name), [.status, .user, .progress, .partner].contains(property) {
      return .notDone(.other("field \(name.inQuotes) has a change of its own; return that effect"))
    }
    guard context.record.lead.value(of: name) != value else { return .unchanged(.field(name)) }
    do throws(FieldError) {
      try context.record.lead.assign(FieldAssignment(name, to: value))
    } catch {
      return .notDone(.other("\(error)"))
    }
    slots.refresh(ruleType.code.slot(of: FieldSource(ofLead: name)), ruleType, context)
    // What derives from such fields.
    slots.refresh(ruleType.knownSlots.isDuplicate, ruleType, context)
    slots.refresh(ruleType.knownSlots.fullName, ruleType, context)
    return .done(.field(name))
  }

  // MARK: Deliveries

  mutating func deliver(_ message: Message, from source: ActionSource, index: Int) -> ActionOutcome {
    .done(.queued(queue(message, from: source, index: index), message.kind, to: message.recipient))
  }

  private mutating func queue(_ message: Message, from source: ActionSource, index: Int) -> DeliveryID {
    var hash = source.hash
    if index > 0 { hash.combine(index) }
    var delivery = Delivery(
      id: DeliveryID(hash.digits), lead: occurrence.lead, message: message, occurrence: occurrence.id,
      origin: source.origin, chain: chain, created: now)
    // A workflow is of no lead type.
    if case .workflow = source.origin {} else { delivery.leadType = ruleType.settings.name }
    // Only a rule's own delivery reminds; a workflow that the event started goes on long after it.
    if case .rule = source.origin, case .appointmentBefore = context.event,
      case .appointment(let appointment) = context.details
    {
      delivery.remindsOf = appointment.id
      delivery.lastUsefulTime = appointment.start
    }
    switch message {
    // A reply to it goes on with this chain.
    case .email, .text:
      context.record.messages[MessageID(delivery.id.rawValue)] = MessageLedger(
        chain: chain, recipient: message.recipient, planned: now)
    default: break
    }
    deliveries.append(delivery)
    return delivery.id
  }

  /// The partner is set and Referred raised with the commit; whether the referral arrives is another matter.
  mutating func refer(to partner: PartnerName, from source: ActionSource, index: Int) -> ActionOutcome {
    let delivery = sendReferral(to: partner, from: source, index: index)
    raise(.referred, .referral(ReferralDetails(partner: partner)), by: source.rule)
    return .done(.referred(partner, delivery))
  }

  mutating func sendReferral(to partner: PartnerName, from source: ActionSource, index: Int) -> DeliveryID {
    setPartner(partner)
    let method = ruleType.settings.referralMethod.rawValue
    return queue(
      .referral(Referral(to: partner, method: method, lead: context.record.lead)), from: source, index: index)
  }

  mutating func setPartner(_ partner: PartnerName) {
    context.record.lead.partner = partner
    slots.refresh(ruleType.knownSlots.partner, ruleType, context)
    slots.refresh(ruleType.knownSlots.isReferred, ruleType, context)
  }

  // MARK: Custom events

  private mutating func raise(
    _ name: CustomEventName, _ fields: [FieldName: FieldValue], from source: ActionSource
  ) -> ActionOutcome {
    if let error = Self.notFinite(fields) { return .notDone(.other("\(error)")) }
    raise(.custom(name), .custom(fields), by: source.rule)
    return .done(.raised(name))
  }

  private mutating func remind(
    _ name: CustomEventName, _ fields: [FieldName: FieldValue], at due: Date, from source: ActionSource, index: Int
  ) -> ActionOutcome {
    if let error = Self.notFinite(fields) { return .notDone(.other("\(error)")) }
    guard due.timeIntervalSinceReferenceDate.isFinite else {
      return .notDone(.other("a time that is not finite never comes"))
    }
    var hash = source.hash
    hash.combine(index)
    context.record.set(
      LeadTimer(id: TimerID("custom/\(hash.digits)"), due: due, purpose: .custom(name, fields), chain: chain))
    return .done(.timer(name))
  }
}

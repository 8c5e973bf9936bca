extension PlanRun {
  /// A lead's first arrival: its values raise no change but spend their progress, and receipt may refer it at once.
  mutating func receive(_ receipt: Receipt) throws(PlanRefusal) {
    try checkNumbers(receipt.lead)
    try checkFinite(receipt.lead.received, of: LeadProperty.received.name)
    switch receipt.duplicate {
    case .of(let original): context.record.lead.duplicateOf = original
    case .no: context.record.lead.duplicateOf = nil
    case .unknown: context.record.lead.duplicateOf = receipt.lead.duplicateOf ?? contacts?.match
    }
    log(.received(from: receipt.origin, duplicateOf: context.record.lead.duplicateOf))
    spendArrivingProgress()
    reportForeignStatus()
    reportForeignKinds()
    let referred = referOnReceipt(receipt.referral)
    let events = GuideOrder.receipt(
      duplicate: context.record.lead.duplicateOf != nil, referred: referred, byUser: receipt.origin.isUser)
    let referral = EventDetails.referral(ReferralDetails(partner: context.record.lead.partner))
    for event in events {
      raise(event, event == .receivedReferred || event == .referred ? referral : .none)
    }
  }

  /// A lead that existed before: its progress counts as spent, its appointments are known, and nothing is raised.
  mutating func adopt(_ adoption: Adoption) throws(PlanRefusal) {
    try checkNumbers(adoption.lead)
    try checkFinite(adoption.lead.received, of: LeadProperty.received.name)
    log(.adopted)
    for progress in adoption.progressReached { context.record.spent.insert(ProgressLedger(progress)) }
    spendArrivingProgress()
    reportForeignStatus()
    reportForeignKinds()
    for appointment in adoption.appointments {
      try check(appointment)
      guard context.record.appointments[appointment.id] == nil else {
        throw .appointmentKnown(appointment.id, occurrence.lead)
      }
      context.record.appointments[appointment.id] = AppointmentRecord(appointment)
    }
    setAppointmentTimersAnew()
  }

  private mutating func spendArrivingProgress() {
    if context.record.lead.progress == nil, let status = context.record.lead.status {
      context.record.lead.progress = type.progress(of: status)
    }
    if let progress = context.record.lead.progress { context.record.spent.insert(ProgressLedger(progress)) }
  }

  /// Of several numbers that are not finite the first by name is reported, so that the refusal is always the same.
  private func checkNumbers(_ lead: Lead) throws(PlanRefusal) {
    var first: FieldName?
    for (name, value) in lead.fields {
      guard !value.isFinite else { continue }
      first = min(first ?? name, name)
    }
    if let first { throw .field(lead.id, .notFinite(first)) }
  }

  /// A value of another kind than the book declares is kept, so that no lead is lost for it, and reported.
  private mutating func reportForeignKinds() {
    guard !ruleType.declaredFields.isEmpty else { return }
    slots.fill(ruleType, context)
    for field in ruleType.declaredFields {
      // Most fields have a slot, which has looked the value up already.
      let found = field.slot.map { slots.values[$0].kind.fieldKind } ?? context.record.lead.field(field.name)?.kind
      guard let found, found != field.kind else { continue }
      log(.fieldOfOtherKind(field.name, expected: field.kind, found: found))
    }
  }

  /// Refers before the receipt's events, where the method is Deliver Immediately and a partner is chosen.
  private mutating func referOnReceipt(_ referral: Receipt.Referring) -> Bool {
    let partner: PartnerName
    switch referral {
    case .already(let name):
      setPartner(name)
      return true
    case .to(let name): partner = name
    case .byLeadType:
      guard type.settings.referralMethod == .deliverImmediately, let own = type.settings.partner else { return false }
      partner = own
    }
    if let reason = reasonNotToRefer(partner) {
      log(.action(.receipt, Refer.actionName, .notDone(reason)))
      return false
    }
    let source = ActionSource(
      origin: .receipt, name: Refer.actionName, hash: hash(of: .receipt, firing: 0, action: 0))
    let delivery = sendReferral(to: partner, from: source, index: 0)
    effects.append(.refer(partner))
    log(.action(.receipt, Refer.actionName, .done(.referred(partner, delivery))))
    return true
  }

  private func reasonNotToRefer(_ partner: PartnerName) -> NotDoneReason? {
    let method = type.settings.referralMethod
    if method != .deliverImmediately { return .referralMethod(method) }
    if context.directory.partners[partner] == nil { return .unknownPartner(partner) }
    return context.record.lead.partner == partner ? .alreadyReferred(partner) : nil
  }
}

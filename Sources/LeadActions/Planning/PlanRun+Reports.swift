extension PlanRun {
  /// Applies what the host reports to the record, and queues the events it raises in the guide's order.
  mutating func apply(_ report: Report) throws(PlanRefusal) {
    switch report {
    case .adopted(let adoption): try adopt(adoption)
    case .received(let receipt): try receive(receipt)
    case .updated(let update): try apply(update)
    case .statusChanged(let status): reportStatus(status)
    case .userChanged(let user): reportUser(user)
    case .progressMoved(let progress):
      if context.record.lead.progress == progress { log(.nothingChanged) } else { moveProgress(to: progress) }
    case .leadTypeChanged(let name): try reportLeadType(name)
    case .referred(let partner):
      setPartner(partner)
      raise(.referred, .referral(ReferralDetails(partner: partner)))
    case .referralFailed(let delivery, let reason): log(.referralFailed(delivery, ErrorText(reason)))
    case .appointmentCreated(let appointment): try create(appointment)
    case .appointmentUpdated(let appointment): try update(appointment)
    case .appointmentCancelled(let id): try end(id, as: .cancelled, .appointmentCancelled)
    case .appointmentStarted(let id): try end(id, as: .started, .appointmentStarted)
    case .appointmentCompleted(let id): try end(id, as: .completed, .appointmentCompleted)
    case .taskCompleted(let delivery, let appointment):
      log(.taskCompleted(delivery))
      if let appointment { try end(appointment, as: .completed, .appointmentCompleted) }
    case .timeReached(let id): reach(id)
    case .rulesActivated: log(.timersSet(count: setAppointmentTimersAnew()))
    case .callUnanswered(let call): raise(.callUnanswered, .call(call))
    case .callVoicemail(let call): raise(.callVoicemail, .call(call))
    case .returnStarted(let details): raise(.returnStarted, .referral(details))
    case .returnDeclined(let details): raise(.returnDeclined, .referral(details))
    case .returnAccepted(let details): raise(.returnAccepted, .referral(details))
    case .journeyStarted(let details): raise(.journeyStarted, .journey(details))
    case .journeyPartiallyCompleted(let details): raise(.journeyPartiallyCompleted, .journey(details))
    case .journeyCompleted(let details): raise(.journeyCompleted, .journey(details))
    case .custom(let name, let fields):
      try checkFinite(fields)
      raise(.custom(name), .custom(fields))
    case .emailFailed(let details, let permanently):
      if permanently { raise(.emailFailed, .message(details)) } else { log(.emailFailedForNow(details)) }
    case .emailOpened(let details): interact(.emailOpened, details)
    case .emailClicked(let details): interact(.emailClicked, details)
    case .emailReplied(let details): raise(.emailReplied, .message(details))
    case .emailUnsubscribed(let details):
      if isCustomers(details, .email) { setConsent(.email, open: false) }
      raise(.emailUnsubscribed, .message(details))
    case .emailSpamReported(let details):
      if isCustomers(details, .email) { setConsent(.email, open: false) }
      raise(.emailSpamReported, .message(details))
    case .textFailed(let details): raise(.textFailed, .message(details))
    case .textReplied(let details, let stop):
      if stop, isCustomers(details, .text) { setConsent(.text, open: false) }
      raise(.textReplied, .message(details))
    case .consentChanged(let channel, let open):
      if context.record.lead.consent[channel] == open { log(.nothingChanged) } else { setConsent(channel, open: open) }
    }
  }

  // MARK: Changes that the host reports

  private mutating func reportStatus(_ status: StatusName?) {
    guard context.record.lead.status != status else { return log(.nothingChanged) }
    setStatus(status)
    reportForeignStatus()
  }

  private mutating func reportUser(_ user: UserName?) {
    let from = context.record.lead.user
    guard from != user else { return log(.nothingChanged) }
    context.record.lead.user = user
    raise(.userChanged, .user(from: from, to: user))
  }

  private mutating func reportLeadType(_ name: LeadTypeName) throws(PlanRefusal) {
    guard let new = book.types[name] else {
      throw .unknownLeadType(name, nearest: book.nearestType(to: name))
    }
    guard name != context.record.lead.type else { return log(.nothingChanged) }
    setType(new)
    enter(new)
  }

  // MARK: Messages

  /// An opening or click; one that is likely a machine's raises nothing and spends nothing, unless the type opts in.
  private mutating func interact(_ event: Event, _ details: MessageDetails) {
    if details.likelyMachine, !type.settings.countsMachineEvents {
      log(.machineEvent(event, details))
    } else {
      raise(event, .message(details))
    }
  }

  /// Whether a message was the customer's, rather than a user's or a partner's.
  ///
  /// Of a message of ours we know it, though the customer's address may have changed since. Of another it is, unless
  /// its recipient stands in the directory: to stop writing to somebody who did not ask for that is the lesser harm.
  private func isCustomers(_ details: MessageDetails, _ channel: ContactChannel) -> Bool {
    if let known = context.record.messages[details.ledger]?.recipient { return known == .customer }
    guard let recipient = details.recipient?.nonEmpty else { return true }
    // Numbers are written in many ways; the last nine digits tell them apart well enough.
    func key(_ address: String) -> Substring? {
      channel == .email ? ContactKey(email: address)?.value[...] : ContactKey(phone: address)?.value.suffix(9)
    }
    guard let sought = key(recipient) else { return true }
    func isSought(_ address: String?) -> Bool { address.flatMap(key) == sought }
    let (contact, directory) = (context.record.lead.contact, context.directory)
    if channel == .email {
      return isSought(contact.email)
        || !directory.users.values.contains { isSought($0.email) }
          && !directory.partners.values.contains { isSought($0.email) }
    }
    return isSought(contact.mobile) || isSought(contact.phone)
      || !directory.users.values.contains { isSought($0.mobile) }
        && !directory.partners.values.contains { isSought($0.mobile) }
  }

  private mutating func setConsent(_ channel: ContactChannel, open: Bool) {
    guard context.record.lead.consent[channel] != open else { return }
    context.record.lead.consent[channel] = open
    log(.consent(channel, open: open))
  }

  // MARK: Appointments

  private mutating func create(_ appointment: LeadAppointment) throws(PlanRefusal) {
    try check(appointment)
    guard context.record.appointments[appointment.id] == nil else {
      throw .appointmentKnown(appointment.id, occurrence.lead)
    }
    context.record.appointments[appointment.id] = AppointmentRecord(appointment)
    setTimers(of: appointment.id)
    raise(.appointmentCreated, .appointment(appointment))
  }

  /// Moving an appointment moves its timers; one that was cancelled and gets a new time is planned again.
  ///
  /// Where only its end moves, as when it takes longer, what counts from its start stays as it is: reminders that were
  /// sent or are on their way, and that it has started.
  private mutating func update(_ appointment: LeadAppointment) throws(PlanRefusal) {
    try check(appointment)
    let id = appointment.id
    guard var record = context.record.appointments[id] else { throw .unknownAppointment(id, occurrence.lead) }
    guard record.appointment != appointment else { return log(.nothingChanged) }
    let begins = record.appointment.start != appointment.start || record.state == .cancelled
    let moved = record.appointment.start != appointment.start || record.appointment.end != appointment.end
    record.appointment = appointment
    if moved {
      record.revision += 1
      record.settled.removeAll { if begins { true } else if case .appointmentAfter = $0 { true } else { false } }
    }
    if moved, begins {
      record.state = .planned
      withdrawals.append(id)
    }
    context.record.appointments[id] = record
    if moved { setTimers(of: id) }
    raise(.appointmentUpdated, .appointment(appointment))
  }

  /// Cancelling removes an appointment's timers; starting and completing keep the times after it.
  private mutating func end(
    _ id: AppointmentID, as state: AppointmentRecord.State, _ event: Event
  ) throws(PlanRefusal) {
    guard var record = context.record.appointments[id] else { throw .unknownAppointment(id, occurrence.lead) }
    guard record.state != state else { return log(.nothingChanged) }
    // A late report that it started makes no completed appointment one that can be completed again.
    if !(state == .started && record.state == .completed) { record.state = state }
    context.record.appointments[id] = record
    withdrawals.append(id)
    removeTimers(of: id) { if case .appointmentBefore = $0 { true } else { state == .cancelled } }
    raise(event, .appointment(record.appointment))
  }

  func check(_ appointment: LeadAppointment) throws(PlanRefusal) {
    try checkFinite(appointment)
    if let end = appointment.end, end < appointment.start { throw .endBeforeStart(appointment.id) }
  }

  // MARK: Time

  /// A timer fell due; one that is not needed any more does nothing.
  private mutating func reach(_ id: TimerID) {
    guard let timer = context.record.timers.first(where: { $0.id == id }) else { return log(.timerObsolete(id)) }
    context.record.timers.removeAll { $0.id == id }
    let fires = overdue.fires(timer, at: now, among: context.record.timers)
    switch timer.purpose {
    case .appointment(let id, let revision, let event):
      guard var record = context.record.appointments[id], record.revision == revision else {
        return log(.timerObsolete(timer.id))
      }
      record.settled.append(event)
      context.record.appointments[id] = record
      guard fires else { return log(.timerSkipped(event, id, due: timer.due)) }
      raise(event, .appointment(record.appointment))
    case .workflow(let run, _): queue.append(.workflow(run))
    case .custom(let name, let fields):
      guard fires else { return log(.reminderSkipped(name, due: timer.due)) }
      raise(.custom(name), .custom(fields))
    }
  }
}

import LeadActions

/// The events that an occurrence itself raises, read from the guide's table and the record before, not from the planner.
struct OwnEvents {
  let plan: Plan
  let before: LeadRecord?
  let book: RuleBook

  var list: [Event] {
    switch plan.occurrence.report {
    case .received(let receipt): return ofReceipt(receipt)
    case .adopted, .leadTypeChanged, .referralFailed, .consentChanged, .rulesActivated: return []
    case .updated(let update): return ofUpdate(update)
    case .statusChanged(let status):
      guard let before, status != before.lead.status else { return [] }
      let events = status.map { moved(to: self.progress(of: $0, in: before.lead.type), from: before) }
      return [.statusChanged] + (events ?? [])
    case .userChanged(let user): return user == before?.lead.user ? [] : [.userChanged]
    case .progressMoved(let progress): return before.map { moved(to: progress, from: $0) } ?? []
    case .referred: return [.referred]
    case .appointmentCreated: return [.appointmentCreated]
    case .appointmentUpdated(let it): return before?.appointments[it.id]?.appointment == it ? [] : [.appointmentUpdated]
    case .appointmentCancelled(let id): return state(of: id) == .cancelled ? [] : [.appointmentCancelled]
    case .appointmentStarted(let id): return state(of: id) == .started ? [] : [.appointmentStarted]
    case .appointmentCompleted(let id): return state(of: id) == .completed ? [] : [.appointmentCompleted]
    case .taskCompleted(_, let id?): return state(of: id) == .completed ? [] : [.appointmentCompleted]
    case .taskCompleted(_, nil): return []
    case .callUnanswered: return [.callUnanswered]
    case .callVoicemail: return [.callVoicemail]
    case .returnStarted: return [.returnStarted]
    case .returnDeclined: return [.returnDeclined]
    case .returnAccepted: return [.returnAccepted]
    case .emailFailed(let it, let permanently): return permanently ? once(.emailFailed, .emailFailed, it) : []
    case .emailOpened(let it): return isMachine(it) ? [] : once(.emailOpened, .emailOpened, it)
    case .emailClicked(let it): return isMachine(it) ? [] : [.emailClicked]
    case .emailReplied: return [.emailReplied]
    case .emailUnsubscribed(let it): return once(.emailUnsubscribed, .emailUnsubscribed, it)
    case .emailSpamReported(let it): return once(.emailSpamReported, .emailSpamReported, it)
    case .textFailed(let it): return once(.textFailed, .textFailed, it)
    case .textReplied: return [.textReplied]
    case .journeyStarted: return [.journeyStarted]
    case .journeyPartiallyCompleted: return [.journeyPartiallyCompleted]
    case .journeyCompleted: return [.journeyCompleted]
    case .custom(let name, _): return [.custom(name)]
    case .timeReached(let id): return ofTimer(id)
    @unknown default: return []
    }
  }

  private func ofReceipt(_ receipt: Receipt) -> [Event] {
    var isDuplicate = false
    var isReferred = false
    if case .already = receipt.referral { isReferred = true }
    for entry in plan.history {
      if case .received(_, let original) = entry.line { isDuplicate = original != nil }
      if case .action(.receipt, _, .done) = entry.line { isReferred = true }
    }
    let events: [Event] = [
      isDuplicate ? .receivedDuplicate : .receivedNotDuplicate, isReferred ? .receivedReferred : .receivedNotReferred,
      .received, receipt.origin == .user ? .receivedUser : .receivedOther,
    ]
    return isReferred ? events + [.referred] : events
  }

  private func ofUpdate(_ update: Update) -> [Event] {
    guard let before else { return [] }
    var lead = before.lead
    var progress: LeadProgress?
    for assignment in update.assignments {
      let text = assignment.value?.description
      switch assignment.field.rawValue {
      case "status": lead.status = text.map { StatusName($0) }
      case "user": lead.user = text.map { UserName($0) }
      case "progress": progress = text.flatMap(LeadProgress.init(rawValue:))
      case "firstName": lead.contact.firstName = text == "" ? nil : text
      case "email": lead.contact.email = text
      case "emailConsent": lead.consent.email = text == "yes"
      default: lead.fields[assignment.field] = assignment.value
      }
    }
    if progress == nil, lead.status != before.lead.status, let status = lead.status {
      progress = self.progress(of: status, in: lead.type)
    }
    lead.progress = progress ?? lead.progress
    if lead.contact.firstName == nil, before.lead.contact.firstName == "" { lead.contact.firstName = "" }
    // An empty text is no value, so that emptying it once more is no difference.
    var old = before.lead
    old.fields = old.fields.filter { $0.value != .text("") }
    var new = lead
    new.fields = new.fields.filter { $0.value != .text("") }
    guard new != old else { return [] }
    var events: [Event] = [.updated, update.origin == .user ? .updatedUser : .updatedOther]
    if lead.status != before.lead.status { events.append(.statusChanged) }
    if lead.user != before.lead.user { events.append(.userChanged) }
    return events + moved(to: lead.progress, from: before)
  }

  private func ofTimer(_ id: TimerID) -> [Event] {
    guard let timer = before?.timers.first(where: { $0.id == id }) else { return [] }
    switch timer.purpose {
    case .appointment(_, _, let event): return [event]
    case .custom(let name, _): return [.custom(name)]
    default: return []
    }
  }

  private func moved(to progress: LeadProgress?, from before: LeadRecord) -> [Event] {
    guard let progress, progress != before.lead.progress, !before.spent.contains(progress) else { return [] }
    return [Event(progress)]
  }

  private func progress(of status: StatusName, in type: LeadTypeName) -> LeadProgress? {
    book.leadTypes.first { $0.name == type }?.statuses.first { $0.name == status }?.progress
  }

  private func state(of id: AppointmentID) -> AppointmentRecord.State? { before?.appointments[id]?.state }

  private func once(_ event: Event, _ mark: MessageLedger.Spent, _ details: MessageDetails) -> [Event] {
    before?.messages[details.message]?.spent.contains(mark) == true ? [] : [event]
  }

  private func isMachine(_ details: MessageDetails) -> Bool {
    guard details.likelyMachine, let before else { return false }
    return book.leadTypes.first { $0.name == before.lead.type }?.countsMachineEvents == false
  }
}

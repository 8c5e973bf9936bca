/// The events that an occurrence itself raises, and the progress it leaves the lead at: read from the guide's table and
/// the record before, not from the planner.
struct OwnEvents {
  let plan: Plan
  let before: LeadRecord?
  let book: RuleBook
  let spent: Set<LeadProgress>
  let spentByMessage: Set<Trial.MessageMark>
  private(set) var events: [Event] = []
  private(set) var progress: LeadProgress?

  init(_ plan: Plan, _ file: Trial.LeadFile, book: RuleBook) {
    self.plan = plan
    before = file.record
    self.book = book
    spent = file.spent
    spentByMessage = file.spentByMessage
    progress = before?.lead.progress
    collect()
  }

  private mutating func collect() {
    switch plan.occurrence.report {
    case .received(let receipt): collect(receipt)
    case .adopted(let adoption): progress = arriving(adoption.lead)
    case .updated(let update): collect(update)
    case .statusChanged(let status):
      guard status != before?.lead.status else { return }
      events = [.statusChanged]
      if let status, let stage = stage(of: status) { move(to: stage) }
    case .userChanged(let user): if user != before?.lead.user { events = [.userChanged] }
    case .progressMoved(let stage): move(to: stage)
    case .referred: events = [.referred]
    case .appointmentCreated: events = [.appointmentCreated]
    case .appointmentUpdated(let it):
      if before?.appointments[it.id]?.appointment != it { events = [.appointmentUpdated] }
    case .appointmentCancelled(let id): end(id, .cancelled, .appointmentCancelled)
    case .appointmentStarted(let id): end(id, .started, .appointmentStarted)
    case .appointmentCompleted(let id): end(id, .completed, .appointmentCompleted)
    case .taskCompleted(_, let id?): end(id, .completed, .appointmentCompleted)
    case .timeReached(let id): collect(before?.timers.first { $0.id == id })
    case .emailFailed(let it, let permanently): if permanently { once(.emailFailed, it) }
    case .emailOpened(let it): if !isMachine(it) { once(.emailOpened, it) }
    case .emailUnsubscribed(let it): once(.emailUnsubscribed, it)
    case .emailSpamReported(let it): once(.emailSpamReported, it)
    case .textFailed(let it): once(.textFailed, it)
    case .emailClicked(let it): if !isMachine(it) { events = [.emailClicked] }
    case .custom(let name, _): events = [.custom(name)]
    case .taskCompleted, .leadTypeChanged, .referralFailed, .consentChanged, .rulesActivated: break
    default: if let event = plan.occurrence.report.soleEvent { events = [event] }
    }
  }

  private mutating func collect(_ receipt: Receipt) {
    progress = arriving(receipt.lead)
    var isDuplicate = false
    var isReferred = false
    if case .already = receipt.referral { isReferred = true }
    for entry in plan.history {
      if case .received(_, let original) = entry.line { isDuplicate = original != nil }
      if case .action(.receipt, _, .done) = entry.line { isReferred = true }
    }
    events = [
      isDuplicate ? .receivedDuplicate : .receivedNotDuplicate, isReferred ? .receivedReferred : .receivedNotReferred,
      .received, receipt.origin == .user ? .receivedUser : .receivedOther,
    ]
    if isReferred { events.append(.referred) }
  }

  private mutating func collect(_ update: Update) {
    guard let before else { return }
    var lead = before.lead
    for assignment in update.assignments { try? lead.assign(assignment) }
    var new = lead.progress
    if lead.status != before.lead.status, new == before.lead.progress, let status = lead.status {
      new = stage(of: status) ?? new
    }
    let names = Set(update.assignments.map(\.field))
    let differs = names.contains { lead.value(of: $0) != before.lead.value(of: $0) } || new != before.lead.progress
    guard differs else { return }
    events = [.updated, update.origin == .user ? .updatedUser : .updatedOther]
    if lead.status != before.lead.status { events.append(.statusChanged) }
    if lead.user != before.lead.user { events.append(.userChanged) }
    if let new { move(to: new) } else { progress = nil }
  }

  private mutating func collect(_ timer: LeadTimer?) {
    if plan.skipsTimer { return }
    switch timer?.purpose {
    case .appointment(let id, let revision, let event)?:
      if before?.appointments[id]?.revision == revision { events = [event] }
    case .custom(let name, _)?: events = [.custom(name)]
    case .workflow?, nil: break
    }
  }

  private mutating func move(to stage: LeadProgress) {
    guard stage != progress else { return }
    progress = stage
    if !spent.contains(stage) { events.append(Event(stage)) }
  }

  private mutating func once(_ event: Event, _ details: MessageDetails) {
    if let mark = Trial.mark(event, .message(details)), !spentByMessage.contains(mark) { events = [event] }
  }

  private mutating func end(_ id: AppointmentID, _ state: AppointmentRecord.State, _ event: Event) {
    if let appointment = before?.appointments[id], appointment.state != state { events = [event] }
  }

  private func stage(of status: StatusName) -> LeadProgress? {
    before.flatMap { book.stage(of: status, in: $0.lead.type) }
  }

  private func arriving(_ lead: Lead) -> LeadProgress? {
    lead.progress ?? lead.status.flatMap { book.stage(of: $0, in: lead.type) }
  }

  private func isMachine(_ details: MessageDetails) -> Bool {
    guard details.likelyMachine, let before else { return false }
    return book.leadTypes.first { $0.name == before.lead.type }?.countsMachineEvents == false
  }
}

extension Plan {
  /// Whether the history says that a timer was reached too late.
  var skipsTimer: Bool {
    guard case .timeReached = occurrence.report else { return false }
    return history.contains {
      switch $0.line {
      case .timerSkipped, .reminderSkipped: true
      default: false
      }
    }
  }
}

extension RuleBook {
  /// The progress that a status of a lead type carries.
  func stage(of status: StatusName, in type: LeadTypeName) -> LeadProgress? {
    leadTypes.first { $0.name == type }?.statuses.first { $0.name == status }?.progress
  }
}

extension Report {
  /// The event that the report is, where it is always that one.
  fileprivate var soleEvent: Event? {
    switch self {
    case .callUnanswered: .callUnanswered
    case .callVoicemail: .callVoicemail
    case .returnStarted: .returnStarted
    case .returnDeclined: .returnDeclined
    case .returnAccepted: .returnAccepted
    case .emailReplied: .emailReplied
    case .textReplied: .textReplied
    case .journeyStarted: .journeyStarted
    case .journeyPartiallyCompleted: .journeyPartiallyCompleted
    case .journeyCompleted: .journeyCompleted
    default: nil
    }
  }
}

import struct Foundation.Date

extension Trial {
  /// A timer fires once and not before its time, and goes only where something took it away.
  mutating func judgeTimers(of plan: Plan, _ file: inout LeadFile, _ key: LeadKey) {
    let before = file.record?.timers ?? []
    let id = plan.occurrence.id
    var firing: LeadTimer?
    if case .timeReached(let timer) = plan.occurrence.report {
      firing = before.first { $0.id == timer }
      expect(firing != nil, .timers, "\(key): timer \(timer) fired, and was not set")
    }
    if let firing {
      counts.timersFired += 1
      expect(plan.at >= firing.due, .timers, "\(key): timer \(firing.id) fired before its time")
      let isLate = plan.at.timeIntervalSince(firing.due) > overdue.lateAfter
      expect(
        !plan.skipsTimer || isLate && overdue.choice != .run, .timers, "\(key): timer \(firing.id) was skipped in time")
      if case .appointment(let appointment, let revision, let event) = firing.purpose {
        let isFirst = file.fired.insert(
          FiredTime(appointment: appointment, revision: revision, event: event)
        ).inserted
        expect(isFirst, .timers, "\(key): \(event) of appointment \(appointment) fired twice")
      }
    }
    let after = Set(plan.record.timers.map(\.id))
    for timer in before where timer.id != firing?.id && !after.contains(timer.id) {
      expect(plan.takesAway(timer), .timers, "\(key): timer \(timer.id) was lost by \(id)")
    }
    judgeAppointmentTimes(of: plan, file, key)
  }

  /// An appointment that was just made has all its times, or the history says which were too late.
  private mutating func judgeAppointmentTimes(of plan: Plan, _ file: LeadFile, _ key: LeadKey) {
    guard case .appointmentCreated(let appointment) = plan.occurrence.report, let lead = file.record?.lead,
      let type = books[plan.bookVersion]?.leadTypes.first(where: { $0.name == lead.type }),
      // A rule may have changed the type, even there and back, and with it the times.
      !plan.changesType
    else { return }
    for event in type.rules.filter(\.isEnabled).map(\.event) where event.period != nil {
      let isSet = plan.record.timers.contains {
        if case .appointment(appointment.id, _, event) = $0.purpose { true } else { false }
      }
      let isSkipped = plan.history.contains {
        if case .timerSkipped(event, appointment.id, _) = $0.line { true } else { false }
      }
      expect(isSet || isSkipped, .timers, "\(key): appointment \(appointment.id) has no timer for \(event)")
    }
  }

  // MARK: What the store says of timers

  mutating func listed(
    _ timers: [DueTimer], of tenant: TenantName, at time: Date, after last: DueTimer?, limit: Int
  ) {
    for timer in timers {
      expect(timer.lead.tenant == tenant, .timers, "\(timer.lead): its timer is listed as one of '\(tenant)'")
      let isTrue = files[timer.lead]?.record?.timers.contains(timer.timer) == true && timer.timer.due <= time
      expect(isTrue, .timers, "\(timer.lead): timer \(timer.timer.id) is listed as due, and is not")
    }
    let isOrdered = zip(timers, timers.dropFirst()).allSatisfy { $0.timer.due <= $1.timer.due }
    expect(isOrdered, .timers, "due timers are listed out of order")
    guard last == nil else { return }
    var due = 0
    for (key, file) in files where key.tenant == tenant { due += file.record?.timers.count { $0.due <= time } ?? 0 }
    expect(
      timers.count == min(max(1, limit), due), .timers, "\(timers.count) timers are listed as due where \(due) are")
  }

  mutating func next(timer: Date?, of tenant: TenantName, after time: Date) {
    var next: Date?
    for (key, file) in files where key.tenant == tenant {
      for timer in file.record?.timers ?? [] where timer.due > time { next = min(next ?? timer.due, timer.due) }
    }
    expect(timer == next, .timers, "the next timer is said to be due at \(timer.shown), and is at \(next.shown)")
  }
}

extension Date? {
  var shown: String { map { Timestamp.text(from: $0) } ?? "no time" }
}

extension Plan {
  fileprivate var changesType: Bool {
    history.contains { if case .leadTypeChanged = $0.line { true } else { false } }
  }

  /// Whether what happened can take a timer away that has not fired.
  fileprivate func takesAway(_ timer: LeadTimer) -> Bool {
    switch timer.purpose {
    case .appointment(let id, _, _):
      switch occurrence.report {
      case .appointmentUpdated(let it): return it.id == id || changesType
      case .appointmentCancelled(id), .appointmentStarted(id), .appointmentCompleted(id), .taskCompleted(_, id):
        return true
      case .rulesActivated: return true
      default: return changesType
      }
    case .workflow:
      return history.contains {
        switch $0.line {
        case .workflowStopped, .workflowStarted, .workflowVersionMissing: true
        default: false
        }
      }
    case .custom: return false
    }
  }
}

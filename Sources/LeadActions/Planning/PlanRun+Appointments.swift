import struct Foundation.Date

extension PlanRun {
  /// Sets the timers of an appointment that was made or moved; a time already past follows the lead type's policy.
  mutating func setTimers(of id: AppointmentID) {
    let before = timers(of: id)
    removeTimers(of: id)
    guard var record = context.record.appointments[id] else { return }
    for event in type.appointmentTimes where isWanted(event, record) {
      var due = due(event, record.appointment)
      // One that was set for the same time is not late; it has only not been reached yet.
      if due <= now, !before.contains(where: { $0.due == due && $0.purpose.event == event }) {
        guard type.settings.lateTimers == .runNow else {
          record.settled.append(event)
          log(.timerSkipped(event, id, due: due))
          continue
        }
        due = now
      }
      context.record.set(timer(event, record, due: due))
    }
    context.record.appointments[id] = record
  }

  /// Sets every appointment's timers anew, after a change of lead type or of the rule book.
  ///
  /// A timer that is due already and still wanted stays, since it may only not have been reached yet; other times that
  /// have passed are left out, so that a new rule never writes to the customers of old appointments.
  @discardableResult
  mutating func setAppointmentTimersAnew() -> Int {
    var count = 0
    for id in context.record.appointments.keys.sorted() {
      guard let record = context.record.appointments[id] else { continue }
      let before = timers(of: id)
      let overdue = before.filter { $0.due <= now && isWanted($0, record) }
      removeTimers(of: id)
      for timer in overdue { context.record.set(timer) }
      for event in type.appointmentTimes where isWanted(event, record) {
        let due = due(event, record.appointment)
        guard due > now else { continue }
        let new = timer(event, record, due: due)
        // One that is right already goes on with the chain of causes that it came from.
        context.record.set(before.first { $0.id == new.id && $0.due == due } ?? new)
      }
      let after = timers(of: id)
      if after != before { count += after.count }
    }
    return count
  }

  mutating func removeTimers(of id: AppointmentID, where isRemoved: (Event) -> Bool = { _ in true }) {
    context.record.timers.removeAll {
      if case .appointment(id, _, let event) = $0.purpose { isRemoved(event) } else { false }
    }
  }

  private func timers(of id: AppointmentID) -> [LeadTimer] {
    context.record.timers.filter { if case .appointment(id, _, _) = $0.purpose { true } else { false } }
  }

  private func isWanted(_ timer: LeadTimer, _ record: AppointmentRecord) -> Bool {
    guard case .appointment(_, record.revision, let event) = timer.purpose else { return false }
    return type.appointmentTimes.contains(event) && isWanted(event, record)
  }

  /// Before counts while the appointment is planned, After until it is cancelled; each once per revision.
  private func isWanted(_ event: Event, _ record: AppointmentRecord) -> Bool {
    guard !record.settled.contains(event) else { return false }
    switch (event, record.state) {
    case (_, .cancelled): return false
    case (.appointmentBefore, .planned), (.appointmentAfter, _): return true
    default: return false
    }
  }

  /// Before counts from the start, After from the end, or from the start where there is no end.
  private func due(_ event: Event, _ appointment: LeadAppointment) -> Date {
    let zone = type.settings.zone
    switch event {
    case .appointmentBefore(let period): return period.before(appointment.start, in: zone)
    case .appointmentAfter(let period): return period.after(appointment.end ?? appointment.start, in: zone)
    default: return appointment.start
    }
  }

  private func timer(_ event: Event, _ record: AppointmentRecord, due: Date) -> LeadTimer {
    let id = record.appointment.id
    return LeadTimer(
      id: TimerID("appointment/\(id)/\(record.revision)/\(event)"), due: due,
      purpose: .appointment(id, revision: record.revision, event), chain: chain)
  }
}

extension LeadTimer.Purpose {
  fileprivate var event: Event? { if case .appointment(_, _, let event) = self { event } else { nil } }
}

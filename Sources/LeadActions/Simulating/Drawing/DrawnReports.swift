import struct Foundation.Date

/// Draws what happens to leads from a rule book, so that each of the guide's events comes about.
struct DrawnReports: Sendable {
  let palette: RuleBookPalette
  /// How many customers the leads have; fewer than leads, so that some are duplicates.
  let customers: Int

  /// Something that a host may report of a lead; now and then something that cannot be true.
  ///
  /// - Parameters:
  ///   - sent: The emails and texts that were sent for the lead so far.
  ///   - tasks: The tasks that were handed over so far.
  func report(
    of lead: LeadID, _ record: LeadRecord?, sent: [Delivery], tasks: [Delivery], at now: Date,
    _ chance: inout SeededGenerator
  ) -> Report? {
    guard let record, !chance.once(in: 50) else { return arrival(of: lead, at: now, &chance) }
    switch chance.next(below: 28) {
    case 0, 1, 2, 3, 4: return .updated(update(of: record, at: now, &chance))
    case 5, 6: return .statusChanged(to: chance.once(in: 8) ? nil : chance.pick(statuses(of: record)))
    case 7: return .userChanged(to: chance.once(in: 6) ? nil : chance.pick(palette.book.users))
    case 8, 9: return chance.pick(LeadProgress.allCases).map { .progressMoved(to: $0) }
    case 10: return chance.pick(palette.types).map { .leadTypeChanged(to: $0.name) }
    case 11: return chance.pick(palette.book.partners).map { .referred(to: $0) }
    case 12, 13, 14, 15, 16: return appointment(record, at: now, &chance)
    case 17: return taskDone(record, tasks, &chance)
    case 18:
      let call = CallDetails(
        number: record.lead.contact.textNumber, recording: chance.maybe { _ in "https://x.example/1" })
      return chance.pick(.callUnanswered(call), .callVoicemail(call))
    case 19:
      let details = ReferralDetails(partner: chance.maybe { $0.pick(palette.book.partners) }, reason: "too far")
      return chance.pick(.returnStarted(details), .returnDeclined(details), .returnAccepted(details))
    case 20, 21, 22, 23: return message(record, sent, &chance)
    case 24: return .consentChanged(chance.pick(.email, .text, .letter), open: chance.once(in: 2))
    case 25:
      let details = JourneyDetails(chance.pick(palette.journeys) ?? "apply", step: chance.maybe { _ in "page 2" })
      return chance.pick(.journeyStarted(details), .journeyPartiallyCompleted(details), .journeyCompleted(details))
    default: return custom(at: now, &chance) ?? .updated(update(of: record, at: now, &chance))
    }
  }

  private func statuses(of record: LeadRecord) -> [StatusName] {
    let own = palette.types.first { $0.name == record.lead.type }?.statuses.map(\.name) ?? []
    return own.isEmpty ? palette.statuses : own
  }

  private func update(of record: LeadRecord, at now: Date, _ chance: inout SeededGenerator) -> Update {
    var assignments: [FieldAssignment] = []
    for _ in 0..<chance.number(in: 0...3) {
      switch chance.next(below: 8) {
      case 0:
        assignments.append(FieldAssignment("status", to: chance.pick(statuses(of: record)).map { .text($0.rawValue) }))
      case 1:
        assignments.append(FieldAssignment("user", to: chance.pick(palette.book.users).map { .text($0.rawValue) }))
      case 2:
        if let progress = chance.pick(LeadProgress.allCases) {
          assignments.append(FieldAssignment("progress", to: .text(progress.rawValue)))
        }
      case 3: assignments.append(FieldAssignment("email", to: contact(&chance).email.map { .text($0) }))
      case 4: assignments.append(FieldAssignment("emailConsent", to: .flag(!chance.once(in: 3))))
      default:
        if let (name, kind) = assignable(&chance) {
          let isEmptied = chance.once(in: 6)
          assignments.append(
            FieldAssignment(name, to: isEmptied ? nil : palette.value(of: name, kind, at: now, &chance)))
        }
      }
    }
    return Update(by: chance.pick(.user, .webForm, .api, .import, .other), assignments)
  }

  /// A field of the book, or one of those that every lead has.
  private func assignable(_ chance: inout SeededGenerator) -> (name: FieldName, kind: FieldKind)? {
    if !chance.once(in: 3), let field = chance.pick(palette.fields) { return field }
    return (chance.pick("firstName", "lastName", "postcode", "town", "source", "company"), .text)
  }

  private func appointment(_ record: LeadRecord, at now: Date, _ chance: inout SeededGenerator) -> Report {
    let known = record.appointments.keys.sorted()
    guard !chance.once(in: 3), let id = chance.pick(known) else {
      return .appointmentCreated(appointment(AppointmentID(chance.next(below: 6)), at: now, &chance))
    }
    switch chance.next(below: 6) {
    case 0: return .appointmentCancelled(id)
    case 1: return .appointmentStarted(id)
    case 2: return .appointmentCompleted(id)
    default: return .appointmentUpdated(appointment(id, at: now, &chance))
    }
  }

  private func appointment(_ id: AppointmentID, at now: Date, _ chance: inout SeededGenerator) -> LeadAppointment {
    let minutes = chance.once(in: 2) ? chance.number(in: -600...2_880) : chance.number(in: 600...14_400)
    let start = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60)
      .addingTimeInterval(Double(minutes) * 60)
    return LeadAppointment(
      id: id, start: start, end: chance.maybe { start.addingTimeInterval(Double($0.number(in: 0...180)) * 60) },
      title: chance.maybe { _ in "Visit" }, user: chance.maybe { $0.pick(palette.book.users) })
  }

  private func taskDone(_ record: LeadRecord, _ tasks: [Delivery], _ chance: inout SeededGenerator) -> Report? {
    guard let task = chance.pick(tasks) else { return nil }
    return .taskCompleted(delivery: task.id, appointment: chance.maybe { $0.pick(record.appointments.keys.sorted()) })
  }

  private func message(_ record: LeadRecord, _ sent: [Delivery], _ chance: inout SeededGenerator) -> Report {
    let ours = chance.once(in: 5) ? nil : chance.pick(sent)
    let details = MessageDetails(
      ours.map { MessageID($0.id.rawValue) } ?? MessageID(chance.next(below: 3)),
      recipient: record.lead.contact.email, reason: chance.maybe { _ in "mailbox full" },
      link: chance.maybe { _ in "https://x.example" }, text: chance.maybe { _ in "Yes please" },
      likelyMachine: chance.once(in: 4), delivery: ours?.id)
    if case .text? = ours?.message.kind {
      return chance.pick(.textFailed(details), .textReplied(details, stop: chance.once(in: 3)))
    }
    return chance.pick(
      .emailFailed(details, permanently: !chance.once(in: 3)), .emailOpened(details), .emailClicked(details),
      .emailReplied(details), .emailUnsubscribed(details), .emailSpamReported(details),
      .textReplied(details, stop: chance.once(in: 3)))
  }

  private func custom(at now: Date, _ chance: inout SeededGenerator) -> Report? {
    guard let name = chance.pick(palette.customEvents) else { return nil }
    var values: [FieldName: FieldValue] = [:]
    for (field, kind) in (palette.book.customEvents[name] ?? [:]).sorted(by: { $0.key < $1.key })
    where !chance.once(in: 4) {
      values[field] = palette.value(of: .event(field), kind, at: now, &chance)
    }
    return .custom(name, values)
  }
}

package import Foundation
package import LeadActions

extension Chance {
  /// Something that a host may report of a lead that has a record; now and then something that cannot be true.
  package mutating func report(of record: LeadRecord, at now: Date) -> Report {
    switch number(below: 24) {
    case 0, 1, 2, 3: return .updated(update())
    case 4: return .statusChanged(to: once(in: 6) ? nil : pick(Pool.statuses))
    case 5: return .userChanged(to: once(in: 6) ? nil : pick(Pool.users))
    case 6, 7: return .progressMoved(to: pick(LeadProgress.allCases))
    case 8: return .leadTypeChanged(to: once(in: 12) ? "Remortgge" : pick(Pool.types))
    case 9: return pick([.referred(to: pick(Pool.partners)), .referralFailed(delivery: "d-1", reason: "closed\u{0}")])
    case 10, 11, 12, 13: return appointmentReport(record, at: now)
    case 14:
      let call = CallDetails(number: maybe { $0.pick(Pool.numbers) }, recording: maybe { _ in "https://x.example/1" })
      return pick([.callUnanswered(call), .callVoicemail(call)])
    case 15:
      let details = ReferralDetails(partner: maybe { $0.pick(Pool.partners) }, reason: maybe { $0.pick(Pool.words) })
      return pick([.returnStarted(details), .returnDeclined(details), .returnAccepted(details)])
    case 16, 17, 18, 19: return messageReport(record)
    case 20: return .consentChanged(pick(ContactChannel.allCases), open: once(in: 2))
    case 21:
      let details = JourneyDetails("apply", step: maybe { $0.pick(Pool.words) })
      return pick([.journeyStarted(details), .journeyPartiallyCompleted(details), .journeyCompleted(details)])
    case 22:
      return once(in: 4) ? .timeReached("no such timer") : .rulesActivated(version: 1)
    default:
      let name = pick(Pool.customEvents.keys.sorted())
      return .custom(name, values(of: Pool.customEvents[name] ?? [:]))
    }
  }

  package mutating func update() -> Update {
    let assignments = list(0...4) { chance -> FieldAssignment in
      switch chance.number(below: 9) {
      case 0: FieldAssignment("status", to: chance.maybe { .text($0.pick(Pool.statuses).rawValue) })
      case 1: FieldAssignment("user", to: chance.maybe { .text($0.pick(Pool.users).rawValue) })
      case 2: FieldAssignment("progress", to: .text(chance.pick(LeadProgress.allCases).rawValue))
      case 3: FieldAssignment("firstName", to: chance.maybe { .text($0.pick(Pool.words)) })
      case 4: FieldAssignment("email", to: chance.maybe { .text($0.pick(Pool.addresses)) })
      case 5: FieldAssignment("emailConsent", to: .flag(chance.once(in: 2)))
      default:
        switch chance.pick(Pool.fields.sorted { $0.key < $1.key }) {
        case (let name, let kind): FieldAssignment(name, to: chance.once(in: 5) ? nil : chance.value(kind))
        }
      }
    }
    return Update(by: pick(Origin.allCases), assignments)
  }

  package mutating func receipt(_ lead: Lead) -> Receipt {
    Receipt(
      lead, from: pick(Origin.allCases), duplicate: pick([.unknown, .unknown, .no, .of("lead-9")]),
      referral: pick([.byLeadType, .byLeadType, .to(pick(Pool.partners)), .already(pick(Pool.partners))]))
  }

  private mutating func appointmentReport(_ record: LeadRecord, at now: Date) -> Report {
    let known = record.appointments.keys.sorted()
    if known.isEmpty || once(in: 3) {
      return .appointmentCreated(appointment(AppointmentID(number(below: 6)), at: now))
    }
    let id = pick(known)
    switch number(below: 6) {
    case 0: return .appointmentCancelled(id)
    case 1: return .appointmentStarted(id)
    case 2: return .appointmentCompleted(once(in: 6) ? "none" : id)
    case 3: return .taskCompleted(delivery: "task-1", appointment: maybe { _ in id })
    default: return .appointmentUpdated(appointment(id, at: now))
    }
  }

  package mutating func appointment(_ id: AppointmentID, at now: Date) -> LeadAppointment {
    let start = now.addingTimeInterval(Double(number(below: 6 * 1_440) - 1_440) * 60)
    return LeadAppointment(
      id: id, start: start, end: maybe { start.addingTimeInterval(Double($0.number(below: 180) - 3) * 60) },
      title: maybe { $0.pick(Pool.words) }, user: maybe { $0.pick(Pool.users) }, location: maybe { $0.pick(Pool.words) }
    )
  }

  private mutating func messageReport(_ record: LeadRecord) -> Report {
    let known = record.messages.keys.sorted()
    let message = known.isEmpty || once(in: 3) ? MessageID(number(below: 3)) : pick(known)
    let details = MessageDetails(
      message, recipient: maybe { $0.pick(Pool.addresses + Pool.numbers) }, reason: maybe { $0.pick(Pool.words) },
      link: maybe { _ in "https://x.example" }, text: maybe { $0.pick(Pool.words) }, likelyMachine: once(in: 4),
      delivery: once(in: 3) ? DeliveryID(message.rawValue) : nil)
    return pick([
      .emailFailed(details, permanently: !once(in: 3)), .emailOpened(details), .emailClicked(details),
      .emailReplied(details), .emailUnsubscribed(details), .emailSpamReported(details), .textFailed(details),
      .textReplied(details, stop: once(in: 3)),
    ])
  }
}

package import LeadActions

package import struct Foundation.Date

/// What happens to the world's leads: each number is one occurrence, the same whenever it is asked for.
///
/// Ten things happen to each lead, in order. Leads come in waves, so that early things of some mix with late ones of
/// others.
package struct Happenings: Sendable {
  /// The ten things.
  package enum Thing: Int, Sendable, CaseIterable {
    case received, updated, booked, contacted, replied, moved, qualified, contactedAgain, updatedAgain, ended
  }

  package let count: Int
  package static let wave = 20
  private static let things = Thing.allCases.count

  /// - Parameter count: how many occurrences there are, a multiple of ten.
  package init(count: Int) { self.count = max(1, count / Self.things) * Self.things }

  package var leads: Int { count / Self.things }

  package func lead(of number: Int) -> Int {
    let start = number / (Self.wave * Self.things) * Self.wave
    return start + number % (Self.wave * Self.things) % width(ofWaveFrom: start)
  }

  package func thing(of number: Int) -> Thing {
    let start = number / (Self.wave * Self.things) * Self.wave
    return Thing(rawValue: number % (Self.wave * Self.things) / width(ofWaveFrom: start)) ?? .ended
  }

  /// The last wave may be narrower.
  private func width(ofWaveFrom start: Int) -> Int { min(Self.wave, leads - start) }

  package static func id(of number: Int) -> OccurrenceID { OccurrenceID("o-\(number)") }
  package static func leadID(_ lead: Int) -> LeadID { LeadID("lead-\(lead)") }

  /// Whether the lead is stopped from being chased when it is contacted.
  package static func isByPhone(_ lead: Int) -> Bool { lead % 5 == 1 }
  /// Whether somebody typed the lead in, so that nobody is assigned.
  package static func isByUser(_ lead: Int) -> Bool { lead % 6 == 2 }
  /// Whether the lead shares its email address with the one before it in its wave.
  package static func sharesContact(_ lead: Int) -> Bool { lead % 7 == 3 && lead % wave != 0 }
  /// Whether its appointment moves; otherwise a second one is made.
  package static func moves(_ lead: Int) -> Bool { lead % 2 == 0 }
  /// Whether it ends converted; otherwise it is closed.
  package static func converts(_ lead: Int) -> Bool { lead % 3 == 0 }

  /// - Parameter time: when the host heard of it, which it keeps.
  package func occurrence(_ number: Int, toldAt time: Date) -> Occurrence {
    let lead = lead(of: number)
    return Occurrence(
      Self.id(of: number), lead: Self.leadID(lead), report(number, thing(of: number), lead, time))
  }

  private func report(_ number: Int, _ thing: Thing, _ lead: Int, _ time: Date) -> Report {
    switch thing {
    case .received:
      let owner = Self.sharesContact(lead) ? lead - 1 : lead
      let new = Lead(
        id: Self.leadID(lead), type: "Loan", received: time, source: Self.isByPhone(lead) ? "phone" : "web",
        contact: Contact(
          firstName: "Zoë \(lead)", lastName: "O\u{308}zil", email: "customer-\(owner)@mail.example",
          phone: "07700 \(800_000 + owner)", street: "\(lead) High Street", town: "Leeds", postcode: "LS1 1AA"))
      return .received(Receipt(new, from: Self.isByUser(lead) ? .user : .webForm))
    case .updated, .updatedAgain:
      return .updated(Update(by: .api, ["amount": .number(Double(number))]))
    case .booked: return .appointmentCreated(appointment(number, time))
    case .moved:
      guard Self.moves(lead) else { return .appointmentCreated(appointment(number, time)) }
      return .appointmentUpdated(appointment(self.number(of: .booked, lead), time.addingTimeInterval(30)))
    case .contacted, .contactedAgain: return .progressMoved(to: .contacted)
    case .qualified: return .progressMoved(to: .qualified)
    case .replied: return .emailReplied(MessageDetails(MessageID("m-\(number)"), text: "Yes, please"))
    case .ended: return .progressMoved(to: Self.converts(lead) ? .converted : .closed)
    }
  }

  /// The number under which a thing happens to a lead.
  package func number(of thing: Thing, _ lead: Int) -> Int {
    let start = lead / Self.wave * Self.wave
    return start * Self.things + thing.rawValue * width(ofWaveFrom: start) + lead - start
  }

  /// An appointment whose times before and after fall due some seconds from now.
  private func appointment(_ number: Int, _ time: Date) -> LeadAppointment {
    var chance = Chance(UInt64(number))
    // Whole seconds, since texts show no parts of them.
    let start = (time.timeIntervalSinceReferenceDate + 61 + chance.part() * 40).rounded()
    return LeadAppointment(
      id: AppointmentID("a-\(number)"), start: Date(timeIntervalSinceReferenceDate: start), title: "Review")
  }
}

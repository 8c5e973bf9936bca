import LeadActions

import struct Foundation.Date

extension Judge {
  /// What was told of a lead is in its history, once, with all that the rules make of it.
  func judgeHappenings(of story: LeadStory, _ answered: Set<Int>, _ verdict: inout Verdict) {
    for thing in Happenings.Thing.allCases {
      let number = happenings.number(of: thing, story.lead)
      guard answered.contains(number) else { continue }
      let id = Happenings.id(of: number)
      switch thing {
      case .received:
        story.expect(1, "receipt", of: id, &verdict) { if case .received = $0 { true } else { false } }
        story.expect(1, .received, id, &verdict)
        story.expectDelivery(id, "post received", &verdict)
        if !Happenings.isByUser(story.lead) { story.expectDelivery(id, "tell the user", &verdict) }
      case .updated, .updatedAgain:
        story.expect(1, "update", of: id, &verdict) { if case .updated = $0 { true } else { false } }
        story.expect(1, .updated, id, &verdict)
        story.expectDelivery(id, "post updated", &verdict)
      case .moved where Happenings.moves(story.lead):
        story.expect(1, .appointmentUpdated, id, &verdict)
      case .booked, .moved:
        story.expect(1, .appointmentCreated, id, &verdict)
        story.expectDelivery(id, "booked", &verdict)
      case .contacted:
        story.expect(1, .contacted, id, &verdict)
        story.expectDelivery(id, "post contacted", &verdict)
      case .contactedAgain:
        story.expect(0, .contacted, id, &verdict)
        story.expect(1, "repeat", of: id, &verdict) { $0 == .alreadyHappened(.contacted) }
      case .qualified:
        story.expect(1, .qualified, id, &verdict)
        story.expectDelivery(id, "review", &verdict)
      case .replied:
        story.expect(1, .emailReplied, id, &verdict)
        story.expectDelivery(id, "reply", &verdict)
      case .ended where Happenings.converts(story.lead):
        story.expect(1, .converted, id, &verdict)
        story.expect(1, .referred, id, &verdict)
        story.expectDelivery(id, "refer", &verdict)
        story.expectDelivery(id, "brief the partner", &verdict)
      case .ended:
        story.expect(1, .closed, id, &verdict)
        story.expectDelivery(id, "goodbye", &verdict)
      }
    }
    for event in [Event.contacted, .qualified, .converted, .closed, .received] where story.count(of: event) > 1 {
      verdict.doubled.append("\(event) of \(story.id): \(story.count(of: event)) times")
    }
    let numbers = Set(Happenings.Thing.allCases.map { Happenings.id(of: happenings.number(of: $0, story.lead)) })
    for id in story.occurrences where !numbers.contains(id) {
      guard ["time:", "failed:", "opened:"].contains(where: id.rawValue.hasPrefix) else {
        verdict.wrong.append("\(story.id) has a history of \(id), which nobody told")
        continue
      }
    }
  }

  /// Each appointment's times fired once, and the workflow went to its end or was stopped.
  func judgeTimes(of story: LeadStory, _ verdict: inout Verdict) {
    var appointments = [happenings.number(of: .booked, story.lead)]
    if !Happenings.moves(story.lead) { appointments.append(happenings.number(of: .moved, story.lead)) }
    for number in appointments {
      let id = AppointmentID("a-\(number)")
      for event in [Event.appointmentBefore(.minutes(1)), .appointmentAfter(.minutes(1))] {
        let times = story.firings(of: event, id)
        verdict.timers += times.count
        if Set(times).count < times.count { verdict.doubled.append("\(event) of \(id) fired \(times.count) times") }
        guard let last = story.record.appointments[id]?.appointment.start else {
          verdict.lost.append("appointment \(id) of \(story.id)")
          continue
        }
        if !times.contains(last) { verdict.lost.append("\(event) of \(id) never fired") }
      }
    }
    for (id, count) in story.timeEvents where count > 1 { verdict.doubled.append("\(id): \(count) events") }

    let (starts, finishes, stops) = story.workflowCounts
    if starts == 0 { verdict.lost.append("\(story.id): the workflow never started") }
    if starts > 1 { verdict.doubled.append("\(story.id): the workflow started \(starts) times") }
    if finishes + stops == 0 { verdict.lost.append("\(story.id): the workflow never ended") }
    if finishes + stops > 1 { verdict.doubled.append("\(story.id): the workflow ended \(finishes + stops) times") }
    if stops > 0, !Happenings.isByPhone(story.lead) { verdict.wrong.append("\(story.id): the workflow was stopped") }
    let steps = story.workflowDeliveries
    verdict.waits += steps
    if finishes == 1, steps < 2 { verdict.lost.append("\(story.id): the workflow sent \(steps) messages") }
    if steps > 2 { verdict.doubled.append("\(story.id): the workflow sent \(steps) messages") }
  }

  /// The record is what all that was told comes to, and was changed as often as its history says.
  func judgeRecord(of story: LeadStory, _ verdict: inout Verdict) {
    let (record, lead) = (story.record, story.lead)
    if record.version != story.occurrences.count {
      verdict.wrong.append(
        "\(story.id) was committed \(record.version) times, its history tells of \(story.occurrences.count)")
    }
    let amount = FieldValue.number(Double(happenings.number(of: .updatedAgain, lead)))
    if record.lead.fields["amount"] != amount { verdict.lost.append("the last update of \(story.id)") }
    let progress: LeadProgress = Happenings.converts(lead) ? .converted : .closed
    if record.lead.progress != progress { verdict.lost.append("the last progress of \(story.id)") }
    if Happenings.converts(lead), record.lead.partner != "Acme" { verdict.lost.append("the partner of \(story.id)") }
    if !Happenings.isByUser(lead), record.lead.user == nil { verdict.lost.append("the user of \(story.id)") }
    if record.workflow != nil || !record.timers.isEmpty { verdict.wrong.append("\(story.id) has something to come") }
    if record.lead.contact.lastName.map({ Array($0.utf8) }) != Array("O\u{308}zil".utf8) {
      verdict.wrong.append("the name of \(story.id) has other bytes")
    }
  }

  /// Of two leads with one address, the one that came second is the duplicate, and only that one.
  func judgeDuplicates(in stories: [Int: LeadStory], _ verdict: inout Verdict) {
    for (lead, story) in stories {
      let partner = Happenings.sharesContact(lead) ? lead - 1 : Happenings.sharesContact(lead + 1) ? lead + 1 : nil
      let duplicates = [story, partner.flatMap { stories[$0] }].compactMap { $0?.count(of: .receivedDuplicate) }
      let expected = partner.map { stories[$0] == nil ? 0 : 1 } ?? 0
      if duplicates.reduce(0, +) != expected {
        verdict.wrong.append("\(story.id): \(duplicates.reduce(0, +)) duplicates among those of its contact")
      }
      let rule: RuleID = story.count(of: .receivedDuplicate) > 0 ? "tell of duplicate" : "welcome"
      story.expectDelivery(Happenings.id(of: happenings.number(of: .received, lead)), rule, &verdict)
    }
  }

  /// The group's turns went round once for each lead that was assigned.
  func judgeTurns(in stories: [Int: LeadStory], of store: any LeadStore, _ verdict: inout Verdict) async throws {
    let assigned = stories.values.flatMap(\.assigned)
    let loaded = try await store.load(
      LeadKey(lead: Happenings.leadID(0)), occurrence: nil, groups: ["Team"], contactKeys: [])
    let turns = loaded.choosing["Team"]?.version ?? 0
    if turns != assigned.count {
      verdict.wrong.append("the group had \(turns) turns, and \(assigned.count) leads were assigned")
    }
    let counts = WorldBook.team.map { user in assigned.count { $0 == user } }
    if let most = counts.max(), let least = counts.min(), most - least > 1 {
      verdict.wrong.append("the group's turns are uneven: \(counts)")
    }
  }
}

import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// What a host reports and cannot be true: an error that names the thing, its place and the mend, and nothing done.
@Suite struct RefusedReportTests {
  /// The refusal of a report, after which the lead is as it was.
  private func refusal(
    of report: Report, lead: LeadID = "1", in world: DecisionWorld, id: OccurrenceID = "bad"
  ) async throws -> String? {
    let (before, history) = (world.record(lead), try await world.lines(lead))
    let error = await #expect(throws: PipelineError.self) { try await world.report(id, report, lead: lead) }
    #expect(world.record(lead) == before)
    #expect(try await world.lines(lead) == history)
    return error?.description
  }

  private func world() async throws -> DecisionWorld {
    let world = try DecisionWorld(
      LeadLife.book {
        for kind in EventKind.allCases { if let event = Event(kind) { LeadLife.mark(RuleID(kind.name), on: event) } }
      })
    try await world.receive()
    try await world.report("made", .appointmentCreated(LeadLife.appointment("2026-03-09T12:00:00Z")))
    return world
  }

  @Test func `an unknown lead`() async throws {
    let world = try await world()
    #expect(
      try await refusal(of: .statusChanged(to: "Hot"), lead: "42", in: world)
        == "Lead '42' is not known; report it as received, or as adopted if it existed before, and then this again.")
    #expect(world.record("42") == nil)
    // Nothing of it is kept: the same report goes through once the lead is known.
    try await world.receive("42")
    #expect(try await world.report("bad", .statusChanged(to: "Hot"), lead: "42").isRepeat == false)
  }

  @Test func `a lead received twice`() async throws {
    let world = try await world()
    let again = Report.received(Receipt(LeadLife.newLead(), from: .webForm))
    #expect(
      try await refusal(of: again, in: world)
        == "Lead '1' is known already and is received once; report a change of it as updated.")
  }

  @Test func `an id used again with other content`() async throws {
    let world = try await world()
    #expect(
      try await refusal(of: .statusChanged(to: "Cold"), in: world, id: "made")
        == "Occurrence id 'made' was used before for another report of lead '1'; give each occurrence an id of its own."
    )
  }

  @Test func `an occurrence that is about one lead and carries another`() async throws {
    let world = try await world()
    let other = Report.received(Receipt(LeadLife.newLead("9"), from: .webForm))
    #expect(
      try await refusal(of: other, lead: "8", in: world)
        == "The occurrence is about lead '8' but carries lead '9'; give both the same id.")
  }

  @Test func `an end before a start`() async throws {
    let world = try await world()
    let backwards = LeadLife.appointment("2026-03-09T12:00:00Z", id: "b", to: "2026-03-09T11:00:00Z")
    let text = "Appointment 'b' ends before it starts; correct its end, or leave it out."
    #expect(try await refusal(of: .appointmentCreated(backwards), in: world) == text)
    var moved = backwards
    moved.id = "a"
    #expect(
      try await refusal(of: .appointmentUpdated(moved), in: world)
        == "Appointment 'a' ends before it starts; correct its end, or leave it out.")
    let adoption = Report.adopted(Adoption(LeadLife.newLead("5"), appointments: [backwards]))
    #expect(try await refusal(of: adoption, lead: "5", in: world) == text)
    #expect(world.record("5") == nil)
  }

  @Test func `an end at the start is no error`() async throws {
    let world = try await world()
    try await world.report(
      "b", .appointmentCreated(LeadLife.appointment("2026-03-09T12:00:00Z", id: "b", to: "2026-03-09T12:00:00Z")))
    #expect(world.record()?.appointments["b"] != nil)
  }

  @Test func `an appointment that is not known, or known already`() async throws {
    let world = try await world()
    let text = "Lead '1' has no appointment 'x'; report it as created first."
    for report: Report in [
      .appointmentUpdated(LeadLife.appointment("2026-03-09T12:00:00Z", id: "x")), .appointmentCancelled("x"),
      .appointmentStarted("x"), .appointmentCompleted("x"), .taskCompleted(delivery: "d", appointment: "x"),
    ] {
      #expect(try await refusal(of: report, in: world) == text)
    }
    #expect(
      try await refusal(of: .appointmentCreated(LeadLife.appointment("2026-04-01T12:00:00Z")), in: world)
        == "Lead '1' has appointment 'a' already; report a change of it as updated.")
  }

  @Test func `an unknown lead type, with the nearest known one`() async throws {
    let world = try await world()
    var lead = LeadLife.newLead("2")
    lead.type = "Laon"
    #expect(
      try await refusal(of: .received(Receipt(lead, from: .webForm)), lead: "2", in: world)
        == "The rule book has no lead type 'Laon'; did you mean 'Loan'?")
    #expect(
      try await refusal(of: .leadTypeChanged(to: "Savings account"), in: world)
        == "The rule book has no lead type 'Savings account'; add it, or correct the lead's type.")
  }

  @Test func `numbers that are not finite`() async throws {
    let world = try await world()
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(
        try await refusal(of: .updated(Update(by: .api, ["town": "York", "amount": .number(number)])), in: world)
          == "Lead '1': The field 'amount' was given a value that is not finite; leave it empty instead.")
      var lead = LeadLife.newLead("2")
      lead.fields["amount"] = .number(number)
      #expect(
        try await refusal(of: .received(Receipt(lead, from: .api)), lead: "2", in: world)
          == "Lead '2': The field 'amount' was given a value that is not finite; leave it empty instead.")
      #expect(
        try await refusal(of: .custom("ping", ["count": .number(number)]), in: world)
          == "Lead '1': The field 'event.count' was given a value that is not finite; leave it empty instead.")
    }
  }

  @Test func `dates that are not finite`() async throws {
    let world = try await world()
    let nan = Date(timeIntervalSinceReferenceDate: .nan)
    #expect(
      try await refusal(of: .updated(Update(by: .api, ["note": .date(nan)])), in: world)
        == "Lead '1': The field 'note' was given a value that is not finite; leave it empty instead.")
    var lead = LeadLife.newLead("2")
    lead.received = nan
    #expect(
      try await refusal(of: .received(Receipt(lead, from: .api)), lead: "2", in: world)
        == "Lead '2': The field 'received' was given a value that is not finite; leave it empty instead.")
    #expect(
      try await refusal(of: .appointmentCreated(LeadAppointment(id: "n", start: nan)), in: world)
        == "Lead '1': The field 'appointment.start' was given a value that is not finite; leave it empty instead.")
    #expect(
      try await refusal(of: .appointmentUpdated(LeadAppointment(id: "a", start: .now, end: nan)), in: world)
        == "Lead '1': The field 'appointment.end' was given a value that is not finite; leave it empty instead.")
  }

  @Test func `a value of another kind, a fixed field and a progress that there is not`() async throws {
    let world = try await world()
    func update(_ values: KeyValuePairs<FieldName, FieldValue?>) async throws -> String? {
      try await refusal(of: .updated(Update(by: .api, values)), in: world)
    }
    #expect(
      try await update(["town": "York", "email": 5])
        == "Lead '1': The field 'email' holds a text and was given a number; convert the value first.")
    #expect(
      try await update(["id": "7"])
        == "Lead '1': The field 'id' cannot be changed by an update; report a change of lead type as leadTypeChanged.")
    #expect(
      try await update(["status": "Hot", "progress": "won"])
        == "Lead '1': There is no progress 'won'; use one of validated, invalidated, contacted, qualified, converted, closed."
    )
  }

  @Test func `a value of another kind than the book declares is kept, and reported in the history`() async throws {
    let world = try DecisionWorld(LeadLife.book { LeadLife.mark("rich", on: .received) { _ in LeadLife.amount > 1 } })
    try await world.receive { $0.fields["amount"] = "lots" }
    let line = "Field 'amount' holds a text, although the rule book has it as a number"
    #expect(try await world.lines().contains(line))
    #expect(world.record()?.lead.fields["amount"] == "lots")
    try await world.report("u", .updated(Update(by: .api, ["amount": true])))
    #expect(try await world.lines().last == "Updated (Other)")
    #expect(try await world.lines().contains("Field 'amount' holds a flag, although the rule book has it as a number"))
  }

  @Test func `an unknown status or user that the host reports is kept, since the host owns its leads`() async throws {
    let world = try DecisionWorld(
      LeadLife.book {
        LeadStatus("New"); LeadLife.mark("assigned", on: .userChanged)
      })
    try await world.receive()
    try await world.report("s", .statusChanged(to: "Nwe"))
    #expect(try await world.lines().contains("Status 'Nwe' stays, although lead type 'Loan' has no such status"))
    try await world.report("u", .userChanged(to: "stranger"))
    #expect(world.record()?.lead.user == "stranger")
  }

  @Test func `control characters in a lead's id cannot break the error's line`() async throws {
    let world = try await world()
    let text = try #require(try await refusal(of: .statusChanged(to: "Hot"), lead: "4\n2\u{0}", in: world))
    #expect(text.hasPrefix("Lead '4\\u{a}2\\u{0}' is not known;"))
  }
}

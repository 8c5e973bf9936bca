import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// Time that passes on command, answers by script, and what comes back from them.
@Suite struct ScenarioTimeTests {
  @Test func `time moves on command and workflows go on`() async throws {
    try await MortgageRules.received().run { test in
      try await test.when(.statusChanged(to: "Hot"))
      try test.expect(.events(.statusChanged, .contacted), .workflow("chase"))
      try await test.advance(by: .days(1))
      try test.expect(.nothing)
      try await test.advance(by: .days(1))
      try test.expect(.task(for: "ann", title: "Chase Jane Doe"), .workflow(nil))
    }
  }

  @Test func `days keep the wall-clock time across daylight saving and hours do not`() async throws {
    // The Saturday before clocks go forward in London.
    let start = Date(timeIntervalSince1970: 1_774_689_300)
    let test = try Scenario(
      MortgageRules.book, lead: MortgageRules.jane, directory: MortgageRules.people, at: start)
    try await test.given(.received(from: .webForm))
    try await test.advance(by: .days(1))
    #expect(test.now == start.addingTimeInterval(23 * 3_600))
    try await test.advance(by: .hours(24))
    #expect(test.now == start.addingTimeInterval(47 * 3_600))
    try await test.advance(to: CivilTime(year: 2026, month: 4, day: 1, hour: 9))
    #expect(test.now == Date(timeIntervalSince1970: 1_775_030_400))
  }

  @Test func `a reminder is sent in its time, and withdrawn when the appointment moves`() async throws {
    try await MortgageRules.received().run { test in
      var visit = LeadAppointment(id: "visit", start: test.now.addingTimeInterval(72 * 3_600))
      try await test.when(.appointmentCreated(visit))
      try test.expect(.events(.appointmentCreated), .nothing)
      test.sending.script(.text, [.fail])
      try await test.advance(by: .days(2))
      try test.expect(.events(.appointmentBefore(.days(1))), .noMessage(.text), .waiting(.text))
      visit.start += 7 * 86_400
      try await test.when(.appointmentUpdated(visit))
      try test.expect(.notSent(.text, because: .containing("the appointment moved")))
      try await test.advance(by: .weeks(1))
      try test.expect(.text(to: .customer, at: "07700 900123", .matching("See you tomorrow at *")))
    }
  }

  @Test func `transports fail, hang and succeed by script`() async throws {
    let test = try MortgageRules.scenario()
    test.sending.script(.email, [.fail, .hang, .accept])
    try await test.when(.received(from: .webForm))
    try test.expect(
      .noMessage(.email), .waiting(.email), .user("ann"), .webhook(), .task(for: "ann"),
      .historyLine(.matching("Email * failed at attempt 1: out of order; next at *")))
    try await test.advance(by: .days(1))
    try test.expect(
      .email(subject: "Hello Jane"), .historyLine(.matching("* failed at attempt 2: no answer within *")),
      .historyLine(.matching("Email * delivered at attempt 3")))
    try test.finish()
  }

  @Test func `an email that nobody can deliver becomes an event`() async throws {
    try await MortgageRules.received().run { test in
      test.sending.always(.email, .failForGood("no such address"))
      try await test.when(.statusChanged(to: "Cold"))
      try test.expect(
        .events(.statusChanged, .referred), .partner("Acme"), .referral(to: "Acme"),
        .actions(
          .done("refer", by: "refer cold leads"),
          .notDone("contactPartner", because: .noAddress(.partner("Acme"), .email))))
      try await test.when(.updated(Update(by: .user, ["email": "new@mail.example"])))
      try test.expect(.events(.updated, .updatedUser), .field("email", "new@mail.example"), .nothingElse)
    }
  }

  @Test func `what happens to a message names the rule that sent it`() async throws {
    try await MortgageRules.received().run { test in
      try await test.when(.emailOpened(sentBy: "greet"))
      try test.expect(.events(.emailOpened))
      try await test.when(.emailOpened(sentBy: "greet"))
      try test.expect(.events(), .history("Email Opened again, which counts once"))
      try await test.when(.emailUnsubscribed())
      try test.expect(.consent(.email, open: false))
      try await test.when(.taskCompleted(sentBy: "call large loans"))
      try test.expect(.history(.matching("Task * completed")))
    }
  }

  @Test func `the same occurrence again changes nothing`() async throws {
    try await MortgageRules.received().run { test in
      try await test.when(.statusChanged(to: "Hot"))
      try test.expect(.raised(.statusChanged), .status("Hot"), .progress(.contacted), .workflow("chase"))
      try await test.again()
      try test.expect(.repeated, .events(), .nothing, .status("Hot"))
    }
  }

  @Test func `earlier leads make a duplicate`() async throws {
    let test = try MortgageRules.scenario()
    var earlier = MortgageRules.jane
    earlier.id = 7
    try await test.given(known: earlier)
    try await test.when(.received(from: .webForm))
    try test.expect(.raised(.receivedDuplicate), .notRaised(.receivedNotDuplicate), .duplicate(of: 7))
  }

  @Test func `what cannot be is refused`() async throws {
    try await MortgageRules.scenario().run { test in
      try await test.when(.statusChanged(to: "Hot"))
      try test.expect(.refused(because: .containing("not known")))
      try await test.given(.adopted(progressReached: [.contacted]))
      try await test.when(.received(from: .webForm))
      try test.expect(.refused())
    }
  }

  @Test func `the directory changes on the way`() async throws {
    let test = try MortgageRules.scenario()
    test.directory.users["ann"] = nil
    try await test.when(.received(from: .webForm))
    try test.expect(
      .actions(
        .done("webhook"), .notDone("assignToUser", because: .unknownUser("ann")), .done("contactCustomer")),
      .user(nil), .email(text: .containing("Dear Jane Doe")))
  }
}

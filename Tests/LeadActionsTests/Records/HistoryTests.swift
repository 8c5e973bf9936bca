import Foundation
import Testing

@testable import LeadActions

@Suite struct HistoryTests {
  static let zero = Date(timeIntervalSince1970: 1_772_445_600)

  /// Each line as a person reads it.
  static let lines: [(HistoryLine, String)] = [
    (.adopted, "Adopted: the lead existed before"),
    (.received(from: .webForm, duplicateOf: nil), "Received from a web form"),
    (.received(from: .user, duplicateOf: "7"), "Received from a user, a duplicate of lead 7"),
    (
      .updated(by: .api, [FieldChange("amount", from: nil, to: 5), FieldChange("town", from: "York", to: nil)]),
      "Updated by the API: amount from nothing to 5, town from 'York' to nothing"
    ),
    (.nothingChanged, "Nothing changed"),
    (.event(.receivedOther, .none), "Received (Other)"),
    (.event(.statusChanged, .status(from: "New", to: nil)), "Status Changed from 'New' to nothing"),
    (.event(.userChanged, .user(from: nil, to: "ann")), "User Changed from nothing to 'ann'"),
    (.event(.closed, .progress(from: .contacted, to: .closed)), "Closed, from contacted"),
    (.event(.closed, .progress(from: nil, to: .closed)), "Closed"),
    (
      .event(.returnStarted, .referral(ReferralDetails(partner: "acme", reason: "wrong\narea"))),
      "Return Started: partner 'acme' (wrong area)"
    ),
    (
      .event(.appointmentBefore(.days(1)), .appointment(LeadAppointment(id: "a", start: zero))),
      "Appointment 1 day Before: appointment a at 2026-03-02T10:00:00Z"
    ),
    (.event(.callUnanswered, .call(CallDetails(number: "0123"))), "Call Unanswered (Inbound) from 0123"),
    (
      .event(.emailClicked, .message(MessageDetails("m", link: "https://x.example"))),
      "Email Clicked: message m, link https://x.example"
    ),
    (.event(.journeyStarted, .journey(JourneyDetails("j", step: "2"))), "Journey Started: 'j' at '2'"),
    (.event(.custom("dropped"), .custom(["b": 2, "a": "x"])), "dropped: a x, b 2"),
    (.leadTypeChanged(from: "Home", to: "Car"), "Lead type changed from 'Home' to 'Car'"),
    (.statusNotInType("New", "Car"), "Status 'New' stays, although lead type 'Car' has no such status"),
    (
      .fieldOfOtherKind("amount", expected: .number, found: .text),
      "Field 'amount' holds a text, although the rule book has it as a number"
    ),
    (.consent(.text, open: false), "The customer does not want text messages"),
    (.consent(.email, open: true), "The customer accepts emails"),
    (.machineEvent(.emailOpened, MessageDetails("m")), "Email Opened of message m, likely by a machine, not counted"),
    (.alreadyHappened(.closed), "Closed again, which counts once"),
    (.emailFailedForNow(MessageDetails("m", reason: "full")), "Email m failed for now: full"),
    (.referralFailed("d", ErrorText("gone")), "Referral d could not be delivered: gone"),
    (.taskCompleted("d"), "Task d completed"),
    (
      .timerSkipped(.appointmentBefore(.days(1)), "a", due: zero),
      "Appointment 1 day Before of appointment a skipped: its time 2026-03-02T10:00:00Z had passed"
    ),
    (.reminderSkipped("ping", due: zero), "Event 'ping' skipped: its time 2026-03-02T10:00:00Z had passed"),
    (.timersSet(count: 1), "1 appointment time set anew"),
    (.timersSet(count: 2), "2 appointment times set anew"),
    (.workflowStarted("chase"), "Workflow 'chase' started"),
    (.workflowWaits("chase", until: zero), "Workflow 'chase' waits until 2026-03-02T10:00:00Z"),
    (
      .workflowVersionMissing("chase", version: 1, goesOnWith: 2),
      "Workflow 'chase' began with rule book version 1, which is not at hand; it goes on with version 2"
    ),
    (
      .workflowVersionMissing("chase", version: 1, goesOnWith: nil),
      "Workflow 'chase' began with rule book version 1, which is not at hand; it stops"
    ),
    (
      .cascadeStopped(limit: 100, rules: ["a", "b"], notRun: [.statusChanged, .received]),
      "Stopped after 100 events, by rules 'a', 'b'; not run: Status Changed, Received"
    ),
    (
      .action(.rule("r"), "assignToUser", .done(.assigned("ann", from: "brokers"))),
      "Assign to User by rule 'r': assigned to 'ann', chosen from group 'brokers'"
    ),
    (
      .action(.workflow("chase"), "changeStatus", .unchanged(.status("Hot"))),
      "Change Status by workflow 'chase': no change, status 'Hot' already"
    ),
    (.action(.receipt, "refer", .notDone(.noPartner)), "Refer by receipt: not done, the lead has no referral partner"),
    (.action(.rule("r"), "score", .failed(ErrorText("boom"))), "score by rule 'r': failed, boom"),
    (.variablesEmpty("welcome", ["user", "note"]), "Left empty in template 'welcome': user, note"),
    (.variablesEmpty(nil, ["user"]), "Left empty in a text: user"),
    (.delivery("d", .text, .delivered(attempt: 1, note: nil)), "Text message d delivered"),
    (.delivery("d", .webhook, .delivered(attempt: 3, note: "200")), "Webhook d delivered at attempt 3 (200)"),
    (
      .delivery("d", .webhook, .failed(attempt: 1, ErrorText("500"), retryAt: zero)),
      "Webhook d failed at attempt 1: 500; next at 2026-03-02T10:00:00Z"
    ),
    (.delivery("d", .email, .dead(attempts: 6, ErrorText("500"))), "Email d given up after 6 attempts: 500"),
    (.delivery("d", .email, .noConsent(.email)), "Email d not sent: the customer does not want emails any more"),
  ]

  @Test(arguments: lines.indices)
  func `lines read like a person's log, and survive JSON`(index: Int) throws {
    let (line, text) = Self.lines[index]
    #expect(line.description == text)
    let entry = HistoryEntry(at: Self.zero, occurrence: "o", line)
    #expect(try JSONDecoder().decode(HistoryEntry.self, from: JSONEncoder().encode(entry)) == entry)
  }

  @Test func `a line shows the time on a zone's wall`() throws {
    let entry = HistoryEntry(at: Self.zero, occurrence: "o", .nothingChanged)
    #expect(entry.text() == "2026-03-02 10:00:00  Nothing changed")
    #expect(entry.text(in: try #require(Zone("America/New_York"))) == "2026-03-02 05:00:00  Nothing changed")
  }

  @Test func `times within a line are shown on the same wall as the line`() throws {
    let moment = Date(timeIntervalSince1970: 1_783_512_000)  // 2026-07-08 12:00:00 UTC
    let zone = try #require(Zone("Europe/London"))
    let appointment = LeadAppointment(id: "a", start: moment + 86_400)
    let lines: [(HistoryLine, String)] = [
      (.workflowWaits("chase", until: moment + 60), "Workflow 'chase' waits until 2026-07-08 13:01:00"),
      (
        .event(.appointmentCreated, .appointment(appointment)),
        "Appointment Created: appointment a at 2026-07-09 13:00:00"
      ),
      (
        .delivery("d", .webhook, .failed(attempt: 1, ErrorText("status 503"), retryAt: moment + 30.5)),
        "Webhook d failed at attempt 1: status 503; next at 2026-07-08 13:00:30"
      ),
      (
        .timerSkipped(.appointmentBefore(.days(1)), "a", due: moment),
        "Appointment 1 day Before of appointment a skipped: its time 2026-07-08 13:00:00 had passed"
      ),
    ]
    for (line, shown) in lines {
      let entry = HistoryEntry(at: moment, occurrence: "o", line)
      #expect(entry.text(in: zone) == "2026-07-08 13:00:00  \(shown)")
    }
    #expect("\(lines[0].0)" == "Workflow 'chase' waits until 2026-07-08T12:01:00Z")
  }

  @Test func `the default filter hides what actions and their deliveries wrote, and nothing else`() {
    for (line, _) in Self.lines {
      let isAction =
        switch line {
        case .action, .variablesEmpty, .delivery: true
        default: false
        }
      let entry = HistoryEntry(at: Self.zero, occurrence: "o", line)
      #expect(line.isAction == isAction)
      #expect(HistoryFilter.withoutActions.shows(entry) == !isAction)
      #expect(HistoryFilter.all.shows(entry))
    }
  }

  @Test func `every reason why an action is not done reads as one`() {
    let reasons: [NotDoneReason] = [
      .noAssignedUser, .nobodyAvailable("g"), .emptyGroup("g"), .unknownGroup("g"), .unknownUser("u"),
      .unknownPartner("p"), .unknownStrategy("s"), .noPartner, .referralMethod(.none), .alreadyReferred("p"),
      .noAddress(.customer, .email), .noAddress(.user("u"), .text), .noAddress(.customer, .letter), .noConsent(.email),
      .noConsent(.text), .noConsent(.letter), .noTemplate("t"), .noWorkflow("w"), .noWorkflowRuns, .unknownStatus("s"),
      .unknownLeadType("t"), .other("because"),
    ]
    #expect(Set(reasons.map(\.description)).count == reasons.count)
    #expect(NotDoneReason.referralMethod(.none).description == "the lead type's referral method is 'none'")
    #expect(NotDoneReason.noAddress(.user("u"), .text).description == "user 'u' has no number for text messages")
  }
}

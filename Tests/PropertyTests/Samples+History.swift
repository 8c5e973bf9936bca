import Foundation
import LeadActions

extension Samples {
  mutating func deeds() -> [ActionOutcome.Deed] {
    [
      .assigned(nil, from: nil), .assigned("u", from: "g"), .status("s"), .leadType("t"), .progress(.closed),
      .field("f"), .queued("d", .custom("k"), to: nil), .queued("d", .email, to: .customer),
      .queued("d", .task, to: .partner("p")), .referred("p", "d"), .workflowStarted("w"), .workflowStopped("w"),
      .raised("e"), .timer("e"), .noted(text()), .nothing,
    ]
  }

  mutating func reasons() -> [NotDoneReason] {
    [
      .noAssignedUser, .nobodyAvailable("g"), .emptyGroup("g"), .unknownGroup("g"), .unknownUser("u"),
      .unknownPartner("p"), .unknownStrategy("s"), .noPartner, .referralMethod(.deliverManually),
      .referralMethod(ReferralMethod(rawValue: text())), .alreadyReferred("p"), .noAddress(.user("u"), .text),
      .noConsent(.letter), .noTemplate("t"), .noWorkflow("w"), .noWorkflowRuns, .unknownStatus("s"),
      .unknownLeadType("t"), .other(text()),
    ]
  }

  mutating func outcomes() -> [ActionOutcome] {
    deeds().map { .done($0) } + deeds().map { .unchanged($0) } + reasons().map { .notDone($0) }
      + [.failed(ErrorText(text()))]
  }

  mutating func deliveryReports() -> [DeliveryReport] {
    [
      .delivered(attempt: 2, note: maybe()), .failed(attempt: 1, ErrorText(text()), retryAt: date()),
      .dead(attempts: 6, ErrorText(text())), .expired, .withdrawn, .noConsent(.email), .sentAgain, .dropped,
      .uncertain(attempt: 1, ErrorText(text()), retryAt: date()),
    ] + waitReports()
  }

  private mutating func waitReports() -> [DeliveryReport] {
    let scopes: [SendingScope] = [
      .everything, .everything(of: "t"), .kind(.custom("k")), .destination(Destination(rawValue: text())),
      .origin(.rule("r"), of: "t"), .origin(.workflow("w"), tenant: "x"),
    ]
    let holds: [HoldReason] =
      scopes.map { .switchedOff($0) } + [.blast(.rule("r"), limit: 5, seconds: 3_600)]
      + SafetyCheck.allCases.map { .unanswered($0) }
    let postponed: [PostponeReason] = [.quietHours(.text), .frequencyCap(.email, limit: 1, seconds: 86_400)]
    let blocks: [BlockReason] = [
      .suppressed(.hardBounce), .suppressed(.spamReport), .suppressed(.byHand(note: maybe())),
      .consentOfLead("l", .text), .consentRecord(.letter), .ownAddress, .ownHost, .machineAddress,
      .loop(limit: 3, seconds: 60), .blast(.workflow("w"), limit: 5, seconds: 0.5),
    ]
    return holds.map { .held($0) } + postponed.map { .postponed($0, until: date()) }
      + postponed.map { .tooLate($0, until: date()) } + blocks.map { .blocked($0) }
  }

  mutating func lines() -> [HistoryLine] {
    let plain: [HistoryLine] = [
      .adopted, .received(from: .other, duplicateOf: nil), .received(from: .user, duplicateOf: "x"),
      .updated(by: .user, [FieldChange(FieldName(text()), from: nil, to: value())]), .nothingChanged,
      .leadTypeChanged(from: "a", to: "b"), .statusNotInType("s", "t"),
      .fieldOfOtherKind("f", expected: .date, found: .flag), .consent(.text, open: false),
      .machineEvent(.emailOpened, message()), .alreadyHappened(.validated), .emailFailedForNow(message()),
      .referralFailed("d", ErrorText(text())), .taskCompleted("d"), .appointmentUnknown("a"),
      .timerSkipped(.appointmentBefore(.days(2)), "a", due: date()), .reminderSkipped("priceDropped", due: date()),
      .timersSet(count: 3), .timerObsolete("t"),
      .workflowStarted("w"), .workflowStopped("w"), .workflowWaits("w", until: date()), .workflowFinished("w"),
      .workflowVersionMissing("w", version: 1, goesOnWith: nil),
      .workflowVersionMissing("w", version: 1, goesOnWith: 2),
      .cascadeStopped(
        limit: 9, rules: ["a", RuleID(text())], notRun: [.received, .custom("c"), .appointmentAfter(.hours(1))]),
      .chainStopped(limit: 9, chain: "o", rules: [], notRun: []), .refused("o", ErrorText(text())),
      .variablesEmpty(nil, [text()]), .variablesEmpty("t", []),
    ]
    let events = details().map { HistoryLine.event(.custom("c"), $0) }
    let actions = outcomes().map { HistoryLine.action(.workflow("w"), "a", $0) }
    let origins = [ActionOrigin.rule("r"), .receipt].map { HistoryLine.action($0, "a", .done(.nothing)) }
    let deliveries = deliveryReports().map { HistoryLine.delivery("d", .webhook, $0) }
    return plain + events + actions + origins + deliveries
  }

  mutating func timers() -> [LeadTimer] {
    let purposes: [LeadTimer.Purpose] = [
      .appointment("a", revision: 2, .appointmentBefore(.weeks(2))), .workflow("run", step: 3), .custom("c", fields()),
    ]
    return purposes.map { LeadTimer(id: TimerID(rawValue: text()), due: date(), purpose: $0, chain: "o") }
  }

  mutating func record() -> LeadRecord {
    var record = LeadRecord(lead(), version: 4, spent: [ProgressLedger(.closed)])
    record.messages = ["m": MessageLedger(spent: [.emailOpened, .textFailed], chain: "o"), "n": MessageLedger()]
    let appointment = appointment()
    record.appointments = [
      appointment.id: AppointmentRecord(
        appointment, state: .completed, revision: 3,
        settled: [.appointmentBefore(.hours(24)), .appointmentAfter(.days(1))])
    ]
    record.workflow = WorkflowRun(
      id: "run", workflow: "w", bookVersion: 2, step: 1, started: date(), event: .custom("c"),
      details: .custom(fields()),
      chain: "o")
    record.timers = timers()
    return record
  }
}

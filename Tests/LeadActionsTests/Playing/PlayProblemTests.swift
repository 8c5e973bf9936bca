import Foundation
import LeadActions
import Testing

private let rules = RuleBook("Mortgages") {
  Users("ann")
  Partners("acme")
  CustomField("loanAmount", .number)
  CustomField("fixedUntil", .date)
  CustomEvent("priceDropped", fields: ["newPrice": .number])
  LeadGroup("Mortgages") {
    LeadType("Remortgage", statuses: [LeadStatus("Hot")], rules: [Rule("welcome", on: .received, do: [])])
  }
  LeadWorkflow("chase", steps: [])
}

/// The problems of an occurrence of a lead that is known.
private func problems(_ what: String, isChecked: Bool = false) -> [String] {
  let json = #"""
    {"occurrences": [{"at": "2026-01-01T00:00:00Z", "lead": "1", "adopted": {"lead": {"type": "Remortgage"}}}, \#(what)]}
    """#
  do {
    _ = try Play(json: Data(json.utf8), for: isChecked ? rules : nil)
    return []
  } catch { return error.problems.map { $0.words } }
}

private func ofReport(_ report: String) -> [String] {
  problems(#"{"at": "2026-01-02T00:00:00Z", "lead": 1, \#(report)}"#, isChecked: true)
    .map { $0.replacing("occurrences[1].", with: "") }
}

@Suite struct PlayProblemTests {
  @Test(
    arguments: [
      ("7", "occurrences[1]: An occurrence is wanted here, not the number 7."),
      (
        #"{"lead": 1, "emailOpened": {"message": "m"}}"#, "occurrences[1].at: The key 'at' is missing in an occurrence."
      ),
      (
        #"{"at": "2026-01-02T00:00:00Z", "userChanged": {"to": "ann"}}"#,
        "occurrences[1].lead: The key 'lead' is missing"
      ),
      (#"{"at": "tomorrow", "lead": 1, "userChanged": {"to": "ann"}}"#, "occurrences[1].at: 'tomorrow' is no date."),
      (#"{"at": "2026-01-02T00:00:00Z", "lead": 1}"#, "occurrences[1]: The occurrence does not say what happened."),
      (
        #"{"at": "2026-01-02T00:00:00Z", "lead": 1, "userChanged": {"to": "ann"}, "emailOpened": {"message": "m"}}"#,
        "occurrences[1]: The occurrence says several things at once: emailOpened, userChanged."
      ),
      (
        #"{"at": "2026-01-02T00:00:00Z", "lead": 1, "emailOpend": {}}"#,
        "occurrences[1].emailOpend: Nothing that happens to a lead is called 'emailOpend'. Name one such as 'received', "
          + "'updated' or 'emailOpened'. Did you mean 'emailOpened'?"
      ),
      (
        #"{"at": "2026-01-02T00:00:00Z", "lead": "12345", "userChanged": {"to": "ann"}}"#,
        "occurrences[1].lead: Lead '12345' is never received."
      ),
      (
        #"{"at": "2025-01-02T00:00:00Z", "lead": "1", "userChanged": {"to": "ann"}}"#,
        "occurrences[1].lead: Lead '1' is received only later, at 2026-01-01T00:00:00Z."
      ),
    ])
  func `an occurrence that cannot be read is named with its place`(_ occurrence: String, _ problem: String) {
    let found = problems(occurrence)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(problem) == true, "\(found)")
  }

  @Test(
    arguments: [
      (
        #""received": {"from": "webform", "lead": {"type": "Remortgage"}}"#,
        "received.from: There is no origin 'webform'."
      ),
      (#""received": {"from": "user"}"#, "received.lead: The key 'lead' is missing in a receipt."),
      (#""received": {"from": "user", "lead": {}}"#, "received.lead.type: The key 'type' is missing in a lead."),
      (
        #""received": {"from": "user", "lead": {"type": "Remortage"}}"#,
        "received.lead.type: There is no lead type 'Remortage'. Name one that the rule book has, or add it there. "
          + "Did you mean 'Remortgage'?"
      ),
      (
        #""received": {"from": "user", "duplicate": true, "lead": {"type": "Remortgage"}}"#,
        "received.duplicate: false or the other lead is wanted here, not true."
      ),
      (
        #""received": {"from": "user", "referral": {}, "lead": {"type": "Remortgage"}}"#,
        "received.referral: Exactly one of 'to' and 'already' is wanted here."
      ),
      (
        #""received": {"from": "user", "lead": {"type": "Remortgage", "fields": {"loanAmount": "a lot"}}}"#,
        "received.lead.fields.loanAmount: The field 'loanAmount' holds a number, and this is a text."
      ),
      (
        #""received": {"from": "user", "lead": {"type": "Remortgage", "contact": {"fistName": "Al"}}}"#,
        "received.lead.contact.fistName: There is no key 'fistName' in a contact."
      ),
      (#""updated": {"by": "user"}"#, "updated.values: The key 'values' is missing in an update."),
      (#""updated": {"by": "user", "values": {"id": "7"}}"#, "updated.values.id: The field 'id' cannot be updated."),
      (
        #""updated": {"by": "user", "values": {"loanAmont": 7}}"#,
        "updated.values.loanAmont: There is no field 'loanAmont'. Name one that the rule book has, or add it there. "
          + "Did you mean 'loanAmount'?"
      ),
      (
        #""updated": {"by": "user", "values": {"status": "Cold"}}"#, "updated.values.status: There is no status 'Cold'."
      ),
      (#""updated": {"by": "user", "values": {"town": 7}}"#, "updated.values.town: The field 'town' holds a text"),
      (#""updated": {"by": "user", "values": {"progress": "won"}}"#, "updated.values.progress: There is no progress"),
      (#""updated": {"by": "user", "values": {"fixedUntil": "x"}}"#, "updated.values.fixedUntil: 'x' is no date."),
      (#""statusChanged": {}"#, "statusChanged.to: The key 'to' is missing in statusChanged."),
      (#""statusChanged": {"to": "Hott"}"#, "statusChanged.to: There is no status 'Hott'."),
      (#""userChanged": {"to": "anne"}"#, "userChanged.to: There is no user 'anne'."),
      (#""progressMoved": {"to": null}"#, "progressMoved.to: The key 'to' is missing in progressMoved."),
      (#""referred": {"to": "acne"}"#, "referred.to: There is no partner 'acne'."),
      (#""consentChanged": {"channel": "fax", "open": true}"#, "consentChanged.channel: There is no channel 'fax'."),
      (#""consentChanged": {"channel": "text"}"#, "consentChanged.open: The key 'open' is missing"),
      (
        #""appointmentCreated": {"id": "a"}"#, "appointmentCreated.start: The key 'start' is missing in an appointment."
      ),
      (
        #""appointmentCreated": {"id": "a", "start": "2026-01-02T00:00:00Z", "end": "2026-01-01T00:00:00Z"}"#,
        "appointmentCreated.end: The appointment ends before it starts."
      ),
      (#""appointmentStarted": {}"#, "appointmentStarted.id: The key 'id' is missing in appointmentStarted."),
      (
        #""emailOpened": {"message": "m", "rule": "welcome"}"#,
        "emailOpened: Exactly one of 'message', 'rule' and 'workflow' is wanted in emailOpened."
      ),
      (#""emailOpened": {"rule": "welcom"}"#, "emailOpened.rule: There is no rule 'welcom'."),
      (#""textReplied": {"workflow": "chaise"}"#, "textReplied.workflow: There is no workflow 'chaise'."),
      (#""emailOpened": {"message": "m", "stop": true}"#, "emailOpened.stop: There is no key 'stop' in emailOpened."),
      (#""emailOpened": 3"#, "emailOpened: The settings of 'emailOpened' are wanted here, not the number 3."),
      (#""referralFailed": {"delivery": "d"}"#, "referralFailed.reason: The key 'reason' is missing"),
      (#""journeyStarted": {}"#, "journeyStarted.journey: The key 'journey' is missing in a journey."),
      (#""custom": {"event": "priceDroped"}"#, "custom.event: There is no custom event 'priceDroped'."),
      (
        #""custom": {"event": "priceDropped", "fields": {"newPrise": 1}}"#,
        "custom.fields.newPrise: There is no field of event 'priceDropped' 'newPrise'."
      ),
      (#""timeReached": {}"#, "timeReached.timer: The key 'timer' is missing in a time reached."),
      (#""rulesActivated": {"version": 1.5}"#, "rulesActivated.version: A whole number is wanted here"),
    ])
  func `a report that cannot be read is named with its place`(_ report: String, _ problem: String) {
    let found = ofReport(report)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(problem) == true, "\(found)")
  }

  @Test func `all problems come at once, in the order of the file`() {
    let json = #"""
      {"start": "2026-01-03T00:00:00Z", "end": "2026-01-01T12:00:00Z", "stop": 1, "occurrences": [
        {"at": "2026-01-02T00:00:00Z", "lead": 1, "adopted": {"lead": {"type": "A", "progress": "done"}}},
        {"at": "2026-01-04T00:00:00Z", "lead": 1, "progressMoved": {"to": "contactd"}}]}
      """#
    let error = #expect(throws: PlayError.self) { try Play(json: Data(json.utf8)) }
    #expect(
      "\(error, default: "")" == """
        The file of leads has 5 problems:
        - line 1, column 66 (stop): There is no key 'stop' in a file of leads. Use 'format', 'start', 'end' or \
        'occurrences', or leave it out.
        - line 2, column 91 (occurrences[0].adopted.lead.progress): There is no progress 'done'. Write 'validated', 'invalidated', \
        'contacted', 'qualified', 'converted' or 'closed'.
        - line 3, column 69 (occurrences[1].progressMoved.to): There is no progress 'contactd'. Write 'validated', 'invalidated', \
        'contacted', 'qualified', 'converted' or 'closed'. Did you mean 'contacted'?
        - line 2, column 10 (occurrences[0].at): The occurrence is before the start 2026-01-03T00:00:00Z. Begin the file earlier, or \
        correct the time.
        - line 1, column 42 (end): The end is before the last occurrence. Let it be later, or leave it out for a week after that.
        """)
  }

  @Test(
    arguments: [
      ("[]", "file of leads: A file of leads is wanted here, not a list."),
      ("{}", "occurrences: The key 'occurrences' is missing in a file of leads."),
      ("[1", "line 1, column 3: The file ends too soon."),
      ("", "line 1, column 1: The file is empty. Write a file of leads, such as {\"occurrences\": […]}."),
      ("{} {}", "line 1, column 4: Something follows the end of the file of leads."),
      (String(repeating: "[", count: 65), "line 1, column 65: The file of leads is nested deeper than 64 levels."),
      (#"{"occurrences": {}}"#, "occurrences: A list of occurrences is wanted here, not an object."),
      (#"{"occurrences": [], "occurrences": []}"#, "line 1, column 21: The key 'occurrences' stands twice"),
    ])
  func `a file that is no file of leads is refused with the reason`(_ json: String, _ problem: String) throws {
    let error = #expect(throws: PlayError.self) { try Play(json: Data(json.utf8)) }
    #expect(error?.problems.count == 1)
    let found = try #require(error?.problems.first)
    #expect(found.words.hasPrefix(problem))
  }

  @Test func `a file of more than 10 MiB is refused unread`() throws {
    let error = #expect(throws: PlayError.self) { try Play(json: Data(count: 10 * 1_024 * 1_024 + 1)) }
    let found = try #require(error?.problems.first)
    #expect(
      found.description.hasPrefix(
        "file: The file of leads has 10485761 bytes, more than the 10485760 that are read."))
  }

  @Test func `without a rule book every name will do`() {
    #expect(problems(#"{"at": "2026-01-02T00:00:00Z", "lead": 1, "statusChanged": {"to": "Anything"}}"#) == [])
  }
}

import LeadActionsTesting
import Testing

@testable import LeadActions

@Suite struct ConsentAddressTests {
  private static func outcome(
    _ delivery: Delivery, other contact: Contact, consent: Consent = Consent(email: false, letter: false, text: false),
    tenant: TenantName = .only, safety: OutboundSafety = OutboundSafety(consent: ConsentCheck(), callingCode: "44")
  ) async throws -> DeliveryReport? {
    let bench = SafetyBench()
    try bench.receive("other", contact: contact, consent: consent, tenant: tenant, callingCode: "44")
    try bench.receive("lead", [delivery])
    try await bench.dispatcher(safety).deliverDue()
    return bench.reports().last
  }

  @Test func `another lead with the same address that wants no email closes it here too`() async throws {
    let report = try await Self.outcome(
      SafetyDelivery.email("email", to: "Ann@Example.com"), other: Contact(email: " ann@example.COM"))
    #expect(report == .blocked(.consentOfLead("other", .email)))
    #expect(
      report?.description
        == "not sent: the customer does not want emails: lead 'other' has the same address and says so")
  }

  @Test func `an international domain is the same however another lead has it`() async throws {
    let report = try await Self.outcome(
      SafetyDelivery.email("email", to: "ann@xn--mller-kva.example"), other: Contact(email: "Ann@MÜLLER.example"))
    #expect(report == .blocked(.consentOfLead("other", .email)))
  }

  @Test(arguments: ["07700 900123", "+44 7700 900123", "0044 (0)7700-900123"])
  func `numbers are compared as the pipeline's matcher compares them`(number: String) async throws {
    let contacts = [Contact(mobile: number), Contact(phone: number)]
    for contact in contacts {
      let report = try await Self.outcome(SafetyDelivery.text("text", to: "+447700900123"), other: contact)
      #expect(report == .blocked(.consentOfLead("other", .text)))
    }
  }

  @Test(arguments: [
    ("1", "(415) 555-0123", "+14155550123"), ("44", "7700 900123", "+447700900123"),
    ("44", "+44 07700 900123", "+44 7700 900123"), ("34", "612345678", "+34612345678"),
  ])
  func `a national number and an international one are one`(code: String, typed: String, sent: String) async throws {
    for (mine, other) in [(typed, sent), (sent, typed)] {
      let bench = SafetyBench()
      try bench.receive("other", contact: Contact(mobile: other), consent: Consent(text: false), callingCode: code)
      try bench.receive("lead", [SafetyDelivery.text("text", to: mine)])
      try await bench.dispatcher(OutboundSafety(consent: ConsentCheck(), callingCode: code)).deliverDue()
      #expect(bench.reports() == [.blocked(.consentOfLead("other", .text))])
    }
  }

  @Test(
    arguments: E164NumberTests.typed.map(\.1) + ["4407700900123", "07700 900123 ext 5", "1-800-FLOWERS", "12345", "9"],
    ["1", "44", "39", nil])
  func `the contact index is asked for the very key that it keeps`(typed: String, code: String?) {
    #expect(ChannelAddress(number: typed, callingCode: code).contactKey == ContactKey(phone: typed, callingCode: code))
  }

  @Test func `one channel closes itself alone, and an open lead closes nothing`() async throws {
    let contact = Contact(email: "a@example.com", mobile: "+447700900123")
    let text = try await Self.outcome(
      SafetyDelivery.text("text"), other: contact, consent: Consent(email: false))
    #expect(text == .delivered(attempt: 1, note: nil))
    let email = try await Self.outcome(SafetyDelivery.email("email"), other: contact, consent: Consent())
    #expect(email == .delivered(attempt: 1, note: nil))
  }

  @Test func `another tenant's leads are not asked`() async throws {
    let report = try await Self.outcome(
      SafetyDelivery.email("email"), other: Contact(email: "a@example.com"), tenant: "acme")
    #expect(report == .delivered(attempt: 1, note: nil))
  }

  @Test func `messages to users are sent whatever customers want`() async throws {
    let report = try await Self.outcome(
      SafetyDelivery.email("email", for: .user("anna")), other: Contact(email: "a@example.com"))
    #expect(report == .delivered(attempt: 1, note: nil))
  }

  @Test func `without the check only the lead's own record is asked`() async throws {
    let report = try await Self.outcome(
      SafetyDelivery.email("email"), other: Contact(email: "a@example.com"), safety: .none)
    #expect(report == .delivered(attempt: 1, note: nil))
  }

  private struct Records: ConsentRecords {
    var answers: [String: Bool] = [:]
    var isBroken = false
    func isOpen(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool? {
      if isBroken { throw ScriptedError("no database") }
      return answers[address.value]
    }
  }

  @Test func `the host's records decide where they know the address, and leads where they do not`() async throws {
    for (answers, report) in [
      (["a@example.com": true], DeliveryReport.delivered(attempt: 1, note: nil)),
      (["a@example.com": false], .blocked(.consentRecord(.email))),
      (["b@example.com": true], .blocked(.consentOfLead("other", .email))),
    ] {
      let safety = OutboundSafety(consent: ConsentCheck(records: Records(answers: answers)))
      let found = try await Self.outcome(
        SafetyDelivery.email("email", to: "A@example.com"), other: Contact(email: "a@example.com"), safety: safety)
      #expect(found == report)
    }
  }

  @Test func `records that cannot be asked hold the message`() async throws {
    let safety = OutboundSafety(consent: ConsentCheck(records: Records(isBroken: true)))
    let report = try await Self.outcome(SafetyDelivery.email("email"), other: Contact(), safety: safety)
    #expect(report == .held(.unanswered(.consent)))
    #expect(report?.description == "held: the customer's consent could not be asked")
  }

  @Test func `the lead's own consent is asked first, and a closed channel counts as before`() async throws {
    let bench = SafetyBench()
    try bench.receive("lead", consent: Consent(email: false), [SafetyDelivery.email("email")])
    let safety = OutboundSafety(consent: ConsentCheck(records: Records(answers: ["a@example.com": true])))
    let report = try await bench.dispatcher(safety).deliverDue()
    #expect(bench.reports() == [.noConsent(.email)])
    #expect(report[.noConsent] == 1)
  }
}

#if Callbacks
  import Foundation
  import LeadActions
  import LeadActionsCallbacks
  import Synchronization
  import Testing

  /// A callback's whole way: from the request to the lead's history.
  struct CallbackPipelineTests {
    private static let rules = RuleBook("Enquiries", leadGroups: [LeadGroup("All", types: [LeadType("Enquiry")])])

    let genuine: Genuine
    let store = InMemoryStore()
    let pipeline: EventPipeline

    init() throws {
      genuine = try Genuine()
      pipeline = try EventPipeline(rules: Self.rules, store: store)
    }

    private func receive(_ lead: LeadID, at seconds: Double, mobile: String? = nil, by other: EventPipeline? = nil)
      async throws
    {
      let lead = Lead(
        id: lead, type: "Enquiry", received: Date(timeIntervalSince1970: seconds), source: "test",
        contact: Contact(email: "jane@mail.example", mobile: mobile))
      try await (other ?? pipeline).submit(
        Occurrence("received \(lead.id)", lead: lead.id, .received(Receipt(lead, from: .other))))
    }

    private func events(_ lead: LeadID) async throws -> [Event] {
      try await store.history(of: LeadKey(tenant: .only, lead: lead)).compactMap {
        if case .event(let event, _) = $0.line { event } else { nil }
      }
    }

    @Test func `a callback that comes again is done once`() async throws {
      try await receive("a", at: 1)
      let request = try genuine.sendGrid(
        #"[{"event": "click", "sg_event_id": "e1", "url": "https://a.example", "la_lead": "a", "la_delivery": "d"}]"#)
      for _ in 1...3 {
        let report = try await genuine.sendGrid().read(request, at: Genuine.now)
        #expect(report.found.count == 1)
        #expect(try await pipeline.submit(report).isEmpty)
      }
      #expect(try await events("a").count { $0 == .emailClicked } == 1)
    }

    @Test func `a lead that is gone holds up nothing behind it`() async throws {
      try await receive("a", at: 1)
      let request = try genuine.sendGrid(
        #"""
        [{"event": "click", "sg_event_id": "e1", "la_lead": "gone", "la_delivery": "d"},
         {"event": "click", "sg_event_id": "e2", "la_lead": "a", "la_delivery": "d"}]
        """#)
      let refused = try await pipeline.submit(genuine.sendGrid().read(request, at: Genuine.now))
      #expect(refused.map(\.reason) == [.refused(.unknownLead("gone"))])
      #expect(try await events("a").contains(.emailClicked))
    }

    @Test func `a store that fails is thrown when all were tried, and the next time does the rest`() async throws {
      try await receive("a", at: 1)
      let shut = try EventPipeline(rules: Self.rules, store: store)
      await shut.shutDown()
      let request = try genuine.sendGrid(
        #"[{"event": "click", "sg_event_id": "e1", "la_lead": "a", "la_delivery": "d"}]"#)
      let report = try await genuine.sendGrid().read(request, at: Genuine.now)
      await #expect(throws: PipelineError.self) { try await shut.submit(report) }
      try await pipeline.submit(report)
      #expect(try await events("a").contains(.emailClicked))
    }

    @Test func `a stop by text is found in the store, stops all leads of the number and raises one reply`() async throws
    {
      try await receive("older", at: 1, mobile: "+44 7700 900123")
      try await receive("newer", at: 2, mobile: "+447700900123")
      try await receive("other", at: 3, mobile: "+447700900124")
      let reader = genuine.twilio(.init(), StoreLeadFinder(store))
      let request = genuine.twilio(["MessageSid": "SM1", "From": "+447700900123", "Body": "STOP"])
      try await pipeline.submit(reader.read(request, at: Genuine.now))
      for (lead, isOpen, replies) in [("older", false, 0), ("newer", false, 1), ("other", true, 0)] {
        let record = try #require(store.record(of: LeadKey(tenant: .only, lead: LeadID(lead))))
        #expect(record.lead.consent[.text] == isOpen, "\(lead)")
        #expect(try await events(LeadID(lead)).count { $0 == .textReplied } == replies, "\(lead)")
      }
      let start = genuine.twilio(["MessageSid": "SM2", "From": "+447700900123", "Body": "START"])
      try await pipeline.submit(reader.read(start, at: Genuine.now))
      for lead in ["older", "newer"] {
        let record = store.record(of: LeadKey(tenant: .only, lead: LeadID(lead)))
        #expect(record?.lead.consent[.text] == true, "\(lead)")
      }
    }

    /// Country's calling code, what was typed, and what the provider calls the number.
    @Test(arguments: [
      ("1", "(415) 555-0123", "+14155550123"), ("1", "011 44 7700 900123", "+447700900123"),
      ("44", "7700 900123", "+447700900123"), ("44", "+44 07700 900123", "+447700900123"),
      ("34", "612 345 678", "+34612345678"), ("44", "\u{202D}07700\u{A0}900123\u{202C}", "+447700900123"),
      ("39", "06 1234 5678", "+390612345678"),
    ])
    func `a stop closes consent of whoever has the number, however it was typed`(
      code: String, typed: String, sent: String
    ) async throws {
      let pipeline = try EventPipeline(
        rules: Self.rules, store: store, services: .init(duplicates: ContactMatcher(callingCode: code)))
      try await receive("typed", at: 1, mobile: typed, by: pipeline)
      try await receive("plain", at: 2, mobile: sent, by: pipeline)
      let reader = genuine.twilio(.init(callingCode: code), StoreLeadFinder(store))
      let request = genuine.twilio(["MessageSid": "SM1", "From": sent, "Body": "STOP"])
      let report = try await reader.read(request, at: Genuine.now)
      #expect(report.unmatched.isEmpty)
      try await pipeline.submit(report)
      for lead in ["typed", "plain"] {
        let record = try #require(store.record(of: LeadKey(tenant: .only, lead: LeadID(lead))))
        #expect(!record.lead.consent[.text], "\(lead)")
      }
      #expect(try await events("plain").count { $0 == .textReplied } == 1)
    }

    @Test func `a reply to a number that was typed nationally raises Text Message Replied`() async throws {
      let pipeline = try EventPipeline(
        rules: Self.rules, store: store, services: .init(duplicates: ContactMatcher(callingCode: "1")))
      try await receive("typed", at: 1, mobile: "(415) 555-0123", by: pipeline)
      let reader = genuine.twilio(.init(callingCode: "1"), StoreLeadFinder(store))
      let request = genuine.twilio(["MessageSid": "SM1", "From": "+14155550123", "Body": "Yes please"])
      try await pipeline.submit(reader.read(request, at: Genuine.now))
      #expect(try await events("typed").count { $0 == .textReplied } == 1)
    }

    /// Takes every text.
    private final class TakenTexts: TextTransport {
      private let taken = Mutex<[LeadID]>([])
      var leads: [LeadID] { taken.withLock { $0 } }

      func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
        taken.withLock { $0.append(attempt.lead) }
        return .accepted
      }
    }

    private static let texting = RuleBook("Enquiries") {
      LeadGroup("All") {
        LeadType("Enquiry") {
          Rule("answer", on: .textReplied) { ContactCustomer(by: .text, template: "thanks") }
        }
      }
      MessageTemplate.text("thanks", body: "Thank you.")
    }

    @Test func `after a start texts are sent again, also where consent is asked of all leads of a number`() async throws
    {
      let pipeline = try EventPipeline(rules: Self.texting, store: store)
      for (place, lead) in (["older", "newer", "newest"] as [LeadID]).enumerated() {
        try await receive(lead, at: Double(place), mobile: "+447700900123", by: pipeline)
      }
      let reader = genuine.twilio(.init(), StoreLeadFinder(store))
      func reply(_ word: String, _ id: String) async throws {
        let request = genuine.twilio(["MessageSid": id, "From": "+447700900123", "Body": word])
        #expect(try await pipeline.submit(reader.read(request, at: Genuine.now)).isEmpty)
      }
      let texts = TakenTexts()
      let dispatcher = Dispatcher(
        store: store, transports: Transports(text: texts),
        settings: .init(policies: RetryPolicies(text: RetryPolicy(attempts: 6, timeout: 600)), lease: 3_600),
        safety: OutboundSafety(consent: ConsentCheck()))
      try await reply("STOP", "SM1")
      try await reply("START", "SM2")
      try await reply("hello", "SM3")
      try await dispatcher.deliverDue()
      // To the start itself, and to what was said behind it; to the stop nothing.
      #expect(texts.leads == ["newest", "newest"])
    }

    @Test func `another tenant's pipeline takes nothing of the report`() async throws {
      let north = try EventPipeline(rules: Self.rules, store: store, settings: .init(tenant: "north"))
      let request = try genuine.sendGrid(
        #"[{"event": "click", "sg_event_id": "e1", "la_lead": "a", "la_delivery": "d"}]"#)
      #expect(try await north.submit(genuine.sendGrid().read(request, at: Genuine.now)).isEmpty)
    }
  }
#endif

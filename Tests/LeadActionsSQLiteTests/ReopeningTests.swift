#if SQLite
  import Foundation
  import LeadActions
  import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Testing

  @Suite struct ReopeningTests {
    private static let texts = [
      "caf\u{E9}", "cafe\u{301}", "👩‍👩‍👧‍👦🏳️‍🌈", "שלום עולם", "\u{202E}abc\u{202C}", "nul\u{0}inside", "\u{FEFF}mark", "",
      "quote\"back\\slash", "ﬁ", "A\u{30A}",
    ]

    @Test func `what was stored is found again by a store opened later`() async throws {
      let folder = try ScratchFolder()
      let key = LeadKey(lead: "lead")
      var plan = Sample.receipt(key, email: "a@example.com")
      plan.record.timers = [Sample.timer("timer", due: 5)]
      plan.deliveries = ["waits", "claimed", "dead", "retried"].map { Sample.delivery($0, of: "lead") }
      plan.choosing = ["Sales": ChoosingState(version: 1, last: "anna")]
      let contact = try #require(ContactKey(email: "a@example.com"))
      let first = try SQLiteStore(at: folder.file())
      #expect(try await first.commit(plan) == .committed)
      let claims = try await first.claim(4, at: 0, lease: 600)
      #expect(claims.count == 4)
      #expect(try await first.release(claims[0]))
      #expect(try await first.settle(claims[2], .dead(ErrorText("no")), .dead(attempts: 1, ErrorText("no"))))
      #expect(
        try await first.settle(
          claims[3], as: .retry(at: Sample.time(99)), history: [],
          occurrences: [Sample.reported("reported", of: "lead")]))
      let version = try await first.load(key, occurrence: nil, groups: [], contactKeys: [contact]).contacts[contact]
      try await first.close()

      let store = try SQLiteStore(at: folder.file())
      let loaded = try await store.load(key, occurrence: "receipt", groups: ["Sales"], contactKeys: [contact])
      #expect(loaded.record == plan.record)
      #expect(loaded.done == StoredOccurrence(plan.occurrence, plan.outcome))
      #expect(loaded.choosing == plan.choosing)
      #expect(loaded.contacts[contact] == version)
      #expect(try await store.lines(of: key).count == 2)
      #expect(
        try await store.dueTimers(of: .only, at: Sample.time(5), after: nil, limit: 9)
          == [DueTimer(key, Sample.timer("timer", due: 5))])
      #expect(try await store.inbox(of: .only, after: nil, limit: 9).map(\.occurrence.id) == ["reported"])
      #expect(try await store.claim(at: 1).map(\.delivery.id) == ["waits"])
      #expect(try await store.standing(of: claims[1])?.record == plan.record)
      #expect(try await store.deadLetters(of: .only, after: nil, limit: 9).map(\.delivery.id) == ["dead"])
      #expect(try await store.nextDelivery(after: Sample.time(61)) == Sample.time(99))
      #expect(try await store.commit(plan) == .repeated(StoredOccurrence(plan.occurrence, plan.outcome)))
    }

    @Test func `texts keep their bytes, as ids and inside values, and are equal where Swift finds them equal`()
      async throws
    {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      for (number, text) in Self.texts.enumerated() {
        let key = LeadKey(tenant: TenantName("t\(number)\(text)"), lead: LeadID(text))
        var plan = Sample.receipt(key, id: OccurrenceID(text))
        plan.record.lead.source = text
        plan.history = [Sample.actionLine(text, OccurrenceID(text))]
        plan.deliveries = [Sample.delivery(DeliveryID(text), of: key.lead, to: CustomDeliveryName(text))]
        plan.record.timers = [Sample.timer(TimerID(text), due: 5)]
        #expect(try await store.commit(plan) == .committed)
      }
      try await store.close()
      let later = try SQLiteStore(at: folder.file())
      for (number, text) in Self.texts.enumerated() {
        let tenant = TenantName("t\(number)\(text)")
        let key = LeadKey(tenant: tenant, lead: LeadID(text.decomposedStringWithCanonicalMapping))
        let loaded = try await later.load(key, occurrence: OccurrenceID(text), groups: [], contactKeys: [])
        #expect(bytes(loaded.record?.lead.source) == bytes(text))
        #expect(bytes(loaded.record?.lead.id.rawValue) == bytes(text))
        #expect(bytes(loaded.done?.occurrence.id.rawValue) == bytes(text))
        #expect(try await later.leads(of: tenant, after: nil, limit: 9).map { bytes($0.rawValue) } == [bytes(text)])
        let line = try await later.lines(of: key).first
        #expect(line.map { "\($0)".utf8.count } == "\(Sample.actionLine(text, "").line)".utf8.count)
      }
      let claims = try await later.claim(at: 1)
      #expect(Set(claims.map { bytes($0.delivery.id.rawValue) }) == Set(Self.texts.map(bytes)))
      #expect(Set(claims.map { bytes($0.tenant.rawValue) }).count == Self.texts.count)
      var timers: [DueTimer] = []
      for (number, text) in Self.texts.enumerated() {
        let tenant = TenantName("t\(number)\(text.decomposedStringWithCanonicalMapping)")
        timers += try await later.dueTimers(of: tenant, at: Sample.time(9), after: nil, limit: 99)
      }
      #expect(timers.count == Self.texts.count)
      #expect(timers.map { bytes($0.lead.tenant.rawValue) } == Self.texts.enumerated().map { bytes("t\($0)\($1)") })
      #expect(Set(timers.map { bytes($0.timer.id.rawValue) }) == Set(Self.texts.map(bytes)))
      #expect(Set(timers.map { bytes($0.lead.lead.rawValue) }) == Set(Self.texts.map(bytes)))
    }

    @Test func `of two spellings of one name the second finds what the first stored`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let plan = Sample.receipt(LeadKey(lead: "caf\u{E9}"))
      #expect(try await store.commit(plan) == .committed)
      #expect(try await store.record(of: LeadKey(lead: "cafe\u{301}")) == plan.record)
      #expect(try await store.commit(Sample.receipt(LeadKey(lead: "cafe\u{301}"), id: "other")) == .conflict(.record))
      #expect(try await store.leads(of: .only, after: nil, limit: 9).map { bytes($0.rawValue) } == [bytes("caf\u{E9}")])
    }

    @Test func `times are kept to the last bit`() async throws {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file())
      let times = [0.1, -0.0, 1e-300, 4_294_967_296.123_456_7, -62_135_596_800, 0.1 + 0.2].map {
        Date(timeIntervalSinceReferenceDate: $0)
      }
      for (number, time) in times.enumerated() {
        var plan = Sample.receipt(LeadKey(lead: LeadID(number)))
        plan.record.timers = [LeadTimer(id: "t", due: time, purpose: .custom("x", [:]), chain: "receipt")]
        #expect(try await store.commit(plan) == .committed)
      }
      let due = try await store.dueTimers(of: .only, at: .distantFuture, after: nil, limit: 99)
      #expect(due.map(\.timer.due) == times.sorted())
      let last = try #require(times.max())
      #expect(try await store.nextTimer(of: .only, after: last) == nil)
      #expect(
        try await store.nextTimer(
          of: .only, after: Date(timeIntervalSinceReferenceDate: last.timeIntervalSinceReferenceDate.nextDown))
          == last)
    }

    @Test func `no version of a contact comes twice, though the file was closed between`() async throws {
      let folder = try ScratchFolder()
      let contact = try #require(ContactKey(email: "same@example.com"))
      var seen: Set<Int> = []
      for round in 0..<6 {
        let store = try SQLiteStore(at: folder.file())
        let key = LeadKey(lead: LeadID(round))
        _ = try await store.commit(Sample.receipt(key, email: "same@example.com"))
        let entry = try await store.load(key, occurrence: nil, groups: [], contactKeys: [contact]).contacts[contact]
        #expect(seen.insert(try #require(entry?.version)).inserted)
        _ = try await store.erase(key)
        try await store.close()
      }
      #expect(seen.count == 6)
    }
  }

  private func bytes(_ text: String?) -> [UInt8] { Array((text ?? "none").utf8) }
#endif

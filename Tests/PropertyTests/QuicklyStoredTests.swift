import Foundation
import LeadActions
import RandomWorlds
import Testing

/// What writes itself must write what its `Codable` form says, since rows of both kinds lie in the same files.
struct QuicklyStoredTests {
  /// The containers of `Encodable` write it, since nothing more is known of its type.
  private static func plainly(_ value: some Encodable) throws -> [UInt8] { try StoredForm.encode(value) }

  private static func check(
    _ value: some QuicklyStored, _ seed: UInt64, _ counts: inout [String: Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    counts["\(type(of: value))", default: 0] += 1
    let (quick, plain) = (try StoredForm.encode(value), try plainly(value))
    #expect(
      quick == plain,
      "\(String(decoding: quick, as: UTF8.self)) instead of \(String(decoding: plain, as: UTF8.self)); \(Seeds.replay(seed))",
      sourceLocation: sourceLocation)
  }

  @Test func `values of every kind write themselves as they are encoded`() throws {
    var counts: [String: Int] = [:]
    for seed in Seeds.first(40) {
      var samples = Samples(seed: seed)
      for _ in 0..<20 { try Self.check(samples.value(), seed, &counts) }
      for _ in 0..<5 {
        try Self.check(samples.lead(), seed, &counts)
        try Self.check(samples.record(), seed, &counts)
      }
      for line in samples.lines() {
        try Self.check(HistoryEntry(at: samples.date(), occurrence: "o", line), seed, &counts)
      }
      for outcome in samples.outcomes() { try Self.check(outcome, seed, &counts) }
      for report in samples.reports() {
        let occurrence = Occurrence("o", lead: "l", report, chain: samples.maybe().map { OccurrenceID(rawValue: $0) })
        let outcome = Outcome(
          occurrence: "o", lead: "l", at: samples.date(), bookVersion: 3, events: Pool.events, deliveries: ["d", "e"])
        try Self.check(StoredOccurrence(occurrence, outcome), seed, &counts)
      }
      for message in samples.messages() {
        for origin in [ActionOrigin.rule("r"), .workflow("w"), .receipt] {
          let delivery = Delivery(
            id: "d", lead: "l", message: message, occurrence: "o", origin: origin, chain: "c", created: samples.date(),
            lastUsefulTime: samples.date(), remindsOf: "a", leadType: samples.maybe().map { LeadTypeName($0) })
          try Self.check(delivery, seed, &counts)
        }
        try Self.check(message.kind, seed, &counts)
      }
    }
    #expect(counts.count == 8)
    Seeds.expect(counts.values.reduce(0, +), atLeast: 5_000, "values")
  }

  @Test func `what whole lives leave writes itself as it is encoded`() async throws {
    var counts: [String: Int] = [:]
    for life in try await Lives.all.prefix(60) {
      let seed = life.world.seed
      for plan in life.plans {
        try Self.check(plan.record, seed, &counts)
        for entry in plan.history { try Self.check(entry, seed, &counts) }
        for delivery in plan.deliveries { try Self.check(delivery, seed, &counts) }
        try Self.check(StoredOccurrence(plan.occurrence, plan.outcome), seed, &counts)
      }
    }
    #expect(counts.count == 4)
    Seeds.expect(counts.values.reduce(0, +), atLeast: 5_000, "values")
  }

  /// A property that is added to a type and forgotten in how it writes itself is found here.
  @Test func `nothing that a value holds is left out`() throws {
    let text = "\"x\"\n"
    var lead = Lead(
      id: 1, type: "Loan", received: Pool.start, subid: text, ipaddress: "::1", source: "web", status: "New",
      progress: .validated, user: "u", partner: "p", duplicateOf: "l", fields: ["a": 1, "b": .date(Pool.start)])
    lead.contact = Contact(
      title: text, firstName: text, lastName: text, company: text, email: text, phone: text, mobile: text, street: text,
      town: text, county: text, postcode: text, country: text)
    let message = MessageLedger(spent: .emailOpened, chain: "c", recipient: .user("u"), planned: Pool.start)
    let run = WorkflowRun(id: "r", workflow: "w", bookVersion: 1, started: Pool.start, event: .received, chain: "c")
    let record = LeadRecord(
      lead, version: 3, spent: [ProgressLedger(.validated)], messages: ["m": message], workflow: run,
      chains: ["c": ChainLog([])])
    let email = EmailMessage(to: .partner("p"), address: text, name: text, subject: text, text: text, html: text)
    let delivery = Delivery(
      id: "d", lead: "l", message: .email(email), occurrence: "o", origin: .receipt, chain: "c", created: Pool.start,
      lastUsefulTime: Pool.start, remindsOf: "a", leadType: "t")
    let occurrence = Occurrence("o", lead: 1, .received(Receipt(lead, from: .api, duplicate: .of("l"))), chain: "c")
    let outcome = Outcome(
      occurrence: "o", lead: 1, at: Pool.start, bookVersion: 1, events: [.received], deliveries: ["d"])
    try Self.checkWhole(lead)
    try Self.checkWhole(lead.contact)
    try Self.checkWhole(lead.consent)
    try Self.checkWhole(record)
    try Self.checkWhole(message)
    try Self.checkWhole(delivery)
    try Self.checkWhole(occurrence)
    try Self.checkWhole(outcome)
    try Self.checkWhole(StoredOccurrence(occurrence, outcome))
    try Self.checkWhole(Receipt(lead, from: .api))
    try Self.checkWhole(HistoryEntry(at: Pool.start, occurrence: "o", .adopted))
    for message in [Message.email(email), .text(TextMessage(to: .customer, number: "1", body: text))] {
      #expect(try Self.plainly(message) == StoredForm.encode(message))
    }
  }

  private static func checkWhole(
    _ value: some QuicklyStored, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let bytes = try StoredForm.encode(value)
    #expect(try bytes == plainly(value), sourceLocation: sourceLocation)
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect(object?.count == Mirror(reflecting: value).children.count, "\(value)", sourceLocation: sourceLocation)
  }

  @Test func `text is escaped wherever in it a byte needs it`() throws {
    for length in 0...33 {
      for place in 0..<max(1, length) {
        for odd in ["\"", "\\", "\u{0}", "\u{1F}", "é", "\u{7F}", " ", "!", "#", "[", "]"] {
          var parts = [String](repeating: "a", count: length)
          if length > 0 { parts[place] = odd }
          let text = parts.joined()
          let bytes = try StoredForm.encode(FieldValue.text(text))
          #expect(try JSONDecoder().decode(String.self, from: Data(bytes)) == text)
        }
      }
    }
  }
}

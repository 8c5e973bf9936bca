import Foundation
import LeadActions
import RandomWorlds
import Testing

struct RoundTripTests {
  /// Writes a value as JSON, and as stores keep it, and reads it back: it is equal, and is written the same again.
  private static func check<Value: Codable & Equatable>(
    _ value: Value, _ seed: UInt64, _ counts: inout [String: Int], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    counts["\(Value.self)", default: 0] += 1
    do {
      let text = try PlanText.json([value])
      let back = try JSONDecoder().decode([Value].self, from: Data(text.utf8))
      #expect(back == [value], Seeds.replay(seed), sourceLocation: sourceLocation)
      #expect(try PlanText.json(back) == text, Seeds.replay(seed), sourceLocation: sourceLocation)
      let stored = try StoredForm.decode(
        Value.self, from: StoredForm.encode(value), format: StoredForm.current)
      #expect(stored == value, Seeds.replay(seed), sourceLocation: sourceLocation)
      #expect(try PlanText.json([stored]) == text, Seeds.replay(seed), sourceLocation: sourceLocation)
    } catch {
      Issue.record("\(value): \(error); \(Seeds.replay(seed))", sourceLocation: sourceLocation)
    }
  }

  /// The case of an enum, so that it can be counted that each was tried.
  private static func label(_ value: Any) -> String {
    Mirror(reflecting: value).children.first?.label ?? "\(value)"
  }

  @Test func `values of every kind are equal after JSON, dates to the nanosecond`() {
    var counts: [String: Int] = [:]
    for seed in Seeds.first(60) {
      var samples = Samples(seed: seed)
      for _ in 0..<30 {
        Self.check(samples.value(), seed, &counts)
        Self.check(FieldValue.date(samples.date()), seed, &counts)
        Self.check(LeadID(rawValue: samples.text()), seed, &counts)
        Self.check(ErrorText(samples.text()), seed, &counts)
      }
      Self.check(samples.lead(), seed, &counts)
      Self.check(samples.record(), seed, &counts)
      for message in samples.messages() {
        Self.check(message, seed, &counts)
        Self.check(message.kind, seed, &counts)
        let delivery = Delivery(
          id: "d", lead: "l", message: message, occurrence: "o", origin: .workflow("w"), chain: "c",
          created: samples.date(), lastUsefulTime: samples.date(), remindsOf: "a", leadType: "t")
        Self.check(delivery, seed, &counts)
      }
      let outcome = Outcome(
        occurrence: "o", lead: "l", at: samples.date(), bookVersion: 3, events: Pool.events, deliveries: ["d", "e"])
      Self.check(outcome, seed, &counts)
    }
    Seeds.expect(counts.values.reduce(0, +), atLeast: 9_000, "values")
  }

  @Test func `every report, event's details and line of history is equal after JSON`() {
    var counts: [String: Int] = [:]
    var labels: [String: Set<String>] = [:]
    for seed in Seeds.first(40) {
      var samples = Samples(seed: seed)
      for report in samples.reports() {
        Self.check(Occurrence("o", lead: "l", report), seed, &counts)
        labels["report", default: []].insert(Self.label(report))
      }
      for details in samples.details() {
        Self.check(RaisedEvent(.received, details), seed, &counts)
        labels["details", default: []].insert(Self.label(details))
      }
      for line in samples.lines() {
        Self.check(HistoryEntry(at: samples.date(), occurrence: "o", line), seed, &counts)
        labels["line", default: []].insert(Self.label(line))
      }
      for outcome in samples.outcomes() { Self.check(outcome, seed, &counts) }
      for timer in samples.timers() { Self.check(timer, seed, &counts) }
    }
    #expect(labels["report"]?.count == 35)
    #expect(labels["details"]?.count == 11)
    #expect(labels["line"]?.count == 30)
    Seeds.expect(counts.values.reduce(0, +), atLeast: 8_000, "values")
  }

  @Test func `rules, conditions, actions, directories and their parts are equal after JSON`() throws {
    var counts: [String: Int] = [:]
    for seed in Seeds.first(20) {
      var chance = Chance(seed: seed)
      let book = chance.book()
      Self.check(book, seed, &counts)
      for rule in book.leadTypes.flatMap(\.rules) {
        Self.check(rule, seed, &counts)
        Self.check(rule.event, seed, &counts)
        if let condition = rule.condition { Self.check(condition, seed, &counts) }
        for action in rule.actions { Self.check(action, seed, &counts) }
      }
      let directory = chance.directory()
      Self.check(directory, seed, &counts)
      for user in directory.users.values {
        Self.check(user, seed, &counts)
        if let hours = user.workingHours { Self.check(hours, seed, &counts) }
        if let zone = user.zone { Self.check(zone, seed, &counts) }
      }
      for group in directory.groups.values { Self.check(group, seed, &counts) }
      for partner in directory.partners.values { Self.check(partner, seed, &counts) }
      Self.check(Period(chance.number(below: 4_000) - 2_000, chance.pick(Period.Unit.allCases)), seed, &counts)
      Self.check(chance.plain(4), seed, &counts)
      Self.check(chance.contact(), seed, &counts)
      Self.check(Consent(email: false, letter: true, text: chance.once(in: 2)), seed, &counts)
      for key in chance.contact().keys(callingCode: "44") { Self.check(key, seed, &counts) }
      for progress in LeadProgress.allCases { Self.check(ProgressLedger(progress), seed, &counts) }
    }
    Seeds.expect(counts.count, atLeast: 17, "types")
    Seeds.expect(counts.values.reduce(0, +), atLeast: 5_000, "values")
  }

  @Test func `what whole lives leave is equal after JSON`() async throws {
    var counts: [String: Int] = [:]
    for life in try await Lives.all.prefix(60) {
      let seed = life.world.seed
      for plan in life.plans {
        Self.check(plan.occurrence, seed, &counts)
        Self.check(plan.record, seed, &counts)
        Self.check(plan.events, seed, &counts)
        Self.check(plan.history, seed, &counts)
        Self.check(plan.deliveries, seed, &counts)
        Self.check(plan.choosing, seed, &counts)
        Self.check(plan.outcome, seed, &counts)
        Self.check(plan.facts, seed, &counts)
        if let contacts = plan.contacts { Self.check(contacts, seed, &counts) }
      }
      for history in life.histories.values { Self.check(history, seed, &counts) }
      let plan = try life.plans.first.map { plan in
        try life.world.planner.plan(
          plan.occurrence, in: Situation(directory: life.world.directory, facts: plan.facts, now: plan.at), trace: .full
        )
      }
      if let trace = plan?.trace { Self.check(trace, seed, &counts) }
    }
    Seeds.expect(counts.count, atLeast: 10, "types")
    Seeds.expect(counts.values.reduce(0, +), atLeast: 10_000, "values")
  }
}

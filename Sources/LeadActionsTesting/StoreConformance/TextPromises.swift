import LeadActions

/// Texts keep their bytes, and names are found by any spelling that Swift finds equal.
enum TextPromises {
  /// Composed and decomposed, of several marks, from right to left, put together from many, and with characters that end
  /// texts elsewhere; and words that stand for other values elsewhere.
  static let texts = [
    "Zo\u{EB}", "Zoe\u{308}", "e\u{323}\u{302}", "e\u{302}\u{323}", "\u{1EC7}", "\u{212B}", "\u{C5}", "A\u{30A}",
    "\u{1100}\u{1161}\u{11A8}", "\u{AC01}", "\u{5E9}\u{5B8}\u{5DC}\u{5D5}\u{5DD}", "\u{200F}abc\u{200E}",
    "\u{1F469}\u{1F3FD}\u{200D}\u{1F4BB}", "\u{1F1EC}\u{1F1E7}", "a\u{0}b", "\u{0}", "", "tab\tline\nreturn\r",
    "\u{2028}\u{FEFF}", "\u{FFFD}\u{10FFFF}", "'; --\"\\%_*", "\u{E000}",
    "nan", "inf", "-inf", "1", "true", "null",
  ]

  static func bytes(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    for (number, text) in texts.enumerated() {
      let key = LeadKey(lead: LeadID("lead\(number)"))
      var plan = Sample.receipt(key)
      plan.record.lead.source = text
      plan.record.lead.fields["note"] = .text(text)
      plan.record.timers = [Sample.timer(TimerID("timer " + text), due: 5)]
      plan.history = [Sample.actionLine(text, "receipt")]
      plan.choosing = [GroupName("group\(number)"): ChoosingState(version: 1, last: UserName(text))]
      plan.deliveries = [Sample.delivery("delivery", of: key.lead, saying: text)]
      check.equal(
        try await store.commit(plan), .committed, "a plan with the text \(text.debugDescription) is committed")
      let loaded = try await store.load(key, occurrence: nil, groups: [GroupName("group\(number)")], contactKeys: [])
      let lead = loaded.record?.lead
      same(lead?.source, text, "a record", &check)
      same(lead?.fields["note"].flatMap { if case .text(let text) = $0 { text } else { nil } }, text, "a field", &check)
      same(loaded.choosing.values.first?.last?.rawValue, text, "a choosing state", &check)
      let lines = try await store.lines(of: key)
      same(
        lines.first.flatMap { if case .action(_, _, .done(.noted(let text))) = $0 { text } else { nil } }, text,
        "history", &check)
      let timers = try await store.dueTimers(of: .only, at: Sample.time(5), after: nil, limit: 99).filter {
        $0.lead == key
      }
      same(timers.first?.timer.id.rawValue, "timer " + text, "a timer", &check)
      for claim in try await store.claim(at: 1) {
        same(claim.delivery.text, text, "a delivery", &check)
        let reported = [
          Occurrence(
            "reported", lead: key.lead, .emailFailed(MessageDetails("message", reason: text), permanently: true)),
          Occurrence("custom", lead: key.lead, .custom("called", ["note": .text(text)])),
        ]
        _ = try await store.settle(claim, as: .delivered, history: [], occurrences: reported)
      }
      let items = try await store.inbox(of: .only, after: nil, limit: 99).filter { $0.lead == key }
      guard items.count == 2, case .emailFailed(let details, _) = items[0].occurrence.report,
        case .custom(_, let fields) = items[1].occurrence.report
      else {
        check.expect(false, "what is reported with the text \(text.debugDescription) waits", found: "\(items)")
        continue
      }
      same(details.reason, text, "what is reported", &check)
      same(fields["note"].flatMap { if case .text(let text) = $0 { text } else { nil } }, text, "an event", &check)
    }
  }

  private static func same(
    _ found: String?, _ text: String, _ place: String, _ check: inout ConformanceCheck
  ) {
    check.expect(
      found.map { Array($0.utf8) } == Array(text.utf8), "\(place) keeps the bytes of \(text.debugDescription)",
      found: found?.debugDescription ?? "nothing")
  }

  static func lookUps(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let (composed, decomposed) = ("Zo\u{EB}", "Zoe\u{308}")
    let tenant = TenantName("tenant " + decomposed)
    let key = LeadKey(tenant: tenant, lead: LeadID(decomposed))
    let other = LeadKey(tenant: TenantName("tenant " + composed), lead: LeadID(composed))
    var plan = Sample.receipt(key, id: OccurrenceID(decomposed))
    plan.choosing = [GroupName(decomposed): ChoosingState(version: 1)]
    plan.deliveries = [Sample.delivery(DeliveryID(decomposed), of: key.lead)]
    plan.record.timers = [Sample.timer(TimerID(decomposed), due: 5)]
    _ = try await store.commit(plan)

    let loaded = try await store.load(
      other, occurrence: OccurrenceID(composed), groups: [GroupName(composed)], contactKeys: [])
    check.equal(loaded.record, plan.record, "a lead is found by an id that is equal, though other bytes spell it")
    check.expect(
      loaded.record.map { Array($0.lead.id.rawValue.utf8) } == Array(decomposed.utf8),
      "an id is given back with the bytes that it came with")
    check.expect(loaded.done != nil, "an occurrence that is done is found by an equal id")
    check.equal(loaded.choosing.count, 1, "a choosing state is found by an equal name")
    check.equal(try await store.lines(of: other).count, 1, "history is found by an equal id")
    check.equal(
      try await store.leads(of: other.tenant, after: nil, limit: 9), [key.lead], "a tenant is found by an equal name")
    check.equal(
      try await store.dueTimers(of: other.tenant, at: Sample.time(5), after: nil, limit: 9).map(\.lead), [key],
      "timers are found by an equal name of their tenant")
    check.equal(
      try await store.nextTimer(of: other.tenant, after: Sample.time(1)), Sample.time(5),
      "the next timer is found by an equal name of its tenant")
    var again = Sample.receipt(other, id: OccurrenceID(composed))
    again.baseVersion = nil
    check.equal(
      try await store.commit(again), .repeated(StoredOccurrence(plan.occurrence, plan.outcome)),
      "an equal occurrence id is a repeat")
    for claim in try await store.claim(at: 1) {
      _ = try await store.settle(
        claim, as: .dead(ErrorText("no")), history: [], occurrences: [Sample.reported("reported", of: key.lead)])
    }
    check.equal(
      try await store.inbox(of: other.tenant, after: nil, limit: 9).map(\.lead), [key],
      "what is reported is found by an equal name of its tenant")
    check.expect(
      try await store.sendAgain(DeliveryKey(other, DeliveryID(composed)), at: Sample.time(2)),
      "a dead letter is found by an equal id")
    check.expect(try await store.erase(other), "a lead is erased by an equal id")
    check.equal(try await store.leads(of: tenant, after: nil, limit: 9), [], "and nothing of it stays")

    // What only looks alike is not the same.
    let apart: [LeadID] = ["a", "A", "a ", " a", "a\u{0}", "a\u{0}b", "\u{0}a", "", "\u{E4}", "\u{430}"]
    for (number, id) in apart.enumerated() {
      var plan = Sample.receipt(LeadKey(lead: id))
      plan.record.lead.source = "\(number)"
      check.equal(
        try await store.commit(plan), .committed, "the id \(id.rawValue.debugDescription) is no other lead's")
    }
    for (number, id) in apart.enumerated() {
      check.equal(
        try await store.record(of: LeadKey(lead: id))?.lead.source, "\(number)",
        "the id \(id.rawValue.debugDescription) finds its own lead")
    }
    check.equal(
      Set(try await store.leads(of: .only, after: nil, limit: 99)), Set(apart), "each of them is listed")
  }

  /// Error texts, and what receivers say, can be of any kind and length; the failure is recorded all the same.
  static func errors(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let key = LeadKey(lead: "lead")
    let said = "no\u{0}thing \u{7}\u{1B}[31m\u{2028}" + String(repeating: "\u{1F4A5}", count: 250_000) + "\u{0}"
    let reasons = [
      ErrorText(said), ErrorText("\u{0}"), ErrorText(""), ErrorText(String(repeating: "x", count: 10_000_000)),
    ]
    try await store.receive(key, reasons.indices.map { Sample.delivery(DeliveryID($0), of: key.lead) })
    for (claim, reason) in zip(try await store.claim(at: 0), reasons) {
      let details = MessageDetails("message", reason: said, text: said)
      let failed = Occurrence(
        OccurrenceID("failed \(claim.delivery.id)"), lead: key.lead, .emailFailed(details, permanently: true))
      let settled = try await store.settle(
        claim, as: .dead(reason), history: [Sample.outcomeLine(claim.delivery, .dead(attempts: 1, reason))],
        occurrences: [failed])
      check.expect(settled, "a failure is recorded, whatever its text")
    }
    let letters = try await store.deadLetters(of: .only, after: nil, limit: 9)
    check.equal(
      letters.map(\.reason.text).sorted(), reasons.map(\.text).sorted(),
      "a dead letter has its reason, whatever that is")
    let lines = try await store.lines(of: key).suffix(reasons.count)
    check.equal(
      lines.map { if case .delivery(_, _, .dead(_, let reason)) = $0 { reason } else { ErrorText("none") } }, reasons,
      "the history has each reason")
    let items = try await store.inbox(of: .only, after: nil, limit: 9)
    check.equal(items.count, reasons.count, "what is reported with a long text waits")
    for item in items {
      guard case .emailFailed(let details, _) = item.occurrence.report else { continue }
      check.expect(
        details.reason.map { Array($0.utf8) } == Array(said.utf8), "a long text is kept whole, NUL and all",
        found: "\(details.reason?.utf8.count ?? 0) bytes")
    }
  }
}

extension Delivery {
  /// The text of a sample's payload.
  fileprivate var text: String? {
    guard case .custom(let message) = self.message, case .text(let text) = message.payload else { return nil }
    return text
  }
}

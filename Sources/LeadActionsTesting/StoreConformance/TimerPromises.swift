import LeadActions

enum TimerPromises {
  static func inOrder(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    for number in 0..<6 {
      var plan = Sample.receipt(LeadKey(lead: LeadID(number)))
      // Two of each lead, among the others', and two at one time.
      let times = [Double(10 - number), Double(20 + number / 2)]
      plan.record.timers = times.enumerated().map { Sample.timer(TimerID("timer\($0.offset)"), due: $0.element) }
      _ = try await store.commit(plan)
    }
    func due(at seconds: Double, after timer: DueTimer? = nil, limit: Int = 99) async throws -> [DueTimer] {
      try await store.dueTimers(of: .only, at: Sample.time(seconds), after: timer, limit: limit)
    }
    check.equal(try await due(at: 4.9), [], "no timer falls due early")
    check.equal(try await due(at: 5).map(\.lead.lead), ["5"], "a timer falls due at its time")
    check.equal(
      try await due(at: 15).map(\.lead.lead), ["5", "4", "3", "2", "1", "0"], "the earliest timer comes first")
    let all = try await due(at: 99)
    check.equal(all.count, 12, "all timers fall due in the end")
    check.equal(all.map(\.timer.due), all.map(\.timer.due).sorted(), "timers come in the order of their times")
    check.equal(try await due(at: 99), all, "a timer falls due until the record changes, always in one order")
    var paged: [DueTimer] = []
    while paged.count < 99 {
      let page = try await due(at: 99, after: paged.last, limit: 5)
      check.expect(page.count <= 5, "a page holds no more than its limit")
      if page.isEmpty { break }
      paged += page
    }
    check.equal(paged, all, "page by page there are the same timers, each once")
    check.equal(try await due(at: 99, limit: 0).count, 1, "a limit of 0 counts as 1")
    check.equal(
      try await store.nextTimer(of: .only, after: Sample.time(0)), Sample.time(5), "the next timer is the earliest")
    check.equal(
      try await store.nextTimer(of: .only, after: Sample.time(5)), Sample.time(6),
      "the next timer is later than the moment")
    check.equal(try await store.nextTimer(of: .only, after: Sample.time(99)), nil, "after the last timer there is none")
  }

  static func followRecord(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    let key = LeadKey(lead: "lead")
    func due() async throws -> [TimerID] {
      try await store.dueTimers(of: .only, at: Sample.time(50), after: nil, limit: 9).map(\.timer.id)
    }
    var plan = Sample.receipt(key)
    plan.record.timers = [Sample.timer("first", due: 10), Sample.timer("second", due: 20)]
    _ = try await store.commit(plan)
    var next = Sample.next("fired", after: plan.record)
    next.record.timers = [Sample.timer("second", due: 20)]
    _ = try await store.commit(next)
    check.equal(try await due(), ["second"], "a timer that the record no longer has is gone")
    var moved = Sample.next("moved", after: next.record)
    moved.record.timers = [Sample.timer("second", due: 99)]
    var stale = moved
    stale.baseVersion = 1
    stale.record.version = 2
    stale.record.timers = []
    _ = try await store.commit(stale)
    check.equal(try await due(), ["second"], "a refused plan leaves the timers")
    _ = try await store.commit(moved)
    check.equal(try await due(), [], "a timer that moved does not fall due at its old time")
    check.equal(
      try await store.nextTimer(of: .only, after: Sample.start), Sample.time(99), "a timer that moved has its new time")
    _ = try await store.erase(key)
    check.equal(try await store.nextTimer(of: .only, after: Sample.start), nil, "an erased lead has no timers")
    check.equal(
      try await store.dueTimers(of: .only, at: Sample.time(999), after: nil, limit: 9), [], "no timer of it falls due")
  }
}

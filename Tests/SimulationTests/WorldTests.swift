import LeadActions
import RandomWorlds
import Testing

struct WorldTests {
  /// `Tests/simulate` lives through 10,000.
  @Test func `170 worlds keep every invariant, through crashes, lost answers and clock steps`() throws {
    var counts = SimulationReport.Counts()
    for seed in UInt64(1)...170 {
      let report = try SimulatedBooks.simulation(seed: seed).run(seed: seed)
      #expect(report.failures.isEmpty, "\(report); replay with: Tests/simulate --seed \(seed)")
      counts = counts + report.counts
    }
    #expect(counts.accepted > 8_000 && counts.commits > 6_000 && counts.events > 10_000, "\(counts)")
    #expect(counts.sends > 5_000 && counts.timersFired > 500 && counts.repeats > 2_000, "\(counts)")
    #expect(counts.crashes > 400 && counts.failedCalls > 600 && counts.resends > 300, "\(counts)")
    #expect(counts.stops > 50 && counts.clockSteps > 100 && counts.newRules > 30 && counts.erasures > 20, "\(counts)")
    #expect(counts.deadLetters > 100 && counts.troubles > 500, "\(counts)")
    #expect(counts.held > 400 && counts.postponed > 90 && counts.blocked > 40, "\(counts)")
  }

  @Test func `a seed is the same world each time, and another seed another`() throws {
    let simulation = try SimulatedBooks.simulation(seed: 1)
    let (one, two) = (simulation.run(seed: 7), simulation.run(seed: 7))
    #expect(one.histories == two.histories && one.counts == two.counts)
    #expect(one.histories.utf8.count > 1_000)
    #expect(simulation.run(seed: 8).histories != one.histories)
  }

  @Test func `without faults nothing dies, nothing fails, and nothing is sent twice`() throws {
    var sends = 0
    for seed in UInt64(1)...20 {
      let report = try SimulatedBooks.simulation(seed: seed, settings: .init(faults: false)).run(seed: seed)
      #expect(report.failures.isEmpty, "\(report)")
      let counts = report.counts
      #expect(counts.crashes + counts.failedCalls + counts.resends + counts.deadLetters + counts.repeats == 0)
      sends += counts.sends
    }
    #expect(sends > 500)
  }

  @Test func `real rule books live through worlds of their own`() throws {
    var events = 0
    for number in SimulatedBooks.files.indices {
      guard let book = try SimulatedBooks.real(number) else { continue }
      let report = try Simulation(rules: book, settings: .init(leads: 6, days: 5)).run(seed: UInt64(number))
      #expect(report.failures.isEmpty, "\(book.name): \(report)")
      events += report.counts.events
    }
    #expect(SimulatedBooks.files.count >= 20)
    #expect(events > 1_000)
  }

  /// Each is an event of random books' leads, and each of a message, an appointment, a referral and so on has its report.
  @Test func `every event of the guide comes about`() throws {
    var seen: Set<EventKind> = []
    for seed in UInt64(1)...60 where seed % 3 != 0 {
      let simulation = try SimulatedBooks.simulation(seed: seed)
      let recorder = EventRecorder()
      _ = simulation.run(simulation.script(seed: seed), between: { recorder.watching($0) })
      seen.formUnion(recorder.seen)
    }
    #expect(Set(EventKind.allCases).subtracting(seen) == [])
  }
}

import Foundation
import Testing

@testable import LeadActions

@Suite struct RecordTests {
  static let zero = Date(timeIntervalSince1970: 0)

  @Test func `each stage is spent once, and apart from the others`() {
    var ledger = ProgressLedger()
    for progress in LeadProgress.allCases {
      #expect(!ledger.contains(progress))
      let spent = [ledger.spend(progress), ledger.spend(progress)]
      #expect(spent == [true, false])
    }
    #expect(LeadProgress.allCases.map { ProgressLedger($0).rawValue } == [1, 2, 4, 8, 16, 32])
  }

  @Test func `five message events happen once`() {
    let events = EventKind.allCases.compactMap(Event.init(_:))
    let once = events.filter { MessageLedger.Spent($0) != nil }
    #expect(once == [.emailFailed, .emailOpened, .emailUnsubscribed, .emailSpamReported, .textFailed])
    #expect(Set(once.compactMap { MessageLedger.Spent($0)?.rawValue }) == [1, 2, 4, 8, 16])
  }

  @Test func `timers stand by their due time, and one of the same id is replaced`() {
    var record = LeadRecord(TestDesk.jane)
    func timer(_ id: TimerID, _ seconds: Double) -> LeadTimer {
      LeadTimer(id: id, due: Self.zero + seconds, purpose: .custom("x", [:]), chain: "o")
    }
    for (id, seconds) in [("c", 5.0), ("a", 9), ("b", 5), ("d", 1), ("a", 3)] {
      record.set(timer(TimerID(id), seconds))
    }
    #expect(record.timers.map(\.id) == ["d", "a", "b", "c"])
    #expect(record.timers.map(\.due).map { $0.timeIntervalSince(Self.zero) } == [1, 3, 5, 5])
  }

  @Test func `a chain counts the events of the last 24 hours`() {
    var log = ChainLog()
    log.add(3, at: Self.zero)
    log.add(0, at: Self.zero + 10)
    log.add(4, at: Self.zero + 3_600)
    #expect(log.entries.count == 2)
    #expect(log.count(before: Self.zero + 86_399) == 7)
    #expect(log.count(before: Self.zero + 86_400) == 4)
    log.add(1, at: Self.zero + 90_000)
    #expect(log.entries.map(\.events) == [1])
  }

  @Test func `counts of a day and a month begin anew with theirs`() {
    var count = ChoosingState.Count.none
    func add(_ year: Int, _ month: Int, _ day: Int) -> [Int] {
      let time = CivilTime(year: year, month: month, day: day, hour: 23)
      count.add(on: time)
      return [count.leads(onDayOf: time), count.leads(inMonthOf: time)]
    }
    #expect(add(2026, 1, 30) == [1, 1])
    #expect(add(2026, 1, 30) == [2, 2])
    #expect(add(2026, 1, 31) == [1, 3])
    #expect(add(2026, 2, 1) == [1, 1])
    #expect(add(2027, 2, 1) == [1, 1])
  }

  @Test func `days of zones that are a date apart are counted side by side`() {
    var count = ChoosingState.Count.none
    let (today, tomorrow) = (CivilTime(year: 2026, month: 1, day: 31), CivilTime(year: 2026, month: 2, day: 1))
    for _ in 1...3 {
      count.add(on: today)
      count.add(on: tomorrow)
    }
    #expect(count.leads(onDayOf: today) == 3)
    #expect(count.leads(onDayOf: tomorrow) == 3)
    #expect(count.leads(inMonthOf: today) == 3)
    for day in 2...9 { count.add(on: CivilTime(year: 2026, month: 2, day: day)) }
    #expect(count.days.map(\.number).count == 3)
    #expect(count.leads(inMonthOf: tomorrow) == 11)
  }

  @Test func `a record survives JSON`() throws {
    let appointment = LeadAppointment(id: "a", start: Self.zero, end: Self.zero + 60)
    let record = LeadRecord(
      TestDesk.jane, version: 4, spent: [ProgressLedger(.closed)],
      messages: ["m": MessageLedger(spent: [.emailOpened, .emailFailed], chain: "o")],
      appointments: [
        "a": AppointmentRecord(appointment, state: .started, revision: 3, settled: [.appointmentBefore(.days(1))])
      ],
      workflow: WorkflowRun(
        id: "w", workflow: "chase", bookVersion: 2, step: 1, started: Self.zero, event: .statusChanged,
        details: .status(from: nil, to: "Hot"), chain: "o"),
      timers: [
        LeadTimer(
          id: "t", due: Self.zero, purpose: .appointment("a", revision: 3, .appointmentAfter(.weeks(1))), chain: "o"),
        LeadTimer(id: "u", due: Self.zero + 1, purpose: .workflow("w", step: 2), chain: "o"),
        LeadTimer(id: "v", due: Self.zero + 2, purpose: .custom("x", ["p": 1]), chain: "p"),
      ],
      chains: ["o": ChainLog([ChainLog.Entry(at: Self.zero, events: 3)])])
    #expect(try JSONDecoder().decode(LeadRecord.self, from: JSONEncoder().encode(record)) == record)
  }
}

import LeadActions
import Testing

import struct Foundation.Date

@Suite struct InMemoryCountsTests {
  private static func limit(_ count: Int, _ seconds: Double = 60, of email: String = "a@example.com") -> CountLimit {
    CountLimit(.customer(ChannelAddress(email: email), tenant: .only), count, within: seconds)
  }

  private static func key(_ id: Int) -> DeliveryKey { DeliveryKey(LeadKey(lead: "lead"), DeliveryID(id)) }
  private static func time(_ seconds: Double) -> Date { TestPlan.start.addingTimeInterval(seconds) }

  @Test func `a limit is reached, and has room when the first has left`() {
    let counts = InMemoryCounts()
    let limit = Self.limit(2)
    #expect(counts.reserve([limit], for: Self.key(1), at: Self.time(0)) == .reserved)
    #expect(counts.reserve([limit], for: Self.key(2), at: Self.time(10)) == .reserved)
    #expect(counts.reserve([limit], for: Self.key(3), at: Self.time(20)) == .full(limit, roomAt: Self.time(60)))
    #expect(counts.reserve([limit], for: Self.key(3), at: Self.time(59)) == .full(limit, roomAt: Self.time(60)))
    #expect(counts.reserve([limit], for: Self.key(3), at: Self.time(60)) == .reserved)
    #expect(counts.reserve([limit], for: Self.key(4), at: Self.time(61)) == .full(limit, roomAt: Self.time(70)))
  }

  @Test func `a delivery counts once, and has room where it counts already`() {
    let counts = InMemoryCounts()
    let limit = Self.limit(1)
    for second in stride(from: 0.0, to: 300, by: 30) {
      #expect(counts.reserve([limit], for: Self.key(1), at: Self.time(second)) == .reserved)
    }
    #expect(counts.reserve([limit], for: Self.key(2), at: Self.time(300)) == .full(limit, roomAt: Self.time(330)))
  }

  @Test func `what finds one limit reached counts under none`() {
    let counts = InMemoryCounts()
    let (free, full) = (Self.limit(1, of: "b@example.com"), Self.limit(1))
    #expect(counts.reserve([full], for: Self.key(1), at: Self.time(0)) == .reserved)
    #expect(counts.reserve([free, full], for: Self.key(2), at: Self.time(1)) == .full(full, roomAt: Self.time(60)))
    #expect(counts.reserve([free], for: Self.key(3), at: Self.time(2)) == .reserved)
  }

  @Test func `what is given back makes room`() {
    let counts = InMemoryCounts()
    let limit = Self.limit(1)
    #expect(counts.reserve([limit], for: Self.key(1), at: Self.time(0)) == .reserved)
    counts.giveBack([limit.key], of: Self.key(1))
    #expect(counts.keyCount == 0)
    #expect(counts.reserve([limit], for: Self.key(2), at: Self.time(0)) == .reserved)
  }

  @Test func `a clock that was set back makes nobody wait longer than the time`() {
    let counts = InMemoryCounts()
    let limit = Self.limit(1)
    #expect(counts.reserve([limit], for: Self.key(1), at: Self.time(86_400)) == .reserved)
    #expect(counts.reserve([limit], for: Self.key(2), at: Self.time(0)) == .full(limit, roomAt: Self.time(60)))
  }

  @Test func `keys are forgotten when nothing of them counts, and beyond the capacity the oldest`() {
    let counts = InMemoryCounts(capacity: 10)
    for number in 0..<1_000 {
      let limit = Self.limit(1, 60, of: "\(number)@example.com")
      #expect(counts.reserve([limit], for: Self.key(number), at: Self.time(Double(number) / 100)) == .reserved)
      #expect(counts.keyCount <= 10)
    }
    let last = Self.limit(1, 60, of: "999@example.com")
    #expect(counts.reserve([last], for: Self.key(0), at: Self.time(10)) == .full(last, roomAt: Self.time(69.99)))
    #expect(counts.reserve([Self.limit(1)], for: Self.key(0), at: Self.time(500)) == .reserved)
    #expect(counts.keyCount == 1)
  }

  @Test func `limits that make no sense are read as the nearest that does`() {
    let counts = InMemoryCounts()
    for (number, seconds) in [Double.nan, -1, 0].enumerated() {
      #expect(counts.reserve([Self.limit(0, seconds)], for: Self.key(number), at: Self.time(0)) == .reserved)
    }
    let endless = Self.limit(-5, .infinity, of: "b@example.com")
    #expect(counts.reserve([endless], for: Self.key(1), at: Self.time(0)) == .reserved)
    guard case .full(_, let roomAt) = counts.reserve([endless], for: Self.key(2), at: Self.time(1)) else {
      Issue.record("a limit of no messages is one of one")
      return
    }
    #expect(roomAt.timeIntervalSince(TestPlan.start).isFinite)
  }
}

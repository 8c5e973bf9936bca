import LeadActions
import TestPrograms
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

  private static let origin = CountLimit(
    .origin(SendingOrigin(leadType: "Enquiry", origin: .rule("rule"))), 3, within: 3_600)

  @Test func `a rule's count outlasts any number of customers', though theirs count for longer`() {
    let counts = InMemoryCounts(capacity: 10)
    var sent = 0
    for number in 0..<200 {
      let email = ChannelAddress(email: "\(number)@example.com")
      let limits = [
        CountLimit(.customer(email, tenant: .only), 1, within: 86_400), Self.origin,
        CountLimit(.address(email, tenant: .only), 20, within: 600),
      ]
      if counts.reserve(limits, for: Self.key(number), at: Self.time(Double(number))) == .reserved { sent += 1 }
      // Those that do not come under the rule's limit take the room all the same.
      _ = counts.reserve([limits[0], limits[2]], for: Self.key(number), at: Self.time(Double(number)))
      #expect(counts.keyCount <= 10)
    }
    #expect(sent == 3)
    // Of rules alone the oldest goes.
    for number in 0..<20 {
      let other = SendingOrigin(leadType: "Enquiry", origin: .rule(RuleID("\(number)")))
      _ = counts.reserve([CountLimit(.origin(other), 3, within: 60)], for: Self.key(number), at: Self.time(300))
    }
    #expect(counts.keyCount == 10)
    #expect(counts.reserve([Self.origin], for: Self.key(999), at: Self.time(301)) == .reserved)
  }

  @Test func `for want of room the key goes that was used longest ago, whatever its time`() {
    let counts = InMemoryCounts(capacity: 2)
    let (old, asked, brief) = (
      Self.limit(1, 86_400, of: "old@example.com"), Self.limit(1, 86_400, of: "asked@example.com"),
      Self.limit(1, 60, of: "brief@example.com")
    )
    #expect(counts.reserve([asked], for: Self.key(1), at: Self.time(0)) == .reserved)
    #expect(counts.reserve([old], for: Self.key(2), at: Self.time(1)) == .reserved)
    // To be asked in vain is to be used.
    #expect(counts.reserve([asked], for: Self.key(3), at: Self.time(2)) == .full(asked, roomAt: Self.time(86_400)))
    #expect(counts.reserve([brief], for: Self.key(4), at: Self.time(3)) == .reserved)
    #expect(counts.reserve([asked], for: Self.key(5), at: Self.time(4)) == .full(asked, roomAt: Self.time(86_400)))
    #expect(counts.reserve([brief], for: Self.key(6), at: Self.time(5)) == .full(brief, roomAt: Self.time(63)))
    #expect(counts.reserve([old], for: Self.key(7), at: Self.time(6)) == .reserved)
  }

  /// The same by looking at every message each time.
  private struct Naive {
    var places: [(at: Double, delivery: Int)] = []
    var limit = 1

    mutating func reserve(_ most: Int, _ seconds: Double, for delivery: Int, at now: Double) -> Double? {
      let counting = places.filter { now - $0.at < seconds }
      if counting.count >= most, !counting.contains(where: { $0.delivery == delivery }) {
        return min(counting[counting.count - most].at, now) + seconds
      }
      limit = max(limit, most)
      places.removeAll { $0.delivery == delivery || now - $0.at >= 60 }
      places.insert((now, delivery), at: places.lastIndex { $0.at <= now }.map { $0 + 1 } ?? 0)
      places.removeFirst(max(0, places.count - limit))
      return nil
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `what counts is what a count of every message says, with times and limits in any order`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let counts = InMemoryCounts()
    var naive = Naive()
    var now = 0.0
    var refused = 0
    // Both know the longest time from the beginning.
    _ = counts.reserve([Self.limit(60, 60)], for: Self.key(0), at: Self.time(now))
    _ = naive.reserve(60, 60, for: 0, at: now)
    for step in 0..<600 {
      now += Double(Int.random(in: -3...4, using: &chance))
      let delivery = Int.random(in: 0..<200, using: &chance)
      if Int.random(in: 0..<10, using: &chance) == 0 {
        counts.giveBack([Self.limit(1).key], of: Self.key(delivery))
        naive.places.removeAll { $0.delivery == delivery }
      } else {
        let most = Int.random(in: 1...60, using: &chance)
        let seconds = Double(Int.random(in: 1...60, using: &chance))
        let limit = Self.limit(most, seconds)
        let room = naive.reserve(most, seconds, for: delivery, at: now)
        if room != nil { refused += 1 }
        let found = counts.reserve([limit], for: Self.key(delivery), at: Self.time(now))
        guard found == room.map({ .full(limit, roomAt: Self.time($0)) }) ?? .reserved else {
          Issue.record("seed \(seed), step \(step): \(found) instead of room at \(String(describing: room))")
          return
        }
        // One that counts nowhere is forgotten, with the times that were asked of it.
        if counts.keyCount == 0 { return }
      }
    }
    #expect(refused > 20)
  }

  @Test func `a limit of many thousands is as quick for the last message as for the first`() {
    let counts = InMemoryCounts()
    let limit = Self.limit(30_000, 3_600)
    let seconds = ProcessorTime.seconds {
      for number in 0..<30_000 {
        #expect(counts.reserve([limit], for: Self.key(number), at: Self.time(Double(number) / 100)) == .reserved)
      }
      for number in 0..<1_000 {
        #expect(
          counts.reserve([limit], for: Self.key(50_000 + number), at: Self.time(400))
            == .full(limit, roomAt: Self.time(3_600)))
      }
    }
    // Looking through all of them each time takes minutes.
    #expect(seconds < 60)
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

import Testing

import struct Foundation.Date

@testable import LeadActions

@Suite struct RetryPolicyTests {
  @Test func `webhooks are tried once and up to five times more, each wait longer than the last`() {
    #expect(RetryPolicy.guide.attempts == 6)
    #expect(RetryPolicies()[.webhook] == .guide)
    for number in 0..<1_000 {
      let delays = (1...5).map { RetryPolicy.guide.delay(afterAttempt: $0, of: DeliveryID(number), seed: 1) }
      #expect(zip(delays, delays.dropFirst()).allSatisfy { $0 < $1 })
      #expect((15...45).contains(delays[0]) && (60...180).contains(delays[1]) && (3_840...11_520).contains(delays[4]))
    }
  }

  @Test func `a wait follows from seed, delivery and attempt alone`() {
    let policy = RetryPolicy.guide
    let delay = policy.delay(afterAttempt: 1, of: "delivery", seed: 1)
    #expect(policy.delay(afterAttempt: 1, of: "delivery", seed: 1) == delay)
    #expect(policy.delay(afterAttempt: 1, of: "delivery", seed: 2) != delay)
    #expect(policy.delay(afterAttempt: 1, of: "another", seed: 1) != delay)
    // Not only the average differs between attempts.
    #expect(policy.delay(afterAttempt: 2, of: "delivery", seed: 1) != delay * 4)
  }

  @Test(arguments: [nil, 0, 60, 1e12] as [Double?])
  func `of 10,000 failures in one second no later second carries more than 5 percent`(asked: Double?) {
    for attempt in 1...5 {
      var seconds: [Int: Int] = [:]
      for number in 0..<10_000 {
        let delay = RetryPolicy.guide.delay(afterAttempt: attempt, of: DeliveryID(number), seed: 3, asked: asked)
        seconds[Int(Double(number) / 10_000 + delay), default: 0] += 1
      }
      #expect(seconds.values.reduce(0, +) == 10_000)
      #expect((seconds.values.max() ?? 0) <= 500, "after attempt \(attempt)")
    }
  }

  @Test(arguments: [
    (0.0, 0.0), (-1, 0), (.nan, 0), (-.infinity, 0), (600, 600), (9_999_999_999, 14_400), (.infinity, 14_400),
  ])
  func `what a receiver asks for is kept within bounds`(asked: Double, counted: Double) {
    let delay = RetryPolicy.guide.delay(afterAttempt: 1, of: "delivery", seed: 1, asked: asked)
    let usual = RetryPolicy.guide.delay(afterAttempt: 1, of: "delivery", seed: 1)
    #expect(delay == max(15, counted) + usual - 15)
  }

  @Test func `a policy that makes no sense is read as the nearest that does`() {
    let odd = [Double.nan, .infinity, -.infinity, -1, 0, 1e300, .greatestFiniteMagnitude]
    for first in odd {
      for factor in odd {
        for longest in odd {
          for jitter in odd {
            let policy = RetryPolicy(
              attempts: -3, timeout: first, firstDelay: first, factor: factor, maxDelay: longest, jitter: jitter)
            for attempt in [Int.min, 0, 1, 7, .max] {
              let delay = policy.delay(afterAttempt: attempt, of: "delivery", seed: 1, asked: first)
              #expect(delay >= 0 && delay <= 3 * 31_536_000)
            }
          }
        }
      }
    }
    #expect(RetryPolicy(attempts: 0).attemptLimit == 1)
  }

  @Test(arguments: [
    ("120", 120.0), (" 120 ", 120), ("0", 0), ("-1", 0), ("9999999999", 9_999_999_999), ("NaN", nil), ("soon", nil),
    ("", nil), ("Fri, 15 Jan 2027 08:00:00 GMT", 0), ("Fri, 15 Jan 2027 08:01:30 GMT", 90),
    ("Thu, 14 Jan 2027 08:00:00 GMT", 0), ("Fri, 99 Jan 2027 08:00:00 GMT", nil), ("1e999", .greatestFiniteMagnitude),
  ])
  func `Retry-After is read as seconds or as a date`(header: String, seconds: Double?) {
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    #expect(RetryAfter.seconds(header, now: now) == seconds)
  }

  @Test func `each kind of message has its policy`() {
    var policies = RetryPolicies(email: .once, others: RetryPolicy(attempts: 2))
    policies.custom["fax"] = RetryPolicy(attempts: 3)
    #expect(policies[.email] == .once)
    #expect(policies[.custom("pager")].attempts == 2)
    #expect(policies[.custom("fax")].attempts == 3)
  }
}

import struct Foundation.Date

/// How many attempts a rate allows one destination now.
struct RateState: Sendable {
  private let perSecond: Double
  private let burst: Double
  private var left: Double
  private var counted: Date?

  init(_ rate: SendingRate) {
    perSecond = rate.perSecond.bounded(1e-6, 1e6)
    burst = Double(rate.burst.clamped(1, 1_000_000))
    left = burst
  }

  /// How many may begin now.
  func room(at now: Date) -> Int { Int(held(at: now) + 1e-9) }

  /// When the next may begin, where none may now.
  func opening(after now: Date) -> Date? {
    let held = held(at: now)
    return held + 1e-9 >= 1 ? nil : now.addingTimeInterval((1 - held) / perSecond)
  }

  func isFull(at now: Date) -> Bool { held(at: now) >= burst }

  mutating func take(at now: Date) {
    left = held(at: now) - 1
    counted = now
  }

  /// What was taken was not used.
  mutating func giveBack() { left = min(burst, left + 1) }

  /// Counts on from now where the clock was set back, so that waiting for the old time to come again is not needed.
  mutating func heed(_ now: Date) {
    if let before = counted, now < before { counted = now }
  }

  /// A clock that was set back gives nothing and takes nothing.
  private func held(at now: Date) -> Double {
    let passed = max(0, counted.map { now.timeIntervalSince($0) } ?? 0)
    return min(burst, left + passed * perSecond)
  }
}

import struct Foundation.Date

/// What a circuit breaker knows of one destination.
struct BreakerState: Sendable {
  private enum Position {
    case closed
    /// Left alone until a time, after the wait that is said.
    case open(until: Date, wait: Double)
    /// One delivery is tried.
    case probing(wait: Double)
  }

  private let settings: CircuitBreaker
  private var position = Position.closed
  /// The latest attempts, the oldest first.
  private var latest: [(at: Date, failed: Bool)] = []

  init(_ settings: CircuitBreaker) { self.settings = settings }

  /// How many attempts are looked at.
  private var count: Int { settings.attempts.clamped(1, 1_000) }
  private var window: Double { settings.window.bounded(0, 86_400) }

  /// How many deliveries may be under way now; none for any number.
  func limit(at now: Date) -> Int? {
    switch position {
    case .closed: nil
    case .open(let until, let wait): now < Self.end(until, wait, now) ? 0 : 1
    // It is under way, in whichever loop.
    case .probing: 0
    }
  }

  /// When it is tried again, where it is left alone now.
  func opening(after now: Date) -> Date? {
    guard case .open(let until, let wait) = position else { return nil }
    let end = Self.end(until, wait, now)
    return now < end ? end : nil
  }

  /// A clock that was set back must not make the wait longer than it is.
  private static func end(_ until: Date, _ wait: Double, _ now: Date) -> Date {
    min(until, now.addingTimeInterval(wait))
  }

  /// Begins what is left of a wait anew where the clock was set back.
  mutating func heed(_ now: Date) {
    guard case .open(let until, let wait) = position else { return }
    position = .open(until: Self.end(until, wait, now), wait: wait)
  }

  /// Whether nothing speaks against the destination. Forgetting its successes only makes the breaker wait for as many
  /// attempts again.
  func isForgettable(at now: Date) -> Bool {
    guard case .closed = position else { return false }
    let start = now.addingTimeInterval(-window)
    return !latest.contains { $0.failed && $0.at >= start }
  }

  /// An attempt begins; the first after a wait is the probe.
  mutating func begin() {
    if case .open(_, let wait) = position { position = .probing(wait: wait) }
  }

  /// An attempt ended without having asked the destination, so that the next is the probe.
  mutating func endUnasked(at now: Date) {
    if case .probing(let wait) = position { position = .open(until: now, wait: wait) }
  }

  mutating func end(failed: Bool, at now: Date) {
    switch position {
    case .probing(let wait):
      latest = []
      position = failed ? opened(for: wait * 2, at: now) : .closed
    // Begun before it was left alone; the probe decides.
    case .open: break
    case .closed:
      let start = now.addingTimeInterval(-window)
      latest.removeAll { $0.at < start }
      latest.append((now, failed))
      if latest.count > count { latest.removeFirst(latest.count - count) }
      let failures = latest.count(where: \.failed)
      guard failed, latest.count >= count, Double(failures) >= settings.failures.bounded(0, 1) * Double(latest.count)
      else { return }
      latest = []
      position = opened(for: settings.firstWait, at: now)
    }
  }

  private func opened(for wait: Double, at now: Date) -> Position {
    let wait = wait.bounded(0.001, settings.longestWait.bounded(0.001, 86_400))
    return .open(until: now.addingTimeInterval(wait), wait: wait)
  }
}

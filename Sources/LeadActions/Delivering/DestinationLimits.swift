/// How much one destination is sent at most, and when it is left alone for a while.
public struct DestinationLimits: Hashable, Sendable {
  /// The most deliveries under way at a time.
  public var concurrent: Int
  /// The most attempts in a time; none for as many as there are.
  public var rate: SendingRate?
  /// When a destination that fails is left alone; none for never.
  public var breaker: CircuitBreaker?

  public init(concurrent: Int = 8, rate: SendingRate? = nil, breaker: CircuitBreaker? = .standard) {
    self.concurrent = concurrent
    self.rate = rate
    self.breaker = breaker
  }
}

/// So many attempts a second on average, and so many at once.
///
/// Numbers that make no sense (negative, infinite, no number) are read as the nearest that does.
public struct SendingRate: Hashable, Sendable {
  public var perSecond: Double
  /// How many may begin at once after a quiet time, at least one.
  public var burst: Int

  public init(perSecond: Double, burst: Int = 1) {
    self.perSecond = perSecond
    self.burst = burst
  }

  /// So many in a minute, one after the other.
  public static func perMinute(_ count: Double, burst: Int = 1) -> Self { Self(perSecond: count / 60, burst: burst) }
}

/// When a destination that fails is left alone, and for how long.
///
/// What counts is the part of failures among the latest attempts, not their unbroken row: a destination that answers one
/// time in five is no use either. While it is left alone no attempt is made and none is consumed; then one delivery is
/// tried, and if it fails too the wait grows.
///
/// A failure is an attempt without an answer (an error thrown, or too late), a login or key that is refused, and for a
/// webhook every status that is tried again. An email server's or provider's answer about one recipient or message is none,
/// and what ended before anybody was asked is no attempt.
public struct CircuitBreaker: Hashable, Sendable {
  /// How many attempts there must have been within the window.
  public var attempts: Int
  /// The part of failures among them, between 0 and 1, at which the destination is left alone.
  public var failures: Double
  /// Seconds that an attempt is remembered.
  public var window: Double
  /// The first wait, and the longest, in seconds; each is twice the one before.
  public var firstWait: Double
  public var longestWait: Double

  public init(
    attempts: Int = 10, failures: Double = 0.6, window: Double = 60, firstWait: Double = 30, longestWait: Double = 600
  ) {
    self.attempts = attempts
    self.failures = failures
    self.window = window
    self.firstWait = firstWait
    self.longestWait = longestWait
  }

  public static let standard = CircuitBreaker()
}

/// How often a delivery is tried, how long each attempt may take, and how the waits between grow.
///
/// Numbers that make no sense (negative, infinite, no number) are read as the nearest that does.
public struct RetryPolicy: Hashable, Sendable, Codable {
  /// All attempts, the first included.
  public var attempts: Int
  /// Seconds until an attempt is given up.
  public var timeout: Double
  /// The wait after the first attempt, in seconds, on average.
  public var firstDelay: Double
  /// By how much each wait is longer than the one before.
  public var factor: Double
  /// The longest wait, and the longest that a receiver may ask for.
  public var maxDelay: Double
  /// How far a wait may lie from its average, as a part of it: it spreads what failed at the same moment.
  public var jitter: Double

  public init(
    attempts: Int, timeout: Double = 30, firstDelay: Double = 30, factor: Double = 4, maxDelay: Double = 14_400,
    jitter: Double = 0.5
  ) {
    self.attempts = attempts
    self.timeout = timeout
    self.firstDelay = firstDelay
    self.factor = factor
    self.maxDelay = maxDelay
    self.jitter = jitter
  }

  /// The guide's, for webhooks: one attempt and up to five more, the waits about 30 seconds, then 2, 8, 32 and 128
  /// minutes, so that the last attempt is made within four hours and a half.
  public static let guide = RetryPolicy(attempts: 6, timeout: 15)
  /// Messages and tasks: as often as webhooks, with more time for each attempt.
  public static let standard = RetryPolicy(attempts: 6)
  public static let once = RetryPolicy(attempts: 1)
}

extension RetryPolicy {
  private static let year = 31_536_000.0

  /// The attempts that are made, at least one.
  var attemptLimit: Int { max(1, attempts) }

  /// The seconds to wait after a failed attempt: always the same for the same seed, delivery and attempt.
  ///
  /// - Parameter asked: The seconds that the receiver asked for; they lengthen the wait, to the policy's longest at most.
  public func delay(
    afterAttempt attempt: Int, of delivery: DeliveryID, seed: UInt64, asked: Double? = nil
  ) -> Double {
    let limit = maxDelay.bounded(0, Self.year)
    let average = (firstDelay.bounded(0, limit) * power(attempt)).bounded(0, limit)
    let shortest = average * (1 - jitter.bounded(0, 1))
    let spread = (average - shortest) * 2
    var hash = StableHash(seed: seed)
    hash.combine(delivery.rawValue)
    hash.combine(attempt)
    let part = Double(hash.value() >> 11) * 0x1p-53
    return max(shortest, (asked ?? 0).bounded(0, limit)) + spread * part
  }

  private func power(_ attempt: Int) -> Double {
    let factor = factor.bounded(1, 1_000)
    var product = 1.0
    for _ in 1..<max(2, min(attempt, 1_000)) where product < Self.year && attempt > 1 { product *= factor }
    return product
  }
}

/// A retry policy for each kind of message.
public struct RetryPolicies: Hashable, Sendable {
  public var email: RetryPolicy
  public var text: RetryPolicy
  public var letter: RetryPolicy
  public var webhook: RetryPolicy
  public var task: RetryPolicy
  public var referral: RetryPolicy
  /// For custom kinds that are not in ``custom``.
  public var others: RetryPolicy
  public var custom: [CustomDeliveryName: RetryPolicy]

  public init(
    email: RetryPolicy = .standard, text: RetryPolicy = .standard, letter: RetryPolicy = .standard,
    webhook: RetryPolicy = .guide, task: RetryPolicy = .standard, referral: RetryPolicy = .standard,
    others: RetryPolicy = .standard, custom: [CustomDeliveryName: RetryPolicy] = [:]
  ) {
    self.email = email
    self.text = text
    self.letter = letter
    self.webhook = webhook
    self.task = task
    self.referral = referral
    self.others = others
    self.custom = custom
  }

  public subscript(kind: MessageKind) -> RetryPolicy {
    switch kind {
    case .email: email
    case .text: text
    case .letter: letter
    case .webhook: webhook
    case .task: task
    case .referral: referral
    case .custom(let name): custom[name] ?? others
    }
  }
}

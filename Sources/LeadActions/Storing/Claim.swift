public import struct Foundation.Date

extension NameKind {
  public enum ClaimMark {}
}

/// A random text that a claim is known by; whoever does not have it cannot change the delivery.
public typealias ClaimToken = Name<NameKind.ClaimMark>

/// A worker's right to send one delivery for a while.
public struct Claim: Hashable, Sendable {
  public var tenant: TenantName
  public var delivery: Delivery
  /// The first attempt is 1; counted at the claim, before sending, so that a crash while sending counts too.
  public var attempt: Int
  public var token: ClaimToken
  /// From then on another worker may claim the delivery.
  public var leaseUntil: Date

  public init(tenant: TenantName, delivery: Delivery, attempt: Int, token: ClaimToken, leaseUntil: Date) {
    self.tenant = tenant
    self.delivery = delivery
    self.attempt = attempt
    self.token = token
    self.leaseUntil = leaseUntil
  }

  public var key: DeliveryKey { DeliveryKey(LeadKey(tenant: tenant, lead: delivery.lead), delivery.id) }
}

/// How many deliveries a worker wants, of which destinations, and for how long.
public struct ClaimRequest: Hashable, Sendable {
  public var limit: Int
  /// The most deliveries of one destination, those under way included, where nothing else is said of it.
  public var perDestination: Int
  /// How many count as under way already, by destination: below zero where more than ``perDestination`` are allowed,
  /// and more than there are where fewer are. Ask ``room(for:)`` rather than reckon with them.
  public var underWay: [Destination: Int]
  public var now: Date
  /// Seconds until somebody else may claim them, longer than a sending may take.
  public var lease: Double

  public init(
    _ limit: Int, perDestination: Int = .max, underWay: [Destination: Int] = [:], at now: Date, lease: Double
  ) {
    self.limit = limit
    self.perDestination = perDestination
    self.underWay = underWay
    self.now = now
    self.lease = lease
  }

  /// How many of a destination may be claimed; never below zero.
  public func room(for destination: Destination) -> Int {
    let (room, overflows) = perDestination.subtractingReportingOverflow(underWay[destination] ?? 0)
    if overflows { return perDestination < 0 ? 0 : .max }
    return max(0, room)
  }
}

/// What a store knows of a claim that still holds.
public struct ClaimStanding: Hashable, Sendable {
  /// The lead as it is now, since the customer may have withdrawn consent.
  public var record: LeadRecord
  /// The appointment that the delivery reminds of moved or ended after the claim, or between two.
  public var isWithdrawn: Bool

  public init(record: LeadRecord, isWithdrawn: Bool = false) {
    self.record = record
    self.isWithdrawn = isWithdrawn
  }
}

/// What becomes of a claimed delivery.
@nonexhaustive
public enum DeliverySettlement: Hashable, Sendable {
  case delivered
  /// It failed and is due again at a time.
  case retry(at: Date)
  /// It failed for good and becomes a dead letter.
  case dead(ErrorText)
  case expired
  case withdrawn
  case noConsent
  /// It is never sent, and nothing has failed.
  case blocked
  /// It was not sent and is due again at a time; its attempt is not counted.
  case postponed(until: Date)
  /// As postponed, but ``LeadStore/letGo(at:limit:)`` makes it due at once.
  case held(until: Date)

  /// Whether the outbox forgets the delivery; its history stays.
  public var isFinal: Bool {
    switch self {
    case .retry, .dead, .postponed, .held: false
    default: true
    }
  }
}

/// A delivery that was given up; it waits for somebody to send it again or to drop it.
public struct DeadLetter: Hashable, Sendable {
  public var tenant: TenantName
  public var delivery: Delivery
  public var attempts: Int
  public var reason: ErrorText

  public init(tenant: TenantName, delivery: Delivery, attempts: Int, reason: ErrorText) {
    self.tenant = tenant
    self.delivery = delivery
    self.attempts = attempts
    self.reason = reason
  }

  public var key: DeliveryKey { DeliveryKey(LeadKey(tenant: tenant, lead: delivery.lead), delivery.id) }
}

import struct Foundation.Date

/// What can stand against a sending, beyond the lead's own record.
enum Objection: Hashable, Sendable {
  case switchedOff(SendingScope)
  /// Another lead with the same address does not want the channel.
  case consent(LeadID)
  case listed
  case ownAddress
  case quiet(until: Date)

  /// Its place in the order in which is asked.
  var check: Int {
    switch self {
    case .switchedOff: 0
    case .consent: 1
    case .listed: 2
    case .ownAddress: 3
    case .quiet: 4
    }
  }
}

/// All that is known of what is asked before a sending, kept from outside.
struct SafetyFile: Sendable {
  /// Something that holds for a while, and then does not.
  struct Spell: Sendable {
    /// Since when it has held; none where it does not.
    var since: Int?
    /// When it last held.
    var last = -1

    mutating func begin(_ point: Int) { if since == nil { since = point } }
    mutating func end(_ point: Int) {
      if since != nil { last = point }
      since = nil
    }
    /// Whether it has held at any moment since a point.
    func held(since point: Int) -> Bool { since != nil || last >= point }
  }

  /// A place under a limit.
  struct Place: Sendable {
    var at: Date
    /// Whether some process's clock has seen its time pass, so that it may have been forgotten.
    var mayBeGone = false
  }

  struct OriginOfLife: Hashable, Sendable {
    var life: Int
    var origin: SendingOrigin
  }

  struct LaneOfLife: Hashable, Sendable {
    var life: Int
    var destination: Destination
  }

  let plan: SimulatedSafety
  var switches: [SendingScope: Spell] = [:]
  var listed: [ChannelAddress: Spell] = [:]
  var closed: [ChannelAddress: [LeadID: Spell]] = [:]
  var places: [CountKey: [DeliveryKey: Place]] = [:]
  var questions: [OriginOfLife: Spell] = [:]
  var questionCount = 0
  var answers: [OriginOfLife: [BlastAnswer]] = [:]
  /// When each life claimed what it sent to a destination, in order, since its clock was last moved.
  var sent: [LaneOfLife: [Date]] = [:]
  /// The latest call of each life that failed.
  var failedCalls: [Int: Int] = [:]

  init(plan: SimulatedSafety) { self.plan = plan }

  /// A lead was erased, and with it its places, in stores that keep them by lead.
  mutating func forget(_ lead: LeadKey) {
    for key in places.keys {
      for delivery in (places[key] ?? [:]).keys where delivery.lead == lead { places[key]?[delivery]?.mayBeGone = true }
    }
  }

  /// How many others have a place under a limit at a time.
  ///
  /// - Parameter sure: Whether only those count that nobody can have forgotten.
  func count(_ limit: CountLimit, besides delivery: DeliveryKey, at now: Date, sure: Bool) -> Int {
    (places[limit.key] ?? [:]).count { key, place in
      key != delivery && now.timeIntervalSince(place.at) < limit.seconds && !(sure && place.mayBeGone)
    }
  }

  /// The limits that a sending comes under, in the order in which is asked.
  func limits(of delivery: Delivery, type: LeadTypeName, life: Int, at now: Date) -> [CountLimit] {
    var limits: [CountLimit] = []
    let address = ChannelAddress(of: delivery.message)
    if let address, delivery.message.recipient == .customer {
      limits += plan.caps.filter { $0.channel == address.channel }.map {
        CountLimit(.customer(address, tenant: .only), $0.limit, within: $0.seconds)
      }
    }
    if let blast = plan.blast {
      switch delivery.message.kind {
      case .email, .text, .letter:
        let origin = SendingOrigin(of: delivery, tenant: .only, type: delivery.leadType ?? type)
        if let number = allowed(blast, origin, life: life, at: now) {
          limits.append(CountLimit(.origin(origin), number, within: blast.seconds))
        }
      default: break
      }
    }
    if let rate = plan.rate, let address, let recipient = delivery.message.recipient,
      rate.audience.contains(recipient)
    {
      limits.append(CountLimit(.address(address, tenant: .only), rate.limit, within: rate.seconds))
    }
    return limits
  }

  /// How many messages a rule may send within the blast limit's time; none for any number.
  private func allowed(
    _ blast: SimulatedSafety.Blast, _ origin: SendingOrigin, life: Int, at now: Date
  ) -> Int? {
    var number = blast.limit
    for answer in answers[OriginOfLife(life: life, origin: origin)] ?? [] {
      switch answer {
      case .more(let count, let time): if now.timeIntervalSince(time) < blast.seconds { number += count }
      case .until(let time): if now < time { return nil }
      case .drop: break
      }
    }
    return number
  }
}

import struct Foundation.Date

extension Trial {
  /// A place was asked for under some limits.
  mutating func reserved(
    _ limits: [CountLimit], for delivery: DeliveryKey, at now: Date, _ result: CountResult, life: Int
  ) {
    guard let token = latestClaims[LifeDelivery(life: life, key: delivery)], let file = claims[token],
      let standing = file.standing
    else { return fail(.safety, "\(delivery.shortened) is counted, and nobody has claimed it") }
    let due = safety.limits(of: file.delivery, type: standing.type, life: life, at: now)
    // Somebody may have answered a question since the limit was read, which makes it higher.
    let isDue = limits.elementsEqual(due) { $0.key == $1.key && $0.seconds == $1.seconds && $0.limit <= $1.limit }
    expect(
      isDue || isUnlimited(limits, due), .safety,
      "\(delivery.shortened) is counted under \(limits.map(\.key)) where \(due.map(\.key)) hold")
    switch result {
    case .reserved: take(limits, delivery, now, token)
    case .full(let full, let roomAt):
      claims[token]?.full = full
      judgeFull(limits, delivery, now, full, roomAt)
    }
  }

  /// Whether two lists differ only in a rule that somebody has let send without a limit meanwhile.
  private func isUnlimited(_ limits: [CountLimit], _ due: [CountLimit]) -> Bool {
    limits.filter { if case .origin = $0.key { false } else { true } } == due
  }

  private mutating func take(_ limits: [CountLimit], _ delivery: DeliveryKey, _ now: Date, _ token: ClaimToken) {
    for limit in limits {
      let others = safety.count(limit, besides: delivery, at: now, sure: true)
      let own = safety.places[limit.key]?[delivery].map { now.timeIntervalSince($0.at) < limit.seconds } ?? false
      expect(
        own || others < limit.limit, .safety,
        "\(delivery.shortened) has a place under \(limit.key), where \(others) of \(limit.limit) were taken")
    }
    for limit in limits { safety.places[limit.key, default: [:]][delivery] = .init(at: now) }
    claims[token]?.reservation = ClaimFile.Reservation(at: now, keys: Set(limits.map(\.key)))
    safety.pass(now)
  }

  private mutating func judgeFull(
    _ limits: [CountLimit], _ delivery: DeliveryKey, _ now: Date, _ full: CountLimit, _ roomAt: Date
  ) {
    let taken = safety.count(full, besides: delivery, at: now, sure: false)
    expect(taken >= full.limit, .drains, "\(delivery.shortened): \(full.key) is full with \(taken) of \(full.limit)")
    expect(
      roomAt > now && roomAt.timeIntervalSince(now) <= full.seconds + 0.001, .drains,
      "\(delivery.shortened): \(full.key) has room at \(Optional(roomAt).shown)")
    for earlier in limits.prefix(while: { $0 != full }) {
      let own = safety.places[earlier.key]?[delivery].map { now.timeIntervalSince($0.at) < earlier.seconds } ?? false
      let others = safety.count(earlier, besides: delivery, at: now, sure: true)
      expect(
        own || others < earlier.limit, .order, "\(delivery.shortened): \(full.key) was asked before \(earlier.key)")
    }
  }

  /// Places were given back, since nothing was sent, or it failed for good.
  mutating func gaveBack(_ keys: [CountKey], of delivery: DeliveryKey, life: Int) {
    for key in keys { safety.places[key]?[delivery] = nil }
    guard let token = latestClaims[LifeDelivery(life: life, key: delivery)], let file = claims[token] else { return }
    if let send = file.send.map({ sends[$0] }) {
      expect(
        send.answer != .accepted || !send.isHeard, .safety,
        "\(delivery.shortened) was sent, and its place under \(keys) is given back")
    }
    claims[token]?.reservation?.keys.subtract(keys)
  }

  // MARK: The blast limit

  /// Somebody is asked whether a rule may go on; returns how many questions there were before.
  mutating func asked(_ alarm: BlastLimit.Alarm, life: Int) -> Int {
    let place = SafetyFile.OriginOfLife(life: life, origin: alarm.origin)
    expect(
      safety.questions[place]?.since == nil, .safety, "\(alarm.origin) is asked about again, without an answer")
    safety.questions[place, default: .init()].begin(point)
    safety.questionCount += 1
    tell("somebody is asked: \(alarm)")
    return safety.questionCount - 1
  }

  mutating func answered(_ alarm: BlastLimit.Alarm, _ answer: BlastAnswer, life: Int) {
    let place = SafetyFile.OriginOfLife(life: life, origin: alarm.origin)
    safety.questions[place]?.end(point)
    safety.answers[place, default: []].append(answer)
    tell("somebody answers of \(alarm.origin): \(answer)")
  }
}

extension SafetyFile {
  /// A process's clock shows a time, at which it may forget what has passed.
  fileprivate mutating func pass(_ now: Date) {
    for key in places.keys {
      let seconds = seconds(of: key)
      for (delivery, place) in places[key] ?? [:] where now.timeIntervalSince(place.at) >= seconds {
        places[key]?[delivery]?.mayBeGone = true
      }
    }
  }

  /// The shortest time for which anybody counts by a key.
  private func seconds(of key: CountKey) -> Double {
    switch key {
    case .customer(let address, _):
      plan.caps.filter { $0.channel == address.channel }.map(\.seconds).min() ?? 0
    case .address: plan.rate?.seconds ?? 0
    case .origin: plan.blast?.seconds ?? 0
    }
  }
}

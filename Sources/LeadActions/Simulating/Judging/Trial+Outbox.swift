import struct Foundation.Date

extension Trial {
  mutating func add(_ delivery: Delivery, to file: inout LeadFile, _ key: LeadKey, due: Date) {
    let isNew = file.deliveries.insert(delivery.id).inserted
    expect(isNew, .nothingDoubled, "\(key): delivery \(delivery.id.short) was planned twice")
    parcelCount += 1
    parcels[DeliveryKey(key, delivery.id)] = Parcel(
      delivery: delivery, number: parcelCount, state: .waiting(notBefore: due), notBefore: due)
  }

  /// Reminders of appointments that moved or ended leave the outbox, each with a line.
  mutating func withdraw(_ plan: Plan, _ key: LeadKey) -> [HistoryEntry] {
    guard !plan.withdrawals.isEmpty else { return [] }
    var lines: [HistoryEntry] = []
    let own = parcels.filter { $0.key.lead == key }.sorted { $0.value.number < $1.value.number }
    for (parcelKey, parcel) in own {
      guard let reminded = parcel.delivery.remindsOf, plan.withdrawals.contains(reminded) else { continue }
      switch parcel.state {
      case .waiting:
        parcels[parcelKey] = nil
        let line = HistoryLine.delivery(parcel.delivery.id, parcel.delivery.message.kind, .withdrawn)
        lines.append(HistoryEntry(at: plan.at, occurrence: plan.occurrence.id, line))
      case .claimed: parcels[parcelKey]?.isWithdrawn = true
      case .dead: break
      }
    }
    return lines
  }

  mutating func claimed(_ granted: [Claim], _ request: ClaimRequest, life: Int) {
    expect(
      granted.count <= max(1, request.limit), .claims, "\(granted.count) claims where \(request.limit) were asked for")
    for claim in granted { take(claim, request, life) }
    // Everything that was due and had room was to be granted.
    guard granted.count < max(1, request.limit) else { return }
    for (key, parcel) in parcels {
      guard let due = parcel.due, due <= request.now, !parcel.isClaimedNow(by: granted) else { continue }
      let destination = Destination(of: parcel.delivery.message, tenant: key.lead.tenant)
      let taken = granted.filter { Destination(of: $0.delivery.message, tenant: $0.tenant) == destination }.count
      expect(
        taken >= request.room(for: destination), .claims, "\(key) is due, and was not given to who asked")
    }
  }

  private mutating func take(_ claim: Claim, _ request: ClaimRequest, _ life: Int) {
    guard var parcel = parcels[claim.key] else {
      return fail(.claims, "\(claim.key) was claimed, and is not in the outbox")
    }
    if let due = parcel.due {
      if case .claimed(let token, _) = parcel.state {
        expect(due <= request.now, .claims, "\(claim.key) was claimed while another held it")
        excuse(token, "its lease was over")
      } else {
        expect(due <= request.now, .claims, "\(claim.key) was claimed before it was due")
      }
    } else {
      fail(.claims, "\(claim.key) was claimed, and is a dead letter")
    }
    expect(
      claim.delivery.lead == parcel.delivery.lead && claim.delivery == parcel.delivery, .nothingDoubled,
      "\(claim.key) is handed out otherwise than it was committed")
    if case .waiting(let time) = parcel.state { parcel.notBefore = time }
    parcel.attempts += 1
    expect(
      claim.attempt == parcel.attempts, .attempts,
      "\(claim.key): the claim is attempt \(claim.attempt) where \(parcel.attempts) is next")
    expect(claims[claim.token] == nil, .claims, "\(claim.key): the token of a claim is used twice")
    expect(claim.leaseUntil > request.now, .claims, "\(claim.key): the lease is over at once")
    parcel.state = .claimed(claim.token, until: claim.leaseUntil)
    parcel.isHeld = false
    parcels[claim.key] = parcel
    claims[claim.token] = ClaimFile(
      key: claim.key, delivery: parcel.delivery, life: life, attempt: claim.attempt, claimedAt: request.now,
      point: point)
    latestClaims[LifeDelivery(life: life, key: claim.key)] = claim.token
  }

  mutating func stands(_ claim: Claim, _ standing: ClaimStanding?) {
    let holds = parcels[claim.key]?.isHeld(by: claim.token) == true
    expect(
      (standing != nil) == holds, .claims,
      "\(claim.key): the claim \(holds ? "holds" : "is lost"), and the store says otherwise")
    guard let standing, holds else { return }
    check(claim.key.lead, reads: standing.record)
    expect(
      standing.isWithdrawn == parcels[claim.key]?.isWithdrawn, .wanted,
      "\(claim.key): the store does not say that it was withdrawn")
  }

  /// The process has heard how a claim stands; from here to the sending nothing else is asked.
  mutating func heardStanding(_ claim: Claim, _ standing: ClaimStanding?, at time: Date) {
    // Somebody may have taken the claim and settled it since the store was asked.
    guard let standing, let file = claims[claim.token], file.standing == nil else { return }
    let isOpen = file.delivery.message.consentChannel.map { standing.record.lead.consent[$0] } ?? true
    let type = standing.record.lead.type
    let objections = objections(to: file.delivery, type: type, at: time)
    claims[claim.token]?.standing = ClaimFile.Standing(
      isWithdrawn: standing.isWithdrawn, isOpen: isOpen, now: time, objections: objections, type: type, point: point)
  }

  mutating func released(_ claim: Claim, _ answer: Bool) {
    let holds = parcels[claim.key]?.isHeld(by: claim.token) == true
    expect(answer == holds, .claims, "\(claim.key): giving a claim back answers \(answer)")
    guard answer, var parcel = parcels[claim.key] else { return }
    if claims[claim.token]?.send != nil { excuse(claim.token, "it was given back before the answer was heard") }
    parcel.attempts -= 1
    parcel.state = .waiting(notBefore: parcel.notBefore)
    parcels[claim.key] = parcel
  }

  /// What was held was made due.
  mutating func letGo(_ count: Int, at time: Date, limit: Int) {
    let held = parcels.filter { $0.value.isHeld }
    expect(
      count == min(held.count, max(1, limit)), .nothingLost,
      "\(count) deliveries are let go where \(held.count) are held")
    for (key, parcel) in held {
      guard case .waiting(let due) = parcel.state else { continue }
      parcels[key]?.state = .waiting(notBefore: min(due, time))
      parcels[key]?.isHeld = false
    }
    if count > 0 { tell("\(count) deliveries are let go") }
  }

  mutating func excuse(_ token: ClaimToken, _ why: String) {
    if claims[token]?.excuse == nil { claims[token]?.excuse = why }
  }

  /// A life ended: what it had under way may have been sent and not be recorded.
  mutating func died(_ life: Int) {
    for (token, claim) in claims where claim.life == life { excuse(token, "the process died") }
  }

  mutating func next(delivery: Date?, after time: Date) {
    var next: Date?
    for parcel in parcels.values {
      if let due = parcel.due, due > time { next = min(next ?? due, due) }
    }
    expect(
      delivery == next, .nothingLost,
      "the next delivery is said to fall due at \(delivery.shown), and does at \(next.shown)")
  }
}

extension Parcel {
  fileprivate func isClaimedNow(by granted: [Claim]) -> Bool {
    if case .claimed(let token, _) = state { granted.contains { $0.token == token } } else { false }
  }
}

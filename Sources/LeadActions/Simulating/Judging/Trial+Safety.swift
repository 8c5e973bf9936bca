import struct Foundation.Date

extension Trial {
  // MARK: What the host does

  mutating func switched(_ scope: SendingScope, isOff: Bool) {
    if isOff { safety.switches[scope, default: .init()].begin(point) } else { safety.switches[scope]?.end(point) }
    tell("sending is switched \(isOff ? "off" : "on") for \(scope)")
  }

  mutating func listed(_ address: ChannelAddress, _ reason: SuppressionReason, _ isNew: Bool) {
    let wasListed = safety.listed[address]?.since != nil
    expect(isNew != wasListed, .nothingLost, "putting \(address.value) on the suppression list answers \(isNew)")
    safety.listed[address, default: .init()].begin(point)
    if isNew { tell("\(address.value) is put on the suppression list: \(reason)") }
  }

  mutating func unlisted(_ address: ChannelAddress, _ wasThere: Bool) {
    let wasListed = safety.listed[address]?.since != nil
    expect(wasThere == wasListed, .nothingLost, "taking \(address.value) off the suppression list answers \(wasThere)")
    safety.listed[address]?.end(point)
    if wasThere { tell("\(address.value) is taken off the suppression list") }
  }

  /// A lead's consent and addresses have changed.
  mutating func noteConsent(of key: LeadKey, from old: LeadRecord?, to new: LeadRecord?) {
    guard safety.plan.asksOtherLeads else { return }
    let (before, after) = (old?.lead.closedAddresses ?? [], new?.lead.closedAddresses ?? [])
    for address in before where !after.contains(address) { safety.closed[address]?[key.lead]?.end(point) }
    for address in after where !before.contains(address) {
      safety.closed[address, default: [:]][key.lead, default: .init()].begin(point)
    }
  }

  mutating func clockMoved(_ life: Int) { safety.sent = safety.sent.filter { $0.key.life != life } }

  // MARK: What stands against a sending

  /// All that stands against a sending now, and since when.
  func objections(to delivery: Delivery, type: LeadTypeName, at time: Date) -> [Objection: Int] {
    var objections: [Objection: Int] = [:]
    for (scope, spell) in safety.switches where scope.covers(delivery, delivery.leadType ?? type) {
      if let since = spell.since { objections[.switchedOff(scope)] = since }
    }
    guard let address = ChannelAddress(of: delivery.message) else { return objections }
    if delivery.message.recipient == .customer {
      for (lead, spell) in safety.closed[address] ?? [:] where lead != delivery.lead {
        if let since = spell.since { objections[.consent(lead)] = since }
      }
    }
    if let since = safety.listed[address]?.since { objections[.listed] = since }
    if address == safety.plan.ownAddress { objections[.ownAddress] = 0 }
    if let end = safety.plan.quiet?.end(for: delivery, on: address.channel, at: time) {
      // The process looks at its clock once.
      objections[.quiet(until: end)] = 0
    }
    return objections
  }

  /// What has stood against a sending ever since the process looked at the lead, so that each check must have seen it.
  private func lasting(_ file: ClaimFile, _ standing: ClaimFile.Standing) -> [Objection] {
    let now = objections(to: file.delivery, type: standing.type, at: standing.now)
    return standing.objections.filter { now[$0.key] == $0.value }.map(\.key)
  }

  /// The checks that a stop of some rank must not have passed over.
  func passedOver(_ file: ClaimFile, _ standing: ClaimFile.Standing, before check: Int) -> [Objection] {
    lasting(file, standing).filter { $0.check < check }
  }

  /// A message reached its receiver: nothing stood against it, and it has its place under each limit.
  mutating func judgeSafety(_ file: ClaimFile, _ key: DeliveryKey) {
    guard safety.plan != .none, let standing = file.standing else { return }
    for objection in lasting(file, standing) { fail(.safety, "\(key.shortened) was sent, though: \(objection)") }
    let time = file.reservation?.at ?? standing.now
    for limit in safety.limits(of: file.delivery, type: standing.type, life: file.life, at: time) {
      let isCounted = file.reservation?.keys.contains(limit.key) == true
      expect(isCounted, .safety, "\(key.shortened) was sent without a place under \(limit.key)")
    }
  }

  /// No stretch of time has more sendings to a destination by one process than its rate allows.
  mutating func judgeRate(_ file: ClaimFile, _ key: DeliveryKey) {
    guard let rate = safety.plan.sendingRate else { return }
    let lane = SafetyFile.LaneOfLife(life: file.life, destination: Destination(of: file.delivery.message))
    let time = file.claimedAt
    var times = safety.sent[lane] ?? []
    let place = times.firstIndex { $0 > time } ?? times.endIndex
    times.insert(time, at: place)
    safety.sent[lane] = times
    for start in 0...place {
      for end in place..<times.count {
        let most = Double(rate.burst) + times[end].timeIntervalSince(times[start]) * rate.perSecond
        guard Double(end - start + 1) > most + 1e-6 else { continue }
        return fail(.safety, "\(key.shortened) was sent, and its destination's rate allows no more now")
      }
    }
  }
}

extension SendingScope {
  /// Whether a delivery lies in it.
  fileprivate func covers(_ delivery: Delivery, _ type: LeadTypeName) -> Bool {
    guard tenant == nil || tenant == .only else { return false }
    return switch part {
    case .everything: true
    case .kind(let kind): delivery.message.kind == kind
    case .destination(let destination): Destination(of: delivery.message) == destination
    case .origin(let origin, let of): delivery.origin == origin && (of == nil || of == type)
    }
  }
}

extension Lead {
  /// The addresses and numbers of which the customer does not want the channel.
  fileprivate var closedAddresses: Set<ChannelAddress> {
    var addresses: Set<ChannelAddress> = []
    if !consent.email, let email = contact.email { addresses.insert(ChannelAddress(email: email)) }
    if !consent.text {
      for number in [contact.mobile, contact.phone] {
        if let number { addresses.insert(ChannelAddress(number: number)) }
      }
    }
    return addresses
  }
}

extension SimulatedSafety.Quiet {
  private func contains(_ time: Date, _ zone: Zone) -> Bool {
    let wall = zone.civilTime(at: time)
    let minute = wall.hour * 60 + wall.minute
    return start < end ? start <= minute && minute < end : minute >= start || minute < end
  }

  /// When the quiet hours end in which a sending would lie: minute by minute.
  fileprivate func end(for delivery: Delivery, on channel: ContactChannel, at time: Date) -> Date? {
    guard let recipient = delivery.message.recipient, recipient == .customer || isForEverybody,
      channels.contains(channel)
    else { return nil }
    let zone = recipient == .customer ? self.zone(of: delivery.lead) ?? Self.zone : Self.zone
    guard contains(time, zone) else { return nil }
    var end = Date(timeIntervalSince1970: (time.timeIntervalSince1970 / 60).rounded(.down) * 60)
    repeat { end.addTimeInterval(60) } while contains(end, zone)
    return end
  }
}

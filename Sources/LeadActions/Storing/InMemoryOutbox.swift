import struct Foundation.Date

/// Deliveries that wait, are claimed, or were given up.
///
/// Those that wait or are claimed stand in a queue of their destination, by the time from which they can be claimed;
/// and the heads of all queues in an order of their own, so that a full destination costs one step and not its length.
struct InMemoryOutbox: Sendable {
  struct Row: Sendable {
    enum State: Sendable {
      case waiting
      case claimed(ClaimToken, until: Date)
      case dead(ErrorText)
    }

    var key: DeliveryKey
    var delivery: Delivery
    var destination: Destination
    var number: Int
    var notBefore: Date
    var attempts = 0
    var state = State.waiting
    var isWithdrawn = false
    /// Whether it waits for somebody to let it go on.
    var isHeld = false

    /// From when it can be claimed; never where it was given up.
    var due: Date? {
      switch state {
      case .waiting: notBefore
      case .claimed(_, let until): until
      case .dead: nil
      }
    }

    /// Where it stands in the queue of its destination; nowhere where it was given up.
    var place: QueuePlace<DeliveryKey>? { due.map { QueuePlace(time: $0, number: number, key: key) } }

    func isHeld(by token: ClaimToken) -> Bool {
      if case .claimed(token, _) = state { true } else { false }
    }
  }

  private var rows: [DeliveryKey: Row] = [:]
  private var byLead: [LeadKey: Set<DeliveryID>] = [:]
  private var queues: [Destination: OrderedKeys<QueuePlace<DeliveryKey>>] = [:]
  private var heads = OrderedKeys<QueuePlace<Destination>>()
  private var dead: [TenantName: OrderedKeys<DeliveryKey>] = [:]
  private var held = OrderedKeys<DeliveryKey>()
  private var count = 0

  subscript(key: DeliveryKey) -> Row? { rows[key] }

  func holds(_ claim: Claim) -> Bool { rows[claim.key]?.isHeld(by: claim.token) ?? false }

  /// Whether a delivery was withdrawn that a claim holds; none where it holds it no more.
  func isWithdrawn(_ claim: Claim) -> Bool? {
    guard let row = rows[claim.key], row.isHeld(by: claim.token) else { return nil }
    return row.isWithdrawn
  }

  mutating func insert(_ delivery: Delivery, key: DeliveryKey, due: Date) {
    count += 1
    put(
      Row(
        key: key, delivery: delivery, destination: Destination(of: delivery.message, tenant: key.lead.tenant),
        number: count, notBefore: due))
  }

  /// Changes a delivery and its places, or removes it where the change says so by returning false.
  mutating func update(_ key: DeliveryKey, _ change: (inout Row) -> Bool) {
    guard let before = rows[key] else { return }
    var row = before
    if change(&row) {
      rows[key] = row
      move(before, row)
    } else {
      unplace(before)
      forget(before)
    }
  }

  /// Removes what belongs to a lead; false where there was nothing.
  mutating func remove(_ lead: LeadKey) -> Bool {
    guard let ids = byLead[lead] else { return false }
    for id in ids { update(DeliveryKey(lead, id)) { _ in false } }
    return true
  }

  /// The lead's deliveries that wait or are claimed, in the order in which they were planned.
  func pending(of lead: LeadKey) -> [Row] {
    (byLead[lead] ?? []).compactMap { rows[DeliveryKey(lead, $0)] }.filter { $0.due != nil }
      .sorted { $0.number < $1.number }
  }

  mutating func claim(_ request: ClaimRequest, tokens: () -> ClaimToken) -> [Claim] {
    let lease = request.lease > 1 ? request.lease : 1
    let until = request.now.addingTimeInterval(lease)
    var room: [Destination: Int] = [:]
    var claims: [Claim] = []
    var full: QueuePlace<Destination>?
    while claims.count < max(1, request.limit), let head = heads.first(after: full), head.time <= request.now {
      let left = room[head.key] ?? request.room(for: head.key)
      guard left > 0, let key = queues[head.key]?.first?.key, let row = rows[key] else {
        full = head
        continue
      }
      room[head.key] = left - 1
      let token = tokens()
      update(key) { row in
        row.attempts += 1
        row.isHeld = false
        row.state = .claimed(token, until: until)
        return true
      }
      claims.append(
        Claim(
          tenant: key.lead.tenant, delivery: row.delivery, attempt: row.attempts + 1, token: token,
          leaseUntil: until))
    }
    return claims
  }

  /// Makes what is held due, those first that come first by their keys, and returns how many.
  mutating func letGo(at now: Date, limit: Int) -> Int {
    let keys = held.page(after: nil, limit: limit)
    for key in keys {
      update(key) { row in
        row.isHeld = false
        row.notBefore = min(row.notBefore, now)
        return true
      }
    }
    return keys.count
  }

  func nextDue(after now: Date) -> Date? {
    let start = QueuePlace(time: now, number: .max, key: Destination(rawValue: ""))
    var next = heads.first(after: start)?.time
    // A queue whose head is due already may go on with one that is not.
    for head in heads.page(after: nil, limit: .max, while: { $0.time <= now }) {
      let behind = queues[head.key]?.first(
        after: QueuePlace(time: now, number: .max, key: DeliveryKey(.init(lead: ""), "")))
      if let time = behind?.time, next.map({ time < $0 }) ?? true { next = time }
    }
    return next
  }

  func deadLetters(of tenant: TenantName, after key: DeliveryKey?, limit: Int) -> [DeadLetter] {
    (dead[tenant]?.page(after: key, limit: limit) ?? []).compactMap(deadLetter)
  }

  func deadLetter(_ key: DeliveryKey) -> DeadLetter? {
    guard let row = rows[key], case .dead(let reason) = row.state else { return nil }
    return DeadLetter(tenant: key.lead.tenant, delivery: row.delivery, attempts: row.attempts, reason: reason)
  }
}

extension InMemoryOutbox {
  private mutating func put(_ row: Row) {
    rows[row.key] = row
    byLead[row.key.lead, default: []].insert(row.key.delivery)
    place(row)
  }

  private mutating func place(_ row: Row) {
    guard let place = row.place else {
      dead[row.key.lead.tenant, default: OrderedKeys()].insert(row.key)
      return
    }
    if row.isHeld { held.insert(row.key) }
    changeQueue(of: row.destination) { $0.insert(place) }
  }

  private mutating func unplace(_ row: Row) {
    guard let place = row.place else {
      dead[row.key.lead.tenant]?.remove(row.key)
      return
    }
    if row.isHeld { held.remove(row.key) }
    changeQueue(of: row.destination) { $0.remove(place) }
  }

  /// From one place to another, in one step where both are in its queue, as nearly always.
  private mutating func move(_ before: Row, _ after: Row) {
    guard let old = before.place, let new = after.place else {
      unplace(before)
      place(after)
      return
    }
    if before.isHeld, !after.isHeld { held.remove(before.key) }
    if !before.isHeld, after.isHeld { held.insert(after.key) }
    changeQueue(of: after.destination) { queue in
      queue.remove(old)
      queue.insert(new)
    }
  }

  private mutating func forget(_ row: Row) {
    rows[row.key] = nil
    byLead[row.key.lead]?.remove(row.key.delivery)
    if byLead[row.key.lead]?.isEmpty == true { byLead[row.key.lead] = nil }
  }

  private mutating func changeQueue(
    of destination: Destination, _ change: (inout OrderedKeys<QueuePlace<DeliveryKey>>) -> Void
  ) {
    let (before, after) = { queue in
      let before = queue.first
      change(&queue)
      return (before, queue.first)
    }(&queues[destination, default: OrderedKeys()])
    if after == nil { queues[destination] = nil }
    guard before != after else { return }
    if let before { heads.remove(QueuePlace(time: before.time, number: before.number, key: destination)) }
    if let after { heads.insert(QueuePlace(time: after.time, number: after.number, key: destination)) }
  }
}

#if SQLite
  import Foundation
  import LeadActions

  /// A claim as rows hold it.
  struct HeldClaim: Sendable {
    var lead: LeadBytes
    var delivery: [UInt8]
    var token: [UInt8]

    init(_ claim: Claim) {
      lead = LeadBytes(claim.key.lead)
      delivery = NameKey(claim.delivery.id).bytes
      token = Array(claim.token.rawValue.utf8)
    }
  }

  /// A delivery that was claimed, and is still to be decoded.
  struct ClaimedRow: Sendable {
    var number: Int
    var lead: LeadKey
    var name: String
    var attempt: Int
    var token: ClaimToken
    var body: StoredBody
  }

  extension Connection {
    /// A queue of one destination: its first delivery that is due, and how many more of it may be claimed.
    private struct Queue {
      var destination: Int
      var due: Date
      var number: Int
      var room: Int
    }

    /// Claims the earliest due first, of each destination no more than it has room for.
    ///
    /// It looks at the head of each destination's queue, and behind it only as far as it claims; so a full destination
    /// costs one step and not its length.
    func claim(
      _ request: ClaimRequest, until: Date, _ probe: SQLiteProbe, token: () -> ClaimToken
    ) throws -> [ClaimedRow] {
      var queues = try queues(for: request)
      var claimed: [ClaimedRow] = []
      while claimed.count < max(1, request.limit),
        let first = queues.indices.min(by: { Self.isBefore(queues[$0], queues[$1]) })
      {
        let queue = queues[first]
        if let row = try claim(queue.number, at: request.now, until: until, token()) { claimed.append(row) }
        let next =
          queue.room > 1 ? try head(of: queue.destination, at: request.now, after: (queue.due, queue.number)) : nil
        if let next {
          (queues[first].due, queues[first].number) = next
          queues[first].room -= 1
        } else {
          queues.remove(at: first)
        }
      }
      if !claimed.isEmpty { try probe.reached(.claimCounted) }
      return claimed
    }

    private static func isBefore(_ lhs: Queue, _ rhs: Queue) -> Bool { (lhs.due, lhs.number) < (rhs.due, rhs.number) }

    /// The destinations with something due and room for it.
    private func queues(for request: ClaimRequest) throws(SQLiteStoreError) -> [Queue] {
      var rooms: [Int: Int] = [:]
      for destination in request.underWay.keys {
        let id = try first(.destination, { $0.bind(NameKey(destination.rawValue).bytes) }, read: { $0.int(0) })
        if let id { rooms[id] = request.room(for: destination) }
      }
      var queues: [Queue] = []
      var last = -1
      while let destination = try nextDestination(after: last) {
        last = destination
        let room = rooms[destination] ?? max(0, request.perDestination)
        guard room > 0, let head = try head(of: destination, at: request.now, after: nil) else { continue }
        queues.append(Queue(destination: destination, due: head.due, number: head.number, room: room))
      }
      return queues
    }

    func nextDestination(after destination: Int) throws(SQLiteStoreError) -> Int? {
      try first(.nextDestination, { $0.bind(destination) }, read: { $0.int(0) })
    }

    private func head(
      of destination: Int, at now: Date, after place: (due: Date, number: Int)?
    ) throws(SQLiteStoreError) -> (due: Date, number: Int)? {
      try first(.head) {
        $0.bind(destination)
        $0.bind(place?.due ?? Date(timeIntervalSinceReferenceDate: -.infinity))
        $0.bind(place?.number ?? 0)
        $0.bind(now)
      } read: {
        ($0.date(0), $0.int(1))
      }
    }

    private func claim(
      _ number: Int, at now: Date, until: Date, _ token: ClaimToken
    ) throws(SQLiteStoreError) -> ClaimedRow? {
      let changed = try run(.claim) {
        $0.bind(until)
        $0.bind(Array(token.rawValue.utf8))
        $0.bind(number)
        $0.bind(now)
      }
      guard changed == 1 else { return nil }
      return try first(.claimed) {
        $0.bind(number)
      } read: {
        ClaimedRow(
          number: number,
          lead: LeadKey(tenant: TenantName($0.text(key: 3, own: 4)), lead: LeadID($0.text(key: 5, own: 6))),
          name: $0.text(7), attempt: $0.int(0), token: token, body: $0.body(1))
      }
    }

    /// The delivery's row and its lead's, where the claim holds.
    func heldDelivery(_ held: HeldClaim) throws(SQLiteStoreError) -> (number: Int, lead: Int)? {
      try first(.heldDelivery, { $0.bind(held) }, read: { ($0.int(0), $0.int(1)) })
    }
  }
#endif

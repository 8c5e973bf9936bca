#if SQLite
  public import LeadActions
  import Synchronization

  public import struct Foundation.Date

  extension SQLiteStore {
    public func claim(_ request: ClaimRequest) async throws -> [Claim] {
      let full = max(1, request.limit)
      var claims: [Claim] = []
      // Those that cannot be read are set aside, and others take their places.
      while claims.count < full {
        do {
          let unreadable = try await claim(full - claims.count, of: request, behind: &claims)
          if unreadable.isEmpty { break }
          try await giveUp(unreadable)
        } catch {
          // What is claimed already has its attempt counted, so that somebody must have it.
          if claims.isEmpty { throw error }
          if !(error is CancellationError) {
            onTrouble(ErrorText("Of the deliveries that are due not all could be claimed: \(error)"))
          }
          break
        }
      }
      return claims
    }

    /// Claims so many more at most; returns those of them that cannot be read.
    private func claim(
      _ limit: Int, of request: ClaimRequest, behind claims: inout [Claim]
    ) async throws -> [ClaimedRow] {
      var rest = request
      rest.limit = limit
      for claim in claims {
        rest.underWay[Destination(of: claim.delivery.message, tenant: claim.tenant), default: 0] += 1
      }
      let asked = rest
      let until = request.now.addingTimeInterval(request.lease > 1 ? request.lease : 1)
      let rows = try await writes.run { [tools, self] connection in
        try connection.claim(asked, until: until, tools.probe) { token() }
      }
      var unreadable: [ClaimedRow] = []
      for row in rows {
        do {
          let delivery = try row.body.decode(Delivery.self)
          claims.append(
            Claim(
              tenant: row.lead.tenant, delivery: delivery, attempt: row.attempt, token: row.token, leaseUntil: until))
        } catch {
          unreadable.append(row)
        }
      }
      return unreadable
    }

    public func standing(of claim: Claim) async throws -> ClaimStanding? {
      let held = HeldClaim(claim)
      let row = try await reading { connection in
        try connection.first(.standing) {
          $0.bind(held)
        } read: {
          (isWithdrawn: $0.int(0) == 1, lead: $0.int(1), record: $0.body(2))
        }
      }
      guard let row else { return nil }
      let record = try await record(row.record, of: claim.key.lead, row: row.lead)
      return ClaimStanding(record: record, isWithdrawn: row.isWithdrawn)
    }

    public func settle(
      _ claim: Claim, as settlement: DeliverySettlement, history: [HistoryEntry], occurrences: [Occurrence]
    ) async throws -> Bool {
      let held = HeldClaim(claim)
      let lines = try history.map(PreparedCommit.Line.init)
      let reported = try occurrences.map { try ReportedOccurrence($0, tenant: claim.tenant) }
      // What has been sent is recorded, though the task that sent it be cancelled.
      return try await writes.run(isCancellable: false) { [tools] connection in
        try connection.settle(held, settlement, lines, reported, tools)
      }
    }

    public func release(_ claim: Claim) async throws -> Bool {
      let held = HeldClaim(claim)
      return try await writes.run(isCancellable: false) { connection in
        guard let row = try connection.heldDelivery(held) else { return false }
        return try connection.run(.release) {
          $0.bind(row.number)
          $0.bind(held.token)
        } == 1
      }
    }

    public func letGo(at now: Date, limit: Int) async throws -> Int {
      try await writes.run { connection in
        try connection.run(.letGo) {
          $0.bind(now)
          $0.bind(max(1, limit))
        }
      }
    }

    public func nextDelivery(after now: Date) async throws -> Date? {
      try await reading { connection in
        var next: Date?
        var destination = -1
        while let found = try connection.nextDestination(after: destination) {
          destination = found
          let due = try connection.first(.firstDueAfter) {
            $0.bind(found)
            $0.bind(now)
          } read: {
            $0.date(0)
          }
          if let due, next.map({ due < $0 }) ?? true { next = due }
        }
        return next
      }
    }

    private func token() -> ClaimToken {
      let (high, low) = tokens.withLock { ($0.next(), $0.next()) }
      return ClaimToken(String(high, radix: 16) + "-" + String(low, radix: 16))
    }

    /// Gives back claims of deliveries that cannot be read, and sets those aside.
    private func giveUp(_ rows: [ClaimedRow]) async throws {
      let told = rows.map { row in
        var reason = ErrorText("it cannot be read")
        do { _ = try row.body.decode(Delivery.self) } catch { reason = ErrorText(error) }
        return (
          row: row,
          error: SQLiteStoreError.unreadable(.delivery, name: row.name, of: row.lead, reason), reason: reason
        )
      }
      let fresh = try await writes.run(isCancellable: false) { connection in
        try told.filter { told in
          try connection.run(.unclaim) {
            $0.bind(Array(told.reason.text.utf8))
            $0.bind(told.row.number)
            $0.bind(Array(told.row.token.rawValue.utf8))
          } == 1
        }
      }
      for told in fresh { onTrouble(ErrorText(told.error)) }
    }
  }

  extension Binder {
    /// A claim's lead, delivery and token.
    mutating func bind(_ held: HeldClaim) {
      bind(held.lead)
      bind(held.delivery)
      bind(held.token)
    }
  }
#endif

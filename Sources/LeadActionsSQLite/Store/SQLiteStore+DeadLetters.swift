#if SQLite
  public import LeadActions

  public import struct Foundation.Date

  extension SQLiteStore {
    public func deadLetters(
      of tenant: TenantName, after key: DeliveryKey?, limit: Int
    ) async throws -> [DeadLetter] {
      let tenant = NameKey(tenant).bytes
      let wanted = max(1, limit)
      var place = key.map { (lead: NameKey($0.lead.lead).bytes, delivery: NameKey($0.delivery).bytes) }
      var letters: [DeadLetter] = []
      var unreadable: [Unreadable] = []
      while letters.count < wanted {
        let (after, count) = (place, wanted - letters.count)
        let rows = try await reading { connection in
          try connection.all(.deadLetters) {
            $0.bind(tenant)
            $0.bind(after: after?.lead)
            $0.bind(after: after?.delivery)
            $0.bind(count)
          } read: {
            DeadRow($0)
          }
        }
        for row in rows {
          do { letters.append(try row.letter()) } catch {
            let name = String(decoding: row.delivery, as: UTF8.self)
            unreadable.append(Unreadable(.delivery, name, of: row.key, row: row.number, error))
          }
        }
        guard rows.count == count, let last = rows.last else { break }
        place = (last.lead, last.delivery)
      }
      await setAside(unreadable)
      return letters
    }

    public func deadLetter(_ key: DeliveryKey) async throws -> DeadLetter? {
      let (lead, delivery) = (LeadBytes(key.lead), NameKey(key.delivery).bytes)
      let row = try await reading { connection in
        try connection.first(.deadLetter) {
          $0.bind(lead)
          $0.bind(delivery)
        } read: {
          DeadRow($0)
        }
      }
      guard let row else { return nil }
      do { return try row.letter() } catch {
        let unreadable = Unreadable(.delivery, key.delivery.rawValue, of: key.lead, row: row.number, error)
        await setAside([unreadable])
        throw unreadable.error
      }
    }

    public func sendAgain(_ key: DeliveryKey, at now: Date) async throws -> Bool {
      try await end(key, .sentAgain, at: now) { connection, number in
        try connection.run(.sendAgain) {
          $0.bind(now)
          $0.bind(number)
        } == 1
      }
    }

    public func drop(_ key: DeliveryKey, at now: Date) async throws -> Bool {
      try await end(key, .dropped, at: now) { connection, number in
        try connection.run(.drop) { $0.bind(number) } == 1
      }
    }

    /// Takes a delivery out of the dead letters, with a line in the history that needs its content.
    private func end(
      _ key: DeliveryKey, _ report: DeliveryReport, at now: Date,
      _ change: @escaping @Sendable (Connection, _ number: Int) throws -> Bool
    ) async throws -> Bool {
      let (lead, delivery) = (LeadBytes(key.lead), NameKey(key.delivery).bytes)
      let result: Result<Bool, Unread> = try await writes.run { connection in
        func bind(_ binder: inout Binder) {
          binder.bind(lead)
          binder.bind(delivery)
        }
        let row = try connection.first(.dead, bind) { (number: $0.int(0), lead: $0.int(1), body: $0.body(2)) }
        guard let row else { return .success(false) }
        let content: Delivery
        do throws(StoredFormError) { content = try row.body.decode(Delivery.self) } catch {
          return .failure(
            Unread(row: Unreadable(.delivery, key.delivery.rawValue, of: key.lead, row: row.number, error)))
        }
        guard try change(connection, row.number), try connection.run(.deleteDead, bind) == 1 else {
          return .success(false)
        }
        let line = HistoryLine.delivery(content.id, content.message.kind, report)
        let entry = HistoryEntry(at: now, occurrence: content.occurrence, line)
        try connection.append([PreparedCommit.Line(entry)], to: row.lead)
        return .success(true)
      }
      switch result {
      case .success(let isDone): return isDone
      case .failure(let unread):
        await setAside([unread.row])
        throw unread.row.error
      }
    }
  }

  private struct Unread: Error {
    var row: Unreadable
  }

  private struct DeadRow: Sendable {
    var key: LeadKey
    var lead: [UInt8]
    var delivery: [UInt8]
    var reason: ErrorText
    var number: Int
    var attempts: Int
    var body: StoredBody

    init(_ row: Row) {
      lead = row.bytes(0)
      delivery = row.bytes(1)
      reason = ErrorText(row.text(2))
      number = row.int(3)
      attempts = row.int(4)
      body = row.body(5)
      key = LeadKey(tenant: TenantName(row.text(key: 7, own: 8)), lead: LeadID(row.text(key: 0, own: 9)))
    }

    func letter() throws(StoredFormError) -> DeadLetter {
      DeadLetter(
        tenant: key.tenant, delivery: try body.decode(Delivery.self), attempts: attempts, reason: reason)
    }
  }
#endif

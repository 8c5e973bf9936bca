#if SQLite
  public import LeadActions

  public import struct Foundation.Date

  extension SQLiteStore {
    /// Timers are part of the records; the table has their times in order, and each is read from its lead's record.
    public func dueTimers(of tenant: TenantName, at now: Date, after timer: DueTimer?, limit: Int) async throws
      -> [DueTimer]
    {
      let wanted = max(1, limit)
      let tenant = NameKey(tenant).bytes
      var place = timer.map(TimerPlace.init)
      var due: [DueTimer] = []
      var unreadable: [Unreadable] = []
      while due.count < wanted {
        let (after, count) = (place, wanted - due.count)
        let rows = try await reading { try $0.dueTimers(of: tenant, at: now, after: after, limit: count) }
        var records: [LeadKey: Result<LeadRecord, StoredFormError>] = [:]
        for row in rows {
          let record =
            records[row.lead]
            ?? Result { () throws(StoredFormError) in try row.record.decode(LeadRecord.self) }
          records[row.lead] = record
          let id = TimerID(String(decoding: row.place.timer, as: UTF8.self))
          switch record {
          case .success(let record):
            if let timer = record.timers.first(where: { $0.id == id }) { due.append(DueTimer(row.lead, timer)) }
          case .failure(let error):
            unreadable.append(Unreadable(.timer, id.rawValue, of: row.lead, row: row.number, error))
          }
        }
        guard rows.count == count else { break }
        place = rows.last?.place
      }
      await setAside(unreadable)
      return due
    }

    public func nextTimer(of tenant: TenantName, after now: Date) async throws -> Date? {
      let tenant = NameKey(tenant).bytes
      return try await reading { connection in
        try connection.first(.nextTimer) {
          $0.bind(tenant)
          $0.bind(now)
        } read: {
          $0.date(0)
        }
      }
    }

    public func inbox(of tenant: TenantName, after item: InboxItem?, limit: Int) async throws -> [InboxItem] {
      let tenant = NameKey(tenant).bytes
      let wanted = max(1, limit)
      var position = item?.position ?? 0
      var items: [InboxItem] = []
      var unreadable: [Unreadable] = []
      while items.count < wanted {
        let (after, count) = (position, wanted - items.count)
        let rows = try await reading { try $0.inbox(of: tenant, after: after, limit: count) }
        for row in rows {
          do {
            let occurrence = try row.body.decode(Occurrence.self)
            items.append(InboxItem(tenant: row.lead.tenant, occurrence, position: row.position))
          } catch {
            unreadable.append(Unreadable(.inboxOccurrence, row.name, of: row.lead, row: row.position, error))
          }
        }
        guard rows.count == count, let last = rows.last else { break }
        position = last.position
      }
      await setAside(unreadable)
      return items
    }

    public func discard(_ item: InboxItem, history: [HistoryEntry]) async throws -> Bool {
      let (lead, id) = (LeadBytes(item.lead), NameKey(item.occurrence.id))
      let lines = try history.map(PreparedCommit.Line.init)
      // What has been refused is recorded, though the task that found it be cancelled.
      return try await writes.run(isCancellable: false) { connection in
        let removed = try connection.run(.deleteInbox) {
          $0.bind(lead)
          $0.bind(id.bytes)
        }
        guard removed == 1 else { return false }
        if let row = try connection.first(.lead, { $0.bind(lead) }, read: { $0.int(0) }) {
          try connection.append(lines, to: row)
        }
        return true
      }
    }
  }

  /// Where a timer stands in its tenant's order of time: those of one moment by their leads, and of one lead by their ids.
  private struct TimerPlace: Sendable {
    var due: Date
    var lead: [UInt8]
    var timer: [UInt8]
  }

  extension TimerPlace {
    init(_ timer: DueTimer) {
      self.init(
        due: timer.timer.due, lead: NameKey(timer.lead.lead).bytes, timer: NameKey(timer.timer.id).bytes)
    }
  }

  private struct TimerRow: Sendable {
    var number: Int
    var place: TimerPlace
    var lead: LeadKey
    var record: StoredBody
  }

  private struct InboxRow: Sendable {
    var position: Int
    var lead: LeadKey
    var name: String
    var body: StoredBody
  }

  extension Connection {
    fileprivate func dueTimers(
      of tenant: [UInt8], at now: Date, after place: TimerPlace?, limit: Int
    ) throws(SQLiteStoreError) -> [TimerRow] {
      try all(.dueTimers) {
        $0.bind(tenant)
        $0.bind(now)
        $0.bind(place?.due ?? Date(timeIntervalSinceReferenceDate: -.infinity))
        $0.bind(after: place?.lead)
        $0.bind(after: place?.timer)
        $0.bind(limit)
      } read: { row in
        TimerRow(
          number: row.int(0),
          place: TimerPlace(due: row.date(1), lead: row.bytes(5), timer: row.bytes(2)),
          lead: LeadKey(tenant: TenantName(row.text(key: 3, own: 4)), lead: LeadID(row.text(key: 5, own: 6))),
          record: row.body(7))
      }
    }

    fileprivate func inbox(of tenant: [UInt8], after position: Int, limit: Int) throws(SQLiteStoreError) -> [InboxRow] {
      try all(.inbox) {
        $0.bind(tenant)
        $0.bind(position)
        $0.bind(limit)
      } read: { row in
        InboxRow(
          position: row.int(0),
          lead: LeadKey(tenant: TenantName(row.text(key: 1, own: 2)), lead: LeadID(row.text(3))), name: row.text(4),
          body: row.body(5))
      }
    }
  }
#endif

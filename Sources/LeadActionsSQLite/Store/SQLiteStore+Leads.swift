#if SQLite
  public import LeadActions

  public import struct Foundation.Date

  extension SQLiteStore {
    public func load(
      _ lead: LeadKey, occurrence: OccurrenceID?, groups: [GroupName], contactKeys: [ContactKey]
    ) async throws -> Loaded {
      let bytes = LeadBytes(lead)
      let (row, done, choosing, contacts) = try await reading { connection in
        let row = try connection.lead(bytes)
        var done: (number: Int, body: StoredBody)?
        if let row, let occurrence { done = try connection.occurrence(NameKey(occurrence), of: row.id) }
        var choosing: [(GroupName, (version: Int, body: StoredBody))] = []
        for group in groups {
          if let row = try connection.choosing(of: group, tenant: bytes.tenant) { choosing.append((group, row)) }
        }
        var contacts: [ContactKey: ContactIndexEntry] = [:]
        for key in contactKeys { contacts[key] = try connection.contactEntry(key, tenant: bytes.tenant.bytes) }
        return (row, done, choosing, contacts)
      }
      var loaded = Loaded(contacts: contacts)
      if let row {
        loaded.record = try await readable(.record, lead.lead.rawValue, of: lead, row: row.id, row.body)
      }
      if let done, let occurrence {
        loaded.done = try await readable(
          .occurrence, occurrence.rawValue, of: lead, row: done.number, done.body)
      }
      for (group, row) in choosing {
        loaded.choosing[group] = choosingState(row.version, row.body, of: group, tenant: lead.tenant)
      }
      return loaded
    }

    /// Whose turn it is. Where that cannot be read the turns begin anew, and the next choice writes it again; nothing
    /// else is lost.
    private func choosingState(
      _ version: Int, _ body: StoredBody, of group: GroupName, tenant: TenantName
    ) -> ChoosingState {
      do { return try body.decode(ChoosingState.self) } catch {
        if told.isNew("choosing", tenant.rawValue, group.rawValue, "\(version)") {
          let place = tenant == .only ? "" : " of tenant \(tenant.inQuotes)"
          onTrouble(
            ErrorText("Whose turn it is in group \(group.inQuotes)\(place) cannot be read, and begins anew: \(error)"))
        }
        return ChoosingState(version: version)
      }
    }

    public func record(of lead: LeadKey) async throws -> LeadRecord? {
      let bytes = LeadBytes(lead)
      guard let row = try await reading({ try $0.lead(bytes) }) else { return nil }
      return try await readable(.record, lead.lead.rawValue, of: lead, row: row.id, row.body)
    }

    public func leads(of tenant: TenantName, after lead: LeadID?, limit: Int) async throws -> [LeadID] {
      let (tenant, after) = (NameKey(tenant).bytes, lead.map { NameKey($0).bytes })
      return try await reading { connection in
        try connection.all(.leadKeys) {
          $0.bind(tenant)
          $0.bind(after: after)
          $0.bind(max(1, limit))
        } read: {
          LeadID($0.text(key: 0, own: 1))
        }
      }
    }

    public func history(
      of lead: LeadKey, filter: HistoryFilter, after position: Int?, limit: Int
    ) async throws -> HistoryPage {
      let bytes = LeadBytes(lead)
      let wanted = min(max(1, limit), .max - 1)
      var page = HistoryPage()
      var last = position ?? 0
      var unreadable: [Unreadable] = []
      // One more than wanted shows whether there is another page; lines that cannot be read make room for others.
      paging: while true {
        let (after, count) = (last, wanted - page.entries.count + 1)
        let (row, lines) = try await reading { connection in
          guard let row = try connection.first(.lead, { $0.bind(bytes) }, read: { $0.int(0) }) else {
            return (0, [(number: Int, body: StoredBody)]())
          }
          let lines = try connection.all(filter == .all ? .allLines : .plainLines) {
            $0.bind(row)
            $0.bind(after)
            $0.bind(count)
          } read: {
            (number: $0.int(0), body: $0.body(1))
          }
          return (row, lines)
        }
        for line in lines {
          do {
            let entry = try line.body.decode(HistoryEntry.self)
            if page.entries.count == wanted {
              page.next = last
              break paging
            }
            page.entries.append(entry)
          } catch {
            unreadable.append(
              Unreadable(.historyLine, "\(line.number)", of: lead, row: row, line: line.number, error))
          }
          last = line.number
        }
        if lines.count < count { break }
      }
      await setAside(unreadable)
      return page
    }

    public func erase(_ lead: LeadKey) async throws -> Bool {
      let bytes = LeadBytes(lead)
      return try await writes.run { [tools] in try $0.erase(bytes, tools) }
    }

    public func forgetOccurrences(
      of tenant: TenantName, committedBefore time: Date, limit: Int
    ) async throws -> Int {
      let tenant = NameKey(tenant).bytes
      var left = max(1, limit)
      var forgotten = 0
      while left > 0 {
        let batch = min(left, max(1, settings.retentionBatch))
        let count = try await writes.run { connection in
          try connection.run(.forgetOccurrences) {
            $0.bind(tenant)
            $0.bind(time)
            $0.bind(batch)
          }
        }
        forgotten += count
        left -= batch
        if count < batch { break }
      }
      return forgotten
    }

    /// Decodes a value that somebody waits for; where it cannot be read it is set aside, and the error says so.
    private func readable<Value: Decodable>(
      _ kind: SetAsideRow.Kind, _ name: String, of lead: LeadKey, row: Int, _ body: StoredBody
    ) async throws -> Value {
      do { return try body.decode(Value.self) } catch {
        let unreadable = Unreadable(kind, name, of: lead, row: row, error)
        await setAside([unreadable])
        throw unreadable.error
      }
    }

    /// The record of a lead that was found in passing.
    func record(_ body: StoredBody, of lead: LeadKey, row: Int) async throws -> LeadRecord {
      try await readable(.record, lead.lead.rawValue, of: lead, row: row, body)
    }
  }

  extension Connection {
    fileprivate func lead(_ bytes: LeadBytes) throws(SQLiteStoreError) -> (id: Int, body: StoredBody)? {
      try first(.leadBody) {
        $0.bind(bytes)
      } read: {
        ($0.int(0), $0.body(1))
      }
    }

    fileprivate func choosing(
      of group: GroupName, tenant: NameKey
    ) throws(SQLiteStoreError) -> (version: Int, body: StoredBody)? {
      try first(.choosing) {
        $0.bind(tenant.bytes)
        $0.bind(NameKey(group).bytes)
      } read: {
        ($0.int(0), $0.body(1))
      }
    }

    fileprivate func contactEntry(
      _ key: ContactKey, tenant: [UInt8]
    ) throws(SQLiteStoreError) -> ContactIndexEntry {
      let bytes = NameKey(key).bytes
      let version = try contactVersion(of: bytes, tenant: tenant)
      guard version > 0 else { return ContactIndexEntry() }
      let leads = try all(.contacts) {
        $0.bind(tenant)
        $0.bind(bytes)
        $0.bind(ContactIndexEntry.limit)
      } read: {
        ContactIndexLead(LeadID($0.text(key: 0, own: 1)), received: $0.date(2))
      }
      return ContactIndexEntry(version: version, leads: leads)
    }

    fileprivate func erase(_ lead: LeadBytes, _ tools: CommitTools) throws -> Bool {
      let waited = try run(.deleteInboxOfLead) { $0.bind(lead) }
      try run(.deleteCountsOfLead) { $0.bind(lead) }
      let row = try first(.lead) {
        $0.bind(lead)
      } read: {
        (id: $0.int(0), listing: ContactListing(packed: $0.bytes(3), received: $0.date(2)))
      }
      guard let row else { return waited > 0 }
      for key in row.listing.keys { try unlist(lead, key, received: row.listing.received, tools) }
      for query in [Query.deleteLines, .deleteOccurrences, .deleteDeliveries, .deleteTimers, .deleteLead] {
        try run(query) { $0.bind(row.id) }
      }
      try run(.deleteDeadOfLead) { $0.bind(lead) }
      return true
    }
  }
#endif

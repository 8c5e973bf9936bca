#if SQLite
  import Foundation
  import LeadActions

  /// What a transaction needs beside its connection.
  struct CommitTools: Sendable {
    let numbers: ContactNumbers
    let probe: SQLiteProbe
    /// None in a transaction that may be undone in part, or without the queue's knowledge.
    var memory: WriterMemory?

    init(probe: SQLiteProbe, memory: WriterMemory) {
      numbers = ContactNumbers()
      self.probe = probe
      self.memory = memory
    }

    var forHost: Self {
      var tools = self
      tools.memory = nil
      return tools
    }
  }

  /// What came of a commit, with an occurrence that is done still as its row holds it.
  enum RawCommitResult: Sendable {
    case committed
    case repeated(row: Int, StoredBody)
    case conflict(CommitConflict)
  }

  /// The lead's row as a commit finds it.
  private struct LeadRow {
    var id: Int
    var version: Int
    var listing: ContactListing
  }

  extension Connection {
    /// Compares everything first, and writes nothing unless all of it still stands.
    func commit(_ plan: PreparedCommit, _ tools: CommitTools) throws -> RawCommitResult {
      try tools.probe.reached(.commitBegun)
      let listing = ContactListing(keys: plan.contacts, received: plan.received)
      // Where a lead is to be new, the insertion looks whether it is; if not, it may be this occurrence's doing.
      if plan.baseVersion == nil, try conflict(plan, version: nil) == nil, let row = try insert(plan, listing) {
        try write(plan, of: row, over: nil, listing, tools)
        return .committed
      }
      let lead = try first(.lead) {
        $0.bind(plan.bytes)
      } read: {
        LeadRow(
          id: $0.int(0), version: $0.int(1), listing: ContactListing(packed: $0.bytes(3), received: $0.date(2)))
      }
      if let lead, let done = try occurrence(plan.occurrenceKey, of: lead.id) {
        return .repeated(row: done.number, done.body)
      }
      if let conflict = try conflict(plan, version: lead?.version) { return .conflict(conflict) }
      // Without a lead there is a conflict.
      guard let lead else { return .conflict(.record) }
      try update(plan, lead, listing)
      try write(plan, of: lead.id, over: lead, listing, tools)
      return .committed
    }

    /// Writes everything but the record.
    private func write(
      _ plan: PreparedCommit, of row: Int, over lead: LeadRow?, _ listing: ContactListing, _ tools: CommitTools
    ) throws {
      try tools.probe.reached(.leadWritten)
      var line = lead == nil ? 0 : try lastLine(of: row)
      try append(plan.history, to: row, behind: &line)
      try tools.probe.reached(.historyWritten)
      if lead != nil, !plan.withdrawals.isEmpty { try withdraw(plan, of: row, behind: &line) }
      try tools.probe.reached(.withdrawalsWritten)
      for delivery in plan.deliveries { try insert(delivery, of: row, plan, tools.memory) }
      try tools.probe.reached(.deliveriesWritten)
      for choosing in plan.choosing { try put(choosing, of: plan.bytes.tenant) }
      try tools.probe.reached(.choosingWritten)
      try list(plan.bytes, row: row, lead?.listing, listing, tools)
      try tools.probe.reached(.contactsWritten)
      try setTimers(plan, of: row, isNew: lead == nil)
      try tools.probe.reached(.timersWritten)
      try insertOccurrence(plan, of: row)
      try tools.probe.reached(.occurrenceWritten)
      try leaveInbox(plan, tools.memory)
      try tools.probe.reached(.inboxEmptied)
    }

    private func leaveInbox(_ plan: PreparedCommit, _ memory: WriterMemory?) throws(SQLiteStoreError) {
      if memory?.inboxIsEmpty == true { return }
      let left = try run(.deleteInbox) {
        $0.bind(plan.bytes)
        $0.bind(plan.occurrenceKey.bytes)
      }
      guard let memory, memory.isWorthAsking(left) else { return }
      memory.noteInbox(isEmpty: try first(.anyInbox, read: { _ in true }) == nil)
    }

    func occurrence(
      _ id: NameKey, of lead: Int
    ) throws(SQLiteStoreError) -> (number: Int, body: StoredBody)? {
      try first(.occurrence) {
        $0.bind(lead)
        $0.bind(id.bytes)
      } read: {
        ($0.int(0), $0.body(1))
      }
    }

    private func conflict(_ plan: PreparedCommit, version: Int?) throws(SQLiteStoreError) -> CommitConflict? {
      if version != plan.baseVersion { return .record }
      for choosing in plan.choosing {
        let found = try first(.choosingVersion) {
          $0.bind(plan.bytes.tenant.bytes)
          $0.bind(choosing.key.bytes)
        } read: {
          $0.int(0)
        }
        if (found ?? 0) != choosing.version - 1 { return .choosing(choosing.group) }
      }
      for contact in plan.readContacts
      where try contactVersion(of: contact.bytes, tenant: plan.bytes.tenant.bytes) != contact.version {
        return .contacts(contact.key)
      }
      return nil
    }

    /// Writes the record of a lead that there must not be yet; returns the number of its row, and none where there is one.
    private func insert(_ plan: PreparedCommit, _ listing: ContactListing) throws(SQLiteStoreError) -> Int? {
      let count = try run(.insertLead) {
        $0.bind(plan.bytes)
        $0.bind(plan.bytes.tenant.own)
        $0.bind(plan.bytes.lead.own)
        $0.bind(plan.version)
        $0.bind(listing.received)
        $0.bind(listing.packed)
        $0.bind(plan.record)
      }
      return count == 1 ? lastInsertedRow : nil
    }

    private func update(
      _ plan: PreparedCommit, _ lead: LeadRow, _ listing: ContactListing
    ) throws(SQLiteStoreError) {
      try run(.updateLead) {
        $0.bind(plan.version)
        $0.bind(listing.received)
        $0.bind(listing.packed)
        $0.bind(plan.record)
        $0.bind(lead.id)
        $0.bind(lead.version)
      }
    }

    private func insert(
      _ delivery: PreparedCommit.Outgoing, of lead: Int, _ plan: PreparedCommit, _ memory: WriterMemory?
    ) throws {
      do throws(SQLiteStoreError) {
        try insertRow(delivery, of: lead, due: plan.now, memory)
      } catch {
        guard error.isNotUnique else { throw error }
        throw StoreError.deliveryExists(DeliveryKey(plan.key, delivery.id))
      }
    }

    private func insertRow(
      _ delivery: PreparedCommit.Outgoing, of lead: Int, due: Date, _ memory: WriterMemory?
    ) throws(SQLiteStoreError) {
      let destination = try destination(delivery.destination, memory)
      try run(.insertDelivery) {
        $0.bind(lead)
        $0.bind(delivery.key.bytes)
        $0.bind(destination)
        $0.bind(due)
        $0.bind(delivery.reminds?.bytes)
        $0.bind(delivery.body)
      }
    }

    private func destination(_ name: NameKey, _ memory: WriterMemory?) throws(SQLiteStoreError) -> Int {
      if let known = memory?.destination(name) { return known }
      let number: Int
      if let found = try first(.destination, { $0.bind(name.bytes) }, read: { $0.int(0) }) {
        number = found
      } else {
        try run(.insertDestination) { $0.bind(name.bytes) }
        number = lastInsertedRow
      }
      memory?.note(name, is: number)
      return number
    }

    private func put(_ choosing: PreparedCommit.Choosing, of tenant: NameKey) throws(SQLiteStoreError) {
      try run(.putChoosing) {
        $0.bind(tenant.bytes)
        $0.bind(choosing.key.bytes)
        $0.bind(choosing.version)
        $0.bind(choosing.body)
      }
    }

    private func insertOccurrence(_ plan: PreparedCommit, of lead: Int) throws(SQLiteStoreError) {
      try run(.insertOccurrence) {
        $0.bind(lead)
        $0.bind(plan.occurrenceKey.bytes)
        $0.bind(plan.bytes.tenant.bytes)
        $0.bind(plan.now)
        $0.bind(plan.stored)
      }
    }

    private func setTimers(_ plan: PreparedCommit, of lead: Int, isNew: Bool) throws(SQLiteStoreError) {
      let before =
        isNew
        ? []
        : try all(.timersOfLead) {
          $0.bind(lead)
        } read: {
          (timer: PreparedCommit.Timer(due: $0.date(0), key: $0.bytes(1)), isAside: $0.int(2) == 1)
        }
      // Those that were set aside with a record that could not be read are set again, since it could be read now.
      guard before.contains(where: \.isAside) || Set(before.map(\.timer)) != Set(plan.timers) else { return }
      if !before.isEmpty { try run(.deleteTimers) { $0.bind(lead) } }
      for timer in plan.timers {
        try run(.insertTimer) {
          $0.bind(timer.due)
          $0.bind(plan.bytes)
          $0.bind(timer.key)
          $0.bind(lead)
        }
      }
    }

    /// Reminders that wait are taken out of the outbox; one that is claimed is marked for the dispatcher.
    private func withdraw(_ plan: PreparedCommit, of lead: Int, behind line: inout Int) throws {
      var waiting: [(number: Int, body: StoredBody)] = []
      for appointment in plan.withdrawals {
        let rows = try all(.reminders) {
          $0.bind(lead)
          $0.bind(appointment.bytes)
        } read: {
          (number: $0.int(0), isClaimed: $0.int(1) == 1, body: $0.body(2), isAside: $0.int(4) == 1)
        }
        for row in rows where row.isClaimed || row.isAside {
          try run(.markWithdrawn) { $0.bind(row.number) }
        }
        waiting += rows.filter { !$0.isClaimed && !$0.isAside }.map { ($0.number, $0.body) }
      }
      for row in waiting.sorted(by: { $0.number < $1.number }) {
        // One that cannot be read is only marked, so that it is not sent once it can be.
        guard let delivery = try? row.body.decode(Delivery.self) else {
          try run(.markWithdrawn) { $0.bind(row.number) }
          continue
        }
        guard try run(.withdrawWaiting, { $0.bind(row.number) }) == 1 else { continue }
        let words = HistoryLine.delivery(delivery.id, delivery.message.kind, .withdrawn)
        let entry = HistoryEntry(at: plan.at, occurrence: plan.occurrence, words)
        try append([PreparedCommit.Line(entry)], to: lead, behind: &line)
      }
    }
  }

  extension Connection {
    func lastLine(of lead: Int) throws(SQLiteStoreError) -> Int {
      try first(.lastLine, { $0.bind(lead) }, read: { $0.int(0) }) ?? 0
    }

    /// Adds lines to a lead's history.
    func append(
      _ lines: [PreparedCommit.Line], to lead: Int, behind number: inout Int
    ) throws(SQLiteStoreError) {
      for line in lines {
        number += 1
        try run(.insertLine) {
          $0.bind(lead)
          $0.bind(number)
          $0.bind(line.isAction)
          $0.bind(line.body)
        }
      }
    }

    func append(_ lines: [PreparedCommit.Line], to lead: Int) throws(SQLiteStoreError) {
      guard !lines.isEmpty else { return }
      var number = try lastLine(of: lead)
      try append(lines, to: lead, behind: &number)
    }
  }
#endif

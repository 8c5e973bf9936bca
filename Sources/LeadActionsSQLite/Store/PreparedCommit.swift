#if SQLite
  import Foundation
  import LeadActions

  /// A plan as rows: everything is encoded before the writer is asked for, which then only writes.
  struct PreparedCommit: Sendable {
    struct Line: Sendable {
      var isAction: Bool
      var body: StoredBody

      init(_ entry: HistoryEntry) throws {
        isAction = entry.line.isAction
        body = try StoredBody(entry)
      }
    }

    struct Outgoing: Sendable {
      var id: DeliveryID
      var key: NameKey
      var destination: NameKey
      var reminds: NameKey?
      var body: StoredBody
    }

    struct Choosing: Sendable {
      var group: GroupName
      var key: NameKey
      var version: Int
      var body: StoredBody
    }

    struct Timer: Hashable, Sendable {
      var due: Date
      var key: [UInt8]
    }

    let key: LeadKey
    let bytes: LeadBytes
    let now: Date
    let at: Date
    let baseVersion: Int?
    let version: Int
    let received: Date
    let record: StoredBody
    let history: [Line]
    let deliveries: [Outgoing]
    let withdrawals: [NameKey]
    let choosing: [Choosing]
    /// What the plan read of the contact index.
    let readContacts: [(key: ContactKey, bytes: [UInt8], version: Int)]
    /// Under what the contact index lists the lead, each once.
    let contacts: [[UInt8]]
    let timers: [Timer]
    let occurrence: OccurrenceID
    let occurrenceKey: NameKey
    let stored: StoredBody

    init(_ plan: Plan, contactKeys: [ContactKey], at now: Date) throws {
      key = LeadKey(tenant: plan.tenant, lead: plan.occurrence.lead)
      try Self.check(plan, key)
      bytes = LeadBytes(key)
      self.now = now
      at = plan.at
      baseVersion = plan.baseVersion
      version = plan.record.version
      received = plan.record.lead.received
      record = try StoredBody(plan.record)
      history = try plan.history.map(Line.init)
      let tenant = key.tenant
      deliveries = try plan.deliveries.map { delivery in
        Outgoing(
          id: delivery.id, key: NameKey(delivery.id),
          destination: NameKey(Destination(of: delivery.message, tenant: tenant).rawValue),
          reminds: delivery.remindsOf.map(NameKey.init),
          body: try StoredBody(delivery))
      }
      withdrawals = plan.withdrawals.map(NameKey.init)
      choosing = try plan.choosing.map { group, state in
        Choosing(group: group, key: NameKey(group), version: state.version, body: try StoredBody(state))
      }
      readContacts = (plan.contacts?.versions ?? [:]).map { ($0.key, NameKey($0.key).bytes, $0.value) }
      var contacts: [[UInt8]] = []
      for key in contactKeys.map({ NameKey($0).bytes }) where !contacts.contains(key) { contacts.append(key) }
      self.contacts = contacts
      timers = plan.record.timers.map { Timer(due: $0.due, key: NameKey($0.id).bytes) }
      occurrence = plan.occurrence.id
      occurrenceKey = NameKey(plan.occurrence.id)
      stored = try StoredBody(StoredOccurrence(plan.occurrence, plan.outcome))
    }

    private static func check(_ plan: Plan, _ key: LeadKey) throws(StoreError) {
      guard plan.record.lead.id == key.lead else {
        throw .foreignRecord(key, record: plan.record.lead.id)
      }
      guard plan.record.version == (plan.baseVersion ?? 0) + 1 else {
        throw .recordVersion(key, base: plan.baseVersion, record: plan.record.version)
      }
      for delivery in plan.deliveries where delivery.lead != key.lead {
        throw .foreignDelivery(key, delivery.id, of: delivery.lead)
      }
    }
  }
#endif

#if SQLite
  import Foundation
  import LeadActions

  /// An occurrence that a delivery's outcome carried, as a row.
  struct ReportedOccurrence: Sendable {
    var lead: LeadBytes
    var key: NameKey
    var body: StoredBody

    init(_ occurrence: Occurrence, tenant: TenantName) throws {
      lead = LeadBytes(LeadKey(tenant: tenant, lead: occurrence.lead))
      key = NameKey(occurrence.id)
      body = try StoredBody(occurrence)
    }
  }

  extension Connection {
    /// Ends a claim; false, and nothing has changed, where it is lost.
    func settle(
      _ held: HeldClaim, _ settlement: DeliverySettlement, _ lines: [PreparedCommit.Line],
      _ reported: [ReportedOccurrence], _ tools: CommitTools
    ) throws -> Bool {
      try tools.probe.reached(.settlingBegun)
      guard let row = try heldDelivery(held), try end(row.number, held, settlement) else { return false }
      try tools.probe.reached(.deliverySettled)
      try append(lines, to: row.lead)
      try tools.probe.reached(.outcomeWritten)
      if !reported.isEmpty { tools.memory?.noteInbox(isEmpty: false) }
      for occurrence in reported {
        try run(.insertInbox) {
          $0.bind(occurrence.lead)
          $0.bind(occurrence.key.bytes)
          $0.bind(occurrence.lead.tenant.own)
          $0.bind(occurrence.body)
        }
      }
      try tools.probe.reached(.inboxFilled)
      return true
    }

    private func end(
      _ number: Int, _ held: HeldClaim, _ settlement: DeliverySettlement
    ) throws(SQLiteStoreError) -> Bool {
      func bindRow(_ binder: inout Binder) {
        binder.bind(number)
        binder.bind(held.token)
      }
      switch settlement {
      case .retry(let time):
        return try run(.settleRetry) {
          $0.bind(time)
          bindRow(&$0)
        } == 1
      case .dead(let reason):
        guard try run(.settleDead, bindRow) == 1 else { return false }
        try run(.insertDead) {
          $0.bind(held.lead)
          $0.bind(held.delivery)
          $0.bind(number)
          $0.bind(Array(reason.text.utf8))
        }
        return true
      case .postponed(let time):
        return try run(.settlePostponed) {
          $0.bind(time)
          bindRow(&$0)
        } == 1
      case .held(let time):
        return try run(.settleHeld) {
          $0.bind(time)
          bindRow(&$0)
        } == 1
      case .delivered, .expired, .withdrawn, .noConsent, .blocked:
        return try run(.settleFinal, bindRow) == 1
      }
    }
  }
#endif

/// A timer whose time has come, and the lead that it belongs to.
public struct DueTimer: Hashable, Sendable {
  public var lead: LeadKey
  public var timer: LeadTimer

  public init(_ lead: LeadKey, _ timer: LeadTimer) {
    self.lead = lead
    self.timer = timer
  }
}

/// An occurrence that a delivery's outcome carried, waiting to be planned.
public struct InboxItem: Hashable, Sendable {
  public var tenant: TenantName
  public var occurrence: Occurrence
  /// Where it stands in the order of arrival, which a page goes on from.
  public var position: Int

  public init(tenant: TenantName, _ occurrence: Occurrence, position: Int) {
    self.tenant = tenant
    self.occurrence = occurrence
    self.position = position
  }

  public var lead: LeadKey { LeadKey(tenant: tenant, lead: occurrence.lead) }
}

/// Some lines of a lead's history, the oldest first.
public struct HistoryPage: Hashable, Sendable {
  public var entries: [HistoryEntry]
  /// Where the next page goes on; none where there are no more lines.
  public var next: Int?

  public init(_ entries: [HistoryEntry] = [], next: Int? = nil) {
    self.entries = entries
    self.next = next
  }
}

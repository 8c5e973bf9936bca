/// The contact index: which leads share an email address or a number.
struct InMemoryContacts: Sendable {
  private struct TenantKey: Hashable, Sendable {
    var tenant: TenantName
    var key: ContactKey
  }

  private struct Entry: Sendable {
    var version = 0
    var leads = OrderedKeys<LeadPlace>()
  }

  /// The last received first.
  private struct LeadPlace: Comparable, Sendable {
    var lead: ContactIndexLead

    static func < (lhs: Self, rhs: Self) -> Bool {
      (rhs.lead.received, lhs.lead.lead) < (lhs.lead.received, rhs.lead.lead)
    }
  }

  /// What the index lists of one lead.
  private struct Listing: Sendable {
    var keys: [ContactKey]
    var lead: ContactIndexLead
  }

  private var entries: [TenantKey: Entry] = [:]
  private var listings: [LeadKey: Listing] = [:]
  /// Counts all changes, so that no entry has one version twice.
  private var changes = 0

  func entry(_ key: ContactKey, of tenant: TenantName) -> ContactIndexEntry {
    guard let entry = entries[TenantKey(tenant: tenant, key: key)] else { return ContactIndexEntry() }
    let leads = entry.leads.page(after: nil, limit: ContactIndexEntry.limit).map(\.lead)
    return ContactIndexEntry(version: entry.version, leads: leads)
  }

  func version(of key: ContactKey, of tenant: TenantName) -> Int {
    entries[TenantKey(tenant: tenant, key: key)]?.version ?? 0
  }

  /// Lists a lead under these keys and no others.
  mutating func list(_ lead: ContactIndexLead, under keys: [ContactKey], of tenant: TenantName) {
    let leadKey = LeadKey(tenant: tenant, lead: lead.lead)
    let before = listings[leadKey]
    let hasMoved = before.map { $0.lead != lead } ?? false
    for key in before?.keys ?? [] where hasMoved || !keys.contains(key) {
      if let old = before?.lead { remove(old, from: TenantKey(tenant: tenant, key: key)) }
    }
    for key in keys {
      let key = TenantKey(tenant: tenant, key: key)
      if entries[key, default: Entry()].leads.insert(LeadPlace(lead: lead)) { touch(key) }
    }
    listings[leadKey] = keys.isEmpty ? nil : Listing(keys: keys, lead: lead)
  }

  mutating func remove(_ lead: LeadKey) {
    guard let listing = listings.removeValue(forKey: lead) else { return }
    for key in listing.keys { remove(listing.lead, from: TenantKey(tenant: lead.tenant, key: key)) }
  }

  private mutating func remove(_ lead: ContactIndexLead, from key: TenantKey) {
    guard entries[key]?.leads.remove(LeadPlace(lead: lead)) == true else { return }
    if entries[key]?.leads.isEmpty == true { entries[key] = nil } else { touch(key) }
  }

  private mutating func touch(_ key: TenantKey) {
    changes += 1
    entries[key]?.version = changes
  }
}

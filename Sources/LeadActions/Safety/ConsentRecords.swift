/// Answers from the host's own records whether a customer may be contacted at an address.
///
/// ### Implementation requirements
/// - Answer none where the records know nothing of the address: the leads that have the address are asked then.
/// - Throw where the answer cannot be had: the delivery is held then, never sent unasked.
///
/// ### A fake
///
///     struct NoNewsletter: ConsentRecords {
///       var closed: Set<String>
///       func isOpen(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool? {
///         closed.contains(address.value) ? false : nil
///       }
///     }
public protocol ConsentRecords: Sendable {
  /// Whether messages of the address's channel may be sent to it; none where it is not known.
  func isOpen(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool?
}

/// Where a customer's consent is looked for beside the lead's own record, which is always asked.
public struct ConsentCheck: Sendable {
  /// Whether another lead of the tenant with the same address or number, whose channel is closed, closes it here too.
  public var asksOtherLeads: Bool
  /// Where they know the address their answer counts, and other leads are not asked.
  public var records: (any ConsentRecords)?

  public init(asksOtherLeads: Bool = true, records: (any ConsentRecords)? = nil) {
    self.asksOtherLeads = asksOtherLeads
    self.records = records
  }

  /// Why a message to the customer must not be sent; none where nothing speaks against it.
  func objection(
    to address: ChannelAddress, of lead: LeadKey, in store: any LeadStore
  ) async throws -> BlockReason? {
    if let isOpen = try await records?.isOpen(address, tenant: lead.tenant) {
      return isOpen ? nil : .consentRecord(address.channel)
    }
    guard asksOtherLeads, let key = address.contactKey else { return nil }
    let loaded = try await store.load(lead, occurrence: nil, groups: [], contactKeys: [key])
    for other in loaded.contacts[key]?.leads ?? [] where other.lead != lead.lead {
      let record = try await store.record(of: LeadKey(tenant: lead.tenant, lead: other.lead))
      if record?.lead.consent[address.channel] == false { return .consentOfLead(other.lead, address.channel) }
    }
    return nil
  }
}

import struct Foundation.Date

/// A claimed delivery as the checks look at it.
struct SafetyQuestion: Sendable {
  let delivery: Delivery
  let tenant: TenantName
  let token: ClaimToken
  let record: LeadRecord
  let address: ChannelAddress?
  let now: Date

  init(_ claim: Claim, _ record: LeadRecord, callingCode: String?, at now: Date) {
    delivery = claim.delivery
    tenant = claim.tenant
    token = claim.token
    self.record = record
    address = ChannelAddress(of: claim.delivery.message, callingCode: callingCode)
    self.now = now
  }

  var message: Message { delivery.message }
  var recipient: Recipient? { message.recipient }
  var isToCustomer: Bool { recipient == .customer }
  var lead: LeadKey { LeadKey(tenant: tenant, lead: delivery.lead) }
  var key: DeliveryKey { DeliveryKey(lead, delivery.id) }
  /// The rule's lead type; the lead may be of another by now.
  var leadType: LeadTypeName { delivery.leadType ?? record.lead.type }
  var origin: SendingOrigin { SendingOrigin(of: delivery, tenant: tenant, type: leadType) }

  /// The caps that a message to a customer comes under, and the rate of its address.
  func limits(of safety: OutboundSafety) -> [CountLimit] {
    guard let address else { return [] }
    var limits: [CountLimit] = []
    if isToCustomer {
      limits = safety.caps.filter { $0.channel == address.channel }.map { cap in
        CountLimit(.customer(address, tenant: tenant), max(1, cap.limit), within: cap.seconds)
      }
    }
    if let rate = safety.loops?.rate, let recipient, rate.audience.contains(recipient) {
      limits.append(CountLimit(.address(address, tenant: tenant), max(1, rate.limit), within: rate.seconds))
    }
    return limits
  }
}

/// A lead on its way to a partner.
public struct Referral: Hashable, Sendable, Codable {
  public var partner: PartnerName
  /// How the lead type delivers referrals.
  public var method: String
  /// The lead as it was when it was referred.
  public var lead: Lead

  public init(to partner: PartnerName, method: String, lead: Lead) {
    self.partner = partner
    self.method = method
    self.lead = lead
  }
}

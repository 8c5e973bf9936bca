import struct Foundation.Date

/// Finds the lead that a received one repeats.
///
/// ### Implementation requirements
/// - Decide from the arguments alone, and the same way each time: a receipt may be planned more than once.
/// - Answer with a lead that one of the entries lists, or with none.
///
/// ### A fake
///
///     struct NoDuplicates: DuplicateMatcher {
///       func keys(of contact: Contact) -> [ContactKey] { [] }
///       func match(_ lead: Lead, among entries: [ContactKey: ContactIndexEntry]) -> LeadID? { nil }
///     }
public protocol DuplicateMatcher: Sendable {
  /// The keys under which a lead with this contact can be found.
  func keys(of contact: Contact) -> [ContactKey]

  /// The lead that a received one repeats, among those that the contact index lists under its keys.
  func match(_ lead: Lead, among entries: [ContactKey: ContactIndexEntry]) -> LeadID?
}

/// A lead repeats another with the same normalised email address or number that was received within a time span.
///
/// Of several, the first received counts, so that all repeats are linked to one lead.
public struct ContactMatcher: DuplicateMatcher {
  /// Seconds between the two receipts, at most; 90 days unless given.
  public var span: Double
  /// The country's calling code, such as `44`, so that national and international numbers are found to be the same.
  public var callingCode: String?

  public init(within span: Double = 90 * 86_400, callingCode: String? = nil) {
    self.span = span
    self.callingCode = callingCode
  }

  public func keys(of contact: Contact) -> [ContactKey] { contact.keys(callingCode: callingCode) }

  public func match(_ lead: Lead, among entries: [ContactKey: ContactIndexEntry]) -> LeadID? {
    entries.values.flatMap(\.leads)
      .filter { $0.lead != lead.id && abs(lead.received.timeIntervalSince($0.received)) <= span }
      .min { ($0.received, $0.lead) < ($1.received, $1.lead) }?.lead
  }
}

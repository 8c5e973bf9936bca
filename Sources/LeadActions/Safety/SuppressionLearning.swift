/// Lets what comes back put addresses on a suppression list by itself: email that failed for good, and spam reports.
///
/// Give it to a pipeline's services. What is heard is written before the occurrence is committed, so that a crash between
/// the two loses nothing: the occurrence comes again.
public struct SuppressionLearning: Sendable {
  public var list: any SuppressionList
  /// Whether email that failed for good puts its address there.
  ///
  /// What this library's own dispatcher reports counts only where the reason names a status code that says that there is
  /// no such mailbox (RFC 3463: `5.1.1`, `5.1.2`, `5.1.3`, `5.1.6`, `5.1.10`, `5.2.1`): a sender's own mistake, such as a
  /// wrong password, is refused for good too and must not close every address.
  public var hardBounces: Bool
  /// Whether a spam report puts the address there.
  public var spamReports: Bool

  public init(into list: any SuppressionList, hardBounces: Bool = true, spamReports: Bool = true) {
    self.list = list
    self.hardBounces = hardBounces
    self.spamReports = spamReports
  }

  /// Puts on the list what an occurrence says.
  ///
  /// - Parameter record: The lead's, whose address counts where the report names none.
  func learn(from occurrence: Occurrence, record: LeadRecord?, tenant: TenantName) async throws {
    guard let (details, reason) = lesson(of: occurrence),
      let email = details.recipient?.nonEmpty ?? record?.lead.contact.email?.nonEmpty
    else { return }
    try await list.add(ChannelAddress(email: email), reason, tenant: tenant)
  }

  private func lesson(of occurrence: Occurrence) -> (MessageDetails, SuppressionReason)? {
    switch occurrence.report {
    case .emailFailed(let details, permanently: true) where hardBounces:
      let isOurs = details.delivery.map { occurrence.id == OccurrenceID("failed:\($0)") } ?? false
      return !isOurs || Self.namesMissingMailbox(details.reason ?? "") ? (details, .hardBounce) : nil
    case .emailSpamReported(let details) where spamReports: return (details, .spamReport)
    default: return nil
    }
  }

  private static let missing: Set<Substring> = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]

  private static func namesMissingMailbox(_ reason: String) -> Bool {
    reason.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }.contains(where: missing.contains)
  }
}

/// Delivers leads to referral partners.
///
/// ### Implementation requirements
/// - Let the partner recognise the attempt's delivery id: the same referral may be delivered again after a crash.
/// - Answer `failedForGood` only where no later attempt can succeed. The lead keeps its partner; its history says that
///   the referral could not be delivered. Throwing counts as failed for now.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct PrintedReferrals: ReferralTransport {
///       func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer {
///         print("Lead \(referral.lead.id) to \(referral.partner)")
///         return .accepted
///       }
///     }
public protocol ReferralTransport: Sendable {
  func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer
}

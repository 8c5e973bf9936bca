/// Sends emails.
///
/// ### Implementation requirements
/// - Hand the attempt's delivery id to the provider as its idempotency key, or send it as the `Message-ID`: the same
///   delivery may be sent again after a crash.
/// - Name the message by the delivery id when the provider later reports it opened, clicked, replied to and so on.
/// - Mark the email as automatic (RFC 3834), so that auto-responders do not answer.
/// - Answer `failedForGood` only where no later attempt can succeed: the address does not exist. It becomes the guide's
///   Email Failed. Throwing counts as failed for now.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct PrintedEmails: EmailTransport {
///       func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
///         print("To \(email.address): \(email.subject)")
///         return .accepted
///       }
///     }
public protocol EmailTransport: Sendable {
  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer
}

/// Sends text messages.
///
/// ### Implementation requirements
/// - Hand the attempt's delivery id to the provider as its idempotency key: the same delivery may be sent again after a
///   crash.
/// - Answer `failedForGood` only where no later attempt can succeed: the number does not exist. It becomes the guide's
///   Text Message Failed. Throwing counts as failed for now.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct PrintedTexts: TextTransport {
///       func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
///         print("To \(text.number): \(text.body)")
///         return .accepted
///       }
///     }
public protocol TextTransport: Sendable {
  func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer
}

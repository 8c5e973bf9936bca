/// Sends one kind of message that the host defines.
///
/// ### Implementation requirements
/// - Let the receiver recognise the attempt's delivery id: the same delivery may be sent again after a crash.
/// - Throwing counts as failed for now.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct PrintedMessages: CustomTransport {
///       func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
///         print("\(message.name) about lead \(attempt.lead): \(message.payload)")
///         return .accepted
///       }
///     }
public protocol CustomTransport: Sendable {
  func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer
}

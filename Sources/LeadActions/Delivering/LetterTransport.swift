/// Has letters printed and posted.
///
/// ### Implementation requirements
/// - Recognise a delivery id that was handed over before, and print nothing then: the same delivery may come again
///   after a crash.
/// - Throwing counts as failed for now.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct PrintedLetters: LetterTransport {
///       func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer {
///         print(letter.addressLines.joined(separator: ", "))
///         return .accepted
///       }
///     }
public protocol LetterTransport: Sendable {
  func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer
}

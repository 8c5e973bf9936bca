/// Hands tasks to the host: appointments, forms, journeys and other things for a user to do.
///
/// ### Implementation requirements
/// - Keep the task under the attempt's delivery id, and keep it once: the same delivery may come again after a crash.
/// - When the user has done it, report `taskCompleted` with that id; a journey's start and pages are reported by name.
/// - Throwing counts as failed for now.
/// - Return within the attempt's timeout, or stop when the task is cancelled. What comes later is not heard.
///
/// ### A fake
///
///     struct PrintedTasks: TaskTransport {
///       func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer {
///         print("For \(task.user) about lead \(attempt.lead): \(task.title)")
///         return .accepted
///       }
///     }
public protocol TaskTransport: Sendable {
  func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer
}

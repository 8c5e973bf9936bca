/// Where tasks run that the library begins on its own: the machine's threads, or in a simulation an executor that lets
/// the seed decide the order.
///
/// Child tasks follow their parent's executor by themselves; a task of its own does not, but inherits this value.
package struct TaskHome: Sendable {
  @TaskLocal package static var current: TaskHome?

  package var executor: any TaskExecutor
  /// Waits a little where the machine's own clock would, for a time that nothing depends on.
  package var pause: @Sendable () async throws -> Void

  package init(executor: any TaskExecutor, pause: @escaping @Sendable () async throws -> Void) {
    self.executor = executor
    self.pause = pause
  }

  /// Begins some work in a task of its own, which nobody's cancellation reaches.
  @discardableResult
  static func begin<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Task<Value, Never> {
    Task(executorPreference: current?.executor, operation: work)
  }

  /// Waits so many milliseconds, or in a simulation as long as it says.
  static func pause(milliseconds: Int) async throws {
    if let home = current { return try await home.pause() }
    try await Task.sleep(for: .milliseconds(milliseconds))
  }
}

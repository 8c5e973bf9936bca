/// Points between the steps of an occurrence, at which tests stop the pipeline as a crash would.
@nonexhaustive
public enum PipelinePoint: String, Hashable, Sendable, CaseIterable {
  /// A timer was found due; its occurrence is not yet submitted.
  case timerListed
  /// An occurrence was found in the inbox; it is not yet submitted.
  case inboxListed
  /// The lead's turn has come; nothing was read.
  case begun
  /// All that the plan depends on was read.
  case loaded
  case planned
  /// The very last moment before the store.
  case beforeCommit
  /// The store has committed; nobody knows, the dispatcher neither.
  case committed
  /// The dispatcher was told; the one who submitted has no answer.
  case answered
  /// An occurrence of the inbox was done before or can never be done, and is not yet taken out of it.
  case beforeDiscard
}

/// Is told of every point that an occurrence reaches; throwing there leaves the store as a crash would leave it.
public struct PipelineProbe: Sendable {
  public var reached: @Sendable (PipelinePoint, Occurrence) async throws -> Void

  public init(_ reached: @escaping @Sendable (PipelinePoint, Occurrence) async throws -> Void) {
    self.reached = reached
  }
}

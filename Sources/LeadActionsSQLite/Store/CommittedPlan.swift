#if SQLite
  public import LeadActions

  /// Shows that a plan is part of a transaction of the host's; committing one inside it is the only way to have it.
  public struct CommittedPlan: Hashable, Sendable {
    public let occurrence: OccurrenceID

    init(_ plan: Plan) { occurrence = plan.occurrence.id }
  }

  /// A plan is no part of the transaction that it was to be committed in, which is therefore undone.
  public struct PlanNotCommitted: Error {
    public let occurrence: OccurrenceID
    /// A conflict, or what came of the occurrence before; never `committed`.
    public let result: CommitResult
  }

  extension PlanNotCommitted: CustomStringConvertible {
    public var description: String {
      let reason =
        switch result {
        case .conflict: "what it was made from has changed; plan again"
        default: "the occurrence is done already"
        }
      return
        "The plan of occurrence \(occurrence.inQuotes) is not committed, and nothing of the transaction: \(reason)."
    }
  }
#endif

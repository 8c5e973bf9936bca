/// What a dispatcher did.
public struct DispatchReport: Hashable, Sendable {
  /// What became of one attempt.
  @nonexhaustive
  public enum Result: Hashable, Sendable, CaseIterable {
    case delivered
    /// It failed and is tried again later.
    case failed
    case dead
    case expired
    case withdrawn
    case noConsent
    /// It is never sent, though nothing has failed: a suppressed address, or a likely loop.
    case blocked
    /// It waits for a time, or for somebody to let it go on.
    case postponed
    /// The claim was lost: somebody else has the delivery, or the lead was erased.
    case lost
    /// The store threw; the delivery comes again when its lease is over, under the same id.
    case unsettled
    /// The claim was given back: the dispatcher was stopped before the attempt had ended, or began too late to end it
    /// within its lease.
    case released
  }

  private var counts: [Result: Int] = [:]
  /// The store's errors, the first ones.
  public private(set) var troubles: [ErrorText] = []

  public init() {}

  public subscript(result: Result) -> Int { counts[result] ?? 0 }

  public var delivered: Int { self[.delivered] }
  public var failed: Int { self[.failed] }
  public var dead: Int { self[.dead] }

  /// The attempts there were, and the looks at what was held or postponed.
  public var total: Int { counts.values.reduce(0, +) }

  mutating func count(_ result: Result) { counts[result, default: 0] += 1 }

  mutating func note(_ trouble: ErrorText) {
    if troubles.count < 20 { troubles.append(trouble) }
  }
}

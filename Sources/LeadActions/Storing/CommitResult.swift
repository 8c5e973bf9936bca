/// What a commit came to; only ``committed`` changes anything.
///
/// Exhaustive, since whoever commits must have an answer to each.
public enum CommitResult: Hashable, Sendable {
  case committed
  /// The lead has an occurrence of that id already; whether its content is the same, the caller compares.
  case repeated(StoredOccurrence)
  /// Something that the plan was made from has changed since; the occurrence is to be planned again.
  case conflict(CommitConflict)
}

/// What changed between a plan and its commit.
@nonexhaustive
public enum CommitConflict: Hashable, Sendable, Codable {
  case record
  case choosing(GroupName)
  case contacts(ContactKey)
}

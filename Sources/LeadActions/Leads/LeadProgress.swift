/// A stage that a lead's progress can reach.
///
/// The first move to each stage is an event, and only the first (the guide: "It will only be triggered once").
/// A lead that has reached no stage yet has no progress.
@nonexhaustive
public enum LeadProgress: String, Hashable, Sendable, Codable, CaseIterable {
  case validated
  case invalidated
  case contacted
  case qualified
  case converted
  case closed
}

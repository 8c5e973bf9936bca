/// Why a submission failed; nothing of the occurrence is done then, and it can be submitted again.
@nonexhaustive
public enum PipelineError: Error, Hashable, Sendable {
  /// The occurrence cannot be true of the lead.
  case refused(PlanRefusal)
  /// The id was used before for another report of the lead.
  case idReused(OccurrenceID, LeadKey)
  /// Others changed the same lead, group or contact each time the plan was to be committed.
  case conflicts(OccurrenceID, LeadKey, CommitConflict, attempts: Int)
  case shutDown(OccurrenceID)
  /// As many occurrences are under way as the settings allow.
  case overloaded(OccurrenceID, underWay: Int)
  /// A version of the rule book is activated once; another content needs another number.
  case versionTaken(Int)
}

extension PipelineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .refused(let refusal): "\(refusal)"
    case .idReused(let id, let lead):
      "Occurrence id \(id.inQuotes) was used before for another report of \(lead); give each occurrence an id of its own."
    case .conflicts(let id, let lead, let conflict, let attempts):
      "Occurrence \(id.inQuotes) of \(lead) could not be committed in \(attempts) attempts, since \(conflict.words) changed "
        + "each time; submit it again."
    case .shutDown(let id):
      "The pipeline is shut down; submit occurrence \(id.inQuotes) to another one, or after a restart."
    case .overloaded(let id, let count):
      "Occurrence \(id.inQuotes) was refused, since \(count) are under way already; submit it again a little later, or "
        + "raise the setting 'submissionLimit'."
    case .versionTaken(let version):
      "Rule book version \(version) is in use with other content; give the changed book a version of its own."
    }
  }
}

extension CommitConflict {
  fileprivate var words: String {
    switch self {
    case .record: "the lead"
    case .choosing(let group): "the turns of group \(group.inQuotes)"
    case .contacts: "the leads of the same contact"
    }
  }
}

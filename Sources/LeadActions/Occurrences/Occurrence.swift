/// Something that happened to a lead, as the host reports it: the input of the pipeline.
///
/// Its id is unique for the lead. The same id submitted twice is done once, whenever the second arrives, and the second
/// submission answers with the first outcome; the same id with another report is an error.
public struct Occurrence: Hashable, Sendable, Codable, Identifiable {
  public var id: OccurrenceID
  public var lead: LeadID
  public var report: Report
  /// The first occurrence of the chain of causes that this one goes on with; none where it begins one, or where its
  /// report says what it comes from. The dispatcher gives what a transport reports its delivery's chain.
  public var chain: OccurrenceID?

  public init(_ id: OccurrenceID, lead: LeadID, _ report: Report, chain: OccurrenceID? = nil) {
    self.id = id
    self.lead = lead
    self.report = report
    self.chain = chain
  }
}

public import struct Foundation.Date

/// Something that happened to a lead, as the host reports it: the input of the pipeline.
///
/// Its id is unique for the lead. The same id submitted twice is done once, whenever the second arrives, and the second
/// submission answers with the first outcome; the same id with another report is an error.
public struct Occurrence: Hashable, Sendable, Codable, Identifiable {
  public var id: OccurrenceID
  public var lead: LeadID
  public var report: Report
  /// When it happened; the pipeline's time where the host does not say. A repeat may differ in it.
  public var at: Date?

  public init(_ id: OccurrenceID, lead: LeadID, _ report: Report, at: Date? = nil) {
    self.id = id
    self.lead = lead
    self.report = report
    self.at = at
  }

  /// Whether this is the same report under the same id, so that doing it again would be doing it twice.
  public func repeats(_ other: Occurrence) -> Bool { id == other.id && lead == other.lead && report == other.report }
}

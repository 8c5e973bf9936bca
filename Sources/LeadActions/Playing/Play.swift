public import struct Foundation.Date

/// Leads and what happens to them, each occurrence with its time: what a ``Player`` runs through rules.
public struct Play: Hashable, Sendable {
  /// When the clock begins.
  public var start: Date
  /// Up to when the clock goes on, so that what falls due after the last occurrence is seen too.
  public var end: Date
  /// In the order of their times; those of one moment in the order they were given.
  public private(set) var steps: [PlayStep]

  /// - Parameters:
  ///   - start: The time of the first occurrence where none is given.
  ///   - end: A week after the last occurrence where none is given.
  public init(from start: Date? = nil, until end: Date? = nil, _ steps: [PlayStep]) {
    self.steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    let first = self.steps.first?.at ?? start ?? Date(timeIntervalSince1970: 0)
    let last = self.steps.last?.at ?? first
    self.start = start ?? first
    self.end = end ?? last.addingTimeInterval(7 * 86_400)
  }

  /// The leads that appear, sorted.
  public var leads: [LeadID] { Set(steps.map(\.occurrence.lead)).sorted() }
}

/// One occurrence of a play.
public struct PlayStep: Hashable, Sendable {
  public var at: Date
  public var occurrence: Occurrence
  /// The rule or workflow whose message or task the occurrence is about: the last one that it sent to the lead.
  ///
  /// A file that is written by hand cannot know the ids of what is sent.
  public var sentBy: ActionOrigin?

  public init(at: Date, _ occurrence: Occurrence, sentBy: ActionOrigin? = nil) {
    self.at = at
    self.occurrence = occurrence
    self.sentBy = sentBy
  }
}

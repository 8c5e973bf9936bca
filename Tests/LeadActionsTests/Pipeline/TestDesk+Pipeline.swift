import LeadActions

extension TestDesk {
  /// A pipeline that follows the desk's rules.
  func pipeline(
    _ store: any LeadStore, clock: any WallClock = HandClock(), settings: EventPipeline.Settings = .init(),
    change: (inout EventPipeline.Services) -> Void = { _ in }
  ) throws -> EventPipeline {
    var services = EventPipeline.Services(directory: FixedDirectory(directory), clock: clock)
    change(&services)
    return try EventPipeline(rules: book, performers: performers, store: store, settings: settings, services: services)
  }

  func receipt(_ id: LeadID = "1", occurrence: OccurrenceID = "o1") -> Occurrence {
    var lead = lead
    lead.id = id
    return Occurrence(occurrence, lead: id, .received(Receipt(lead, from: .webForm, duplicate: .no)))
  }
}

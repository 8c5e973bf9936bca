import LeadActions
import Testing

/// Something that may trigger an event: a report of the host's, or the passing of time.
enum Trigger: Sendable {
  case happens(Report)
  case passes(seconds: Double)
}

extension GuideWorld {
  func pull(_ trigger: Trigger) async throws {
    switch trigger {
    case .happens(let report): try await happens(report)
    case .passes(let seconds): try await passes(seconds)
    }
  }

  /// Makes a world whose one rule marks an event, in which the lead is known already unless the test receives it.
  static func marking(_ event: Event, isReceived: Bool = true, book: ([Rule]) -> RuleBook) async throws -> GuideWorld {
    let world = try GuideWorld(book([Rule("mark", on: event) { mark() }]))
    if isReceived { try await world.happens(GuideLead.adoption()) }
    return world
  }
}

/// Expects that a trigger raises an event once, that a rule on the event acts once through to a transport, and that
/// what came before did neither.
func expect(
  _ event: Event, triggeredBy trigger: Trigger, after before: [Trigger] = [], isReceived: Bool = true,
  book: ([Rule]) -> RuleBook = { GuideBook.with($0) }, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let world = try await GuideWorld.marking(event, isReceived: isReceived, book: book)
  for earlier in before { try await world.pull(earlier) }
  #expect(world.marks.isEmpty, "triggered too early", sourceLocation: sourceLocation)
  try await world.pull(trigger)
  #expect(world.marks == [event.type], sourceLocation: sourceLocation)
  let raised = try await world.history().events
  #expect(raised.filter { $0 == event }.count == 1, sourceLocation: sourceLocation)
}

/// Expects that none of some triggers raises an event or lets a rule on it act.
func expect(
  _ event: Event, notTriggeredBy triggers: [Trigger], isReceived: Bool = true,
  book: ([Rule]) -> RuleBook = { GuideBook.with($0) }, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let world = try await GuideWorld.marking(event, isReceived: isReceived, book: book)
  for trigger in triggers { try await world.pull(trigger) }
  #expect(world.marks.isEmpty, sourceLocation: sourceLocation)
  let history = try await world.history()
  #expect(!history.isEmpty, "nothing happened at all", sourceLocation: sourceLocation)
  #expect(!history.events.contains(event), sourceLocation: sourceLocation)
}

/// Expects how often a rule on an event acts where one report comes again and again.
func expect(
  _ event: Event, actsTimes times: Int, where reports: [Report], sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let world = try await GuideWorld.marking(event) { GuideBook.with($0) }
  for report in reports { try await world.happens(report) }
  #expect(world.marks.count == times, sourceLocation: sourceLocation)
  #expect(try await world.history().events.filter { $0 == event }.count == times, sourceLocation: sourceLocation)
}

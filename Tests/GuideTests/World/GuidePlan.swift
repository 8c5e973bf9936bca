import LeadActions

import struct Foundation.Date

/// The pure planner, with one lead's record carried from plan to plan.
struct GuidePlan {
  let planner: Planner
  var record: LeadRecord?
  var now = GuideLead.received
  var seed: UInt64 = 1
  private var count = 0

  init(_ book: RuleBook) throws { planner = try Planner(book) }

  mutating func happens(_ report: Report, to lead: LeadID = GuideLead.id) throws -> Plan {
    count += 1
    let situation = Situation(
      record: record, directory: planner.book.book.directory ?? .empty, now: now, seed: seed)
    let plan = try planner.plan(Occurrence(OccurrenceID(count), lead: lead, report), in: situation)
    record = plan.record
    return plan
  }

  /// What a receipt of the guide's lead plans with one rule book.
  static func receipt(_ book: RuleBook, _ report: Report = GuideLead.receipt()) throws -> Plan {
    var plan = try GuidePlan(book)
    return try plan.happens(report)
  }
}

extension Plan {
  /// The events in the order they ran.
  var raised: [Event] { events.map(\.event) }

  var messages: [Message] { deliveries.map(\.message) }

  /// The titles of the tasks, which rules made with ``mark(_:)`` leave.
  var marks: [String] { messages.marks }

  /// What the actions came to, in order.
  var outcomes: [ActionOutcome] { history.outcomes }
}

extension [Message] {
  var marks: [String] { compactMap { if case .task(let task) = $0 { task.title } else { nil } } }
}

extension [HistoryEntry] {
  var outcomes: [ActionOutcome] {
    compactMap { if case .action(_, _, let outcome) = $0.line { outcome } else { nil } }
  }

  var events: [Event] {
    compactMap { if case .event(let event, _) = $0.line { event } else { nil } }
  }

  /// What became of deliveries of a kind.
  func reports(_ kind: MessageKind) -> [DeliveryReport] {
    compactMap { if case .delivery(_, kind, let report) = $0.line { report } else { nil } }
  }
}

import LeadActions

import struct Foundation.Date

/// A lead's history, read line by line.
struct LeadStory: Sendable {
  /// How a delivery ended.
  enum End: Equatable, Sendable {
    case delivered(attempt: Int)
    case dead
    case withdrawn
    case expired
    case other(String)
  }

  /// A message that was to be sent.
  struct StoredDelivery: Sendable {
    var mentions = 0
    var isEmail = false
    var isReminder = false
    var ends: [End] = []
    /// The numbers of attempts that failed.
    var failures: [Int] = []
  }

  let lead: Int
  let record: LeadRecord
  private let entries: [HistoryEntry]
  private(set) var deliveries: [DeliveryID: StoredDelivery] = [:]
  /// How many deliveries each action of each occurrence came to.
  private(set) var queuedByAction: [String: Int] = [:]
  private var queuedByRule: [OccurrenceID: [RuleID: Int]] = [:]
  private(set) var occurrences: Set<OccurrenceID> = []
  /// How often the history says that an occurrence was refused.
  private(set) var refused: [OccurrenceID: Int] = [:]
  private(set) var workflowDeliveries = 0
  /// Whom the lead was assigned to from the group.
  private(set) var assigned: [UserName] = []

  var id: LeadID { Happenings.leadID(lead) }

  init(_ lead: Int, _ record: LeadRecord, _ entries: [HistoryEntry]) {
    self.lead = lead
    self.record = record
    self.entries = entries
    for entry in entries {
      if case .refused(let id, _) = entry.line {
        refused[id, default: 0] += 1
        continue
      }
      occurrences.insert(entry.occurrence)
      switch entry.line {
      case .action(let origin, _, .done(.queued(let id, let kind, _))): note(id, kind, origin, entry.occurrence)
      case .action(let origin, _, .done(.referred(_, let id))): note(id, .referral, origin, entry.occurrence)
      case .action(_, _, .done(.assigned(let user?, from: .some))): assigned.append(user)
      case .delivery(let id, _, let report): note(id, report)
      default: break
      }
    }
  }

  private mutating func note(
    _ id: DeliveryID, _ kind: MessageKind, _ origin: ActionOrigin, _ occurrence: OccurrenceID
  ) {
    deliveries[id, default: StoredDelivery()].mentions += 1
    deliveries[id]?.isEmail = kind == .email
    queuedByAction["\(self.id), \(occurrence), \(origin), \(kind)", default: 0] += 1
    switch origin {
    case .rule(let rule):
      queuedByRule[occurrence, default: [:]][rule, default: 0] += 1
      deliveries[id]?.isReminder = rule == "soon" || rule == "afterwards"
    default: workflowDeliveries += 1
    }
  }

  private mutating func note(_ id: DeliveryID, _ report: DeliveryReport) {
    let end: End
    switch report {
    case .delivered(let attempt, _): end = .delivered(attempt: attempt)
    case .dead: end = .dead
    case .withdrawn: end = .withdrawn
    case .expired: end = .expired
    case .failed(let attempt, _, _):
      deliveries[id, default: StoredDelivery()].failures.append(attempt)
      return
    default: end = .other("\(report)")
    }
    deliveries[id, default: StoredDelivery()].ends.append(end)
  }

  // MARK: Asking

  func count(of event: Event) -> Int {
    entries.count { if case .event(event, _) = $0.line { true } else { false } }
  }

  /// The starts of an appointment for which an event fired.
  func firings(of event: Event, _ appointment: AppointmentID) -> [Date] {
    entries.compactMap { entry in
      guard case .event(event, .appointment(let details)) = entry.line, details.id == appointment else { return nil }
      return details.start
    }
  }

  /// How many events each timer's firing raised.
  var timeEvents: [OccurrenceID: Int] {
    let events = entries.filter { entry in
      guard entry.occurrence.rawValue.hasPrefix("time:"), case .event = entry.line else { return false }
      return true
    }
    return Dictionary(grouping: events, by: \.occurrence).mapValues(\.count)
  }

  var workflowCounts: (starts: Int, finishes: Int, stops: Int) {
    var counts = (starts: 0, finishes: 0, stops: 0)
    for entry in entries {
      switch entry.line {
      case .workflowStarted: counts.starts += 1
      case .workflowFinished: counts.finishes += 1
      case .workflowStopped: counts.stops += 1
      default: break
      }
    }
    return counts
  }

  // MARK: Demanding

  func expect(_ number: Int, _ event: Event, _ id: OccurrenceID, _ verdict: inout Verdict) {
    expect(number, "\(event)", of: id, &verdict) { if case .event(event, _) = $0 { true } else { false } }
  }

  func expect(
    _ number: Int, _ what: String, of id: OccurrenceID, _ verdict: inout Verdict, _ matches: (HistoryLine) -> Bool
  ) {
    let count = entries.count { $0.occurrence == id && matches($0.line) }
    if count < number { verdict.lost.append("\(what) of \(id) in \(self.id)") }
    if count > number { verdict.doubled.append("\(what) of \(id) in \(self.id): \(count) times") }
  }

  func expectDelivery(_ occurrence: OccurrenceID, _ rule: RuleID, _ verdict: inout Verdict) {
    let count = queuedByRule[occurrence]?[rule] ?? 0
    if count < 1 { verdict.lost.append("what rule \(rule) sends for \(occurrence) of \(id)") }
    if count > 1 { verdict.doubled.append("what rule \(rule) sends for \(occurrence) of \(id): \(count)") }
  }
}

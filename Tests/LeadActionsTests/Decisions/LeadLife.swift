import Foundation
import LeadActions

/// One lead's life on the pure planner: each report is planned, and its plan taken for done.
struct LeadLife {
  var planner: Planner
  var record: LeadRecord?
  var directory = LeadLife.directory
  var choosing: [GroupName: ChoosingState] = [:]
  var facts: [FieldName: FieldValue] = [:]
  var now: Date
  var seed: UInt64 = 7
  let lead: LeadID
  /// All history so far.
  var history: [HistoryEntry] = []
  private var count = 0

  init(
    _ book: RuleBook, performers: ActionPerformers = .standard, limits: PlanLimits = PlanLimits(),
    lead: LeadID = "1", at now: Date = LeadLife.morning
  ) throws {
    planner = try Planner(book, performers: performers, limits: limits)
    self.lead = lead
    self.now = now
  }

  /// A Monday, in no zone's daylight saving.
  static let morning = time("2026-03-02T09:00:00Z")

  static func time(_ text: String) -> Date { Timestamp.date(from: text) ?? .distantPast }

  static func newLead(_ id: LeadID = "1", at now: Date = morning) -> Lead {
    Lead(
      id: id, type: "Loan", received: now,
      contact: Contact(firstName: "Jane", lastName: "Smith", email: "jane@example.com", mobile: "07700 900123"))
  }

  /// Plans a report without taking it for done.
  func planned(_ report: Report, id: OccurrenceID? = nil, trace: Trace.Level = .off) throws -> Planned {
    let occurrence = Occurrence(id ?? OccurrenceID("o\(count)"), lead: lead, report)
    let situation = Situation(
      record: record, directory: directory, choosing: choosing, facts: facts, now: now, seed: seed)
    return Planned(try planner.plan(occurrence, in: situation, trace: trace))
  }

  @discardableResult
  mutating func happen(_ report: Report, id: OccurrenceID? = nil, trace: Trace.Level = .off) throws -> Planned {
    let planned = try planned(report, id: id, trace: trace)
    count += 1
    record = planned.plan.record
    choosing.merge(planned.plan.choosing) { _, new in new }
    history += planned.plan.history
    return planned
  }

  @discardableResult
  mutating func receive(
    from origin: Origin = .webForm, duplicate: Receipt.Duplicate = .no, referral: Receipt.Referring = .byLeadType,
    _ change: (inout Lead) -> Void = { _ in }
  ) throws -> Planned {
    var new = Self.newLead(lead, at: now)
    change(&new)
    return try happen(.received(Receipt(new, from: origin, duplicate: duplicate, referral: referral)))
  }

  @discardableResult
  mutating func update(by origin: Origin = .api, _ values: KeyValuePairs<FieldName, FieldValue?>) throws -> Planned {
    try happen(.updated(Update(by: origin, values)))
  }

  /// Lets time pass, with each timer fired when it falls due.
  @discardableResult
  mutating func pass(to time: Date) throws -> [Planned] {
    var plans: [Planned] = []
    while let timer = record?.timers.first, timer.due <= time, plans.count < 5_000 {
      now = max(now, timer.due)
      plans.append(try happen(.timeReached(timer.id)))
    }
    now = time
    return plans
  }

  @discardableResult
  mutating func pass(days: Double) throws -> [Planned] { try pass(to: now.addingTimeInterval(days * 86_400)) }

  /// The titles of tasks that were planned up to a time, with the times they were planned at.
  mutating func firings(to time: Date) throws -> [Date] {
    try pass(to: time).filter { !$0.titles.isEmpty }.map(\.plan.at)
  }

  var lines: [String] { history.map { "\($0.line)" } }
}

/// A plan as tests look at it.
struct Planned {
  let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  var events: [Event] { plan.events.map(\.event) }
  var lines: [String] { plan.history.map { "\($0.line)" } }
  var lead: Lead { plan.record.lead }
  /// The titles of the tasks, in the order in which the actions ran.
  var titles: [String] { tasks.map(\.title) }

  var tasks: [UserTask] { plan.deliveries.compactMap { if case .task(let task) = $0.message { task } else { nil } } }
  var emails: [EmailMessage] {
    plan.deliveries.compactMap { if case .email(let email) = $0.message { email } else { nil } }
  }
  var texts: [TextMessage] { plan.deliveries.compactMap { if case .text(let text) = $0.message { text } else { nil } } }
  var referrals: [Referral] {
    plan.deliveries.compactMap { if case .referral(let referral) = $0.message { referral } else { nil } }
  }

  /// The bodies of the webhooks, each as its form's fields in order.
  var bodies: [[(key: String, value: String)]] {
    plan.deliveries.compactMap { delivery in
      guard case .webhook(let request) = delivery.message else { return nil }
      return request.body.split(separator: "&").map { pair in
        let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map {
          $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? ""
        }
        return (parts[0], parts[1])
      }
    }
  }

  func has(_ line: String) -> Bool { lines.contains(line) }
}

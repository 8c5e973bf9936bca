import Foundation
import Testing

@testable import LeadActions

/// A rule book with everything that rules may name, a directory, and a lead; a test changes what it is about.
struct TestDesk {
  /// A Monday, ten in the morning.
  static let monday = Zone.utc.date(at: CivilTime(year: 2026, month: 3, day: 2, hour: 10))

  var book = TestDesk.emptyBook
  var directory = TestDesk.staff
  var performers = ActionPerformers.standard
  var lead = TestDesk.jane
  var now = TestDesk.monday
  var seed: UInt64 = 0
  var limits = PlanLimits()
  var facts: [FieldName: FieldValue] = [:]
  var choosing: [GroupName: ChoosingState] = [:]

  init(_ rules: Rule...) { type.rules = rules }

  /// The rule `r` that does some actions.
  init(on event: Event = .received, when condition: Condition? = nil, _ actions: any ActionConvertible...) {
    type.rules = [Rule("r", on: event, when: condition, do: actions.map(\.action))]
  }

  /// The lead type whose rules the test is about.
  var type: LeadType {
    get { book.leadGroups[0].types[0] }
    set { book.leadGroups[0].types[0] = newValue }
  }

  var planner: Planner {
    get throws { Planner(try CompiledRuleBook(book, performers: performers), limits: limits) }
  }

  func situation(_ record: LeadRecord?) -> Situation {
    Situation(record: record, directory: directory, choosing: choosing, facts: facts, now: now, seed: seed)
  }

  /// What the receipt of the lead does.
  func receive(
    from origin: Origin = .webForm, referral: Receipt.Referring = .byLeadType, id: OccurrenceID = "o1",
    trace: Trace.Level = .off
  ) throws -> Plan {
    let report = Report.received(Receipt(lead, from: origin, duplicate: .no, referral: referral))
    return try planner.plan(Occurrence(id, lead: lead.id, report), in: situation(nil), trace: trace)
  }

  /// What a report does of a lead that is known already.
  func report(
    _ report: Report, of record: LeadRecord? = nil, id: OccurrenceID = "o2", trace: Trace.Level = .off
  ) throws -> Plan {
    try planner.plan(
      Occurrence(id, lead: lead.id, report), in: situation(record ?? LeadRecord(lead, version: 1)), trace: trace)
  }

  static let jane = Lead(
    id: "1", type: "Home", received: monday, status: "New",
    contact: Contact(
      firstName: "Jane", lastName: "Smith", email: "jane@example.com", mobile: "07700 900123", street: "1 High Street",
      town: "York", postcode: "YO1 1AA"))

  static let staff = Directory(
    users: [
      "ann": DirectoryUser(displayName: "Ann Lee", email: "ann@firm.example", mobile: "07700 900001"),
      "ben": DirectoryUser(email: "ben@firm.example", mobile: "07700 900002"),
      "cleo": DirectoryUser(), "dan": DirectoryUser(email: "dan", mobile: "ask at the desk"),
    ],
    groups: ["brokers": DirectoryGroup("ann", "ben", "cleo"), "nobody": DirectoryGroup([])],
    partners: [
      "acme": DirectoryPartner(displayName: "Acme Ltd", email: "leads@acme.example", mobile: "07700 900009"),
      "bolt": DirectoryPartner(),
    ])

  static let emptyBook = RuleBook("Loans") {
    Users("ann", "ben", "cleo", "dan", "gone")
    Groups("brokers", "nobody", "gone")
    Partners("acme", "bolt", "gone")
    CustomField("amount", .number)
    CustomField("moveIn", .date)
    CustomField("firstTime", .flag)
    CustomField("note", .text)
    Fact("score", .number)
    CustomEvent("priceDropped", fields: ["newPrice": .number])
    LeadGroup("Loans") {
      LeadType("Home") {
        LeadStatus("New")
        LeadStatus("Hot", progress: .qualified)
        LeadStatus("Won", progress: .converted)
      }
      LeadType("Car") { LeadStatus("Parked") }
    }
    MessageTemplate.email(
      "welcome", subject: "Hello {{firstName}}", text: "{{user}} & {{note}}", html: "<p>{{user}} & {{note}}</p>")
    MessageTemplate.text("remind", body: "Dear {{firstName}}")
    MessageTemplate.letter("letter", body: "Dear {{fullName}}")
    LeadWorkflow("chase") {
      Wait(.days(1))
      Step(TaskUser(.user("ann"), title: "Call {{fullName}}"))
    }
  }
}

extension Plan {
  /// What came of each action, in order.
  var outcomes: [ActionOutcome] {
    history.compactMap { if case .action(_, _, let outcome) = $0.line { outcome } else { nil } }
  }

  var raised: [Event] { events.map(\.event) }
  var messages: [Message] { deliveries.map(\.message) }

  var emails: [EmailMessage] { messages.compactMap { if case .email(let message) = $0 { message } else { nil } } }
  var texts: [TextMessage] { messages.compactMap { if case .text(let message) = $0 { message } else { nil } } }
  var tasks: [UserTask] { messages.compactMap { if case .task(let task) = $0 { task } else { nil } } }

  /// The names of the variables that were left empty.
  var emptied: [String] {
    history.flatMap { entry -> [String] in if case .variablesEmpty(_, let paths) = entry.line { paths } else { [] } }
  }

  /// The notes that rules wrote, which tests use as marks.
  var notes: [String] {
    outcomes.compactMap { if case .done(.noted(let text)) = $0 { text } else { nil } }
  }
}

/// An action that writes a line of history.
struct Mark: CustomActionSettings {
  static let actionName: ActionName = "mark"
  var text: String
  init(_ text: String) { self.text = text }
}

struct MarkPerformer: ActionPerformer {
  func effects(of settings: Mark, in context: inout ActionContext) throws -> [Effect] { [.note(settings.text)] }
}

/// An action that returns the effects which the test gives its performer.
struct Script: CustomActionSettings {
  static let actionName: ActionName = "script"
}

struct ScriptPerformer: ActionPerformer {
  let work: @Sendable (inout ActionContext) throws -> [Effect]
  init(_ work: @escaping @Sendable (inout ActionContext) throws -> [Effect]) { self.work = work }
  init(_ effects: Effect...) { work = { _ in effects } }

  func effects(of settings: Script, in context: inout ActionContext) throws -> [Effect] { try work(&context) }
}

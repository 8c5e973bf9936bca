import Foundation
import LeadActions

/// One receipt: four events, 200 rules on the lead type of which 40 on each event, two or three comparisons a rule,
/// three rules match: Assign, Change Status, Task. The trace is off; loading and compiling the book is not counted.
enum PlanBenchmark {
  static func run() throws {
    let planner = try Planner(book())
    let now = Date(timeIntervalSince1970: 1_767_000_000)
    let situation = Situation(directory: directory, now: now, seed: 7)
    let lead = Lead(
      id: 1_000_001, type: "Remortgage", received: now, source: "web", status: "New",
      contact: Contact(
        title: "Ms", firstName: "Jane", lastName: "Smith", email: "jane.smith@example.com", phone: "020 7946 0000",
        town: "Leeds", postcode: "LS1 4AP"),
      fields: ["loanAmount": 250_000, "term": 25, "purpose": "remortgage", "employed": true])
    let occurrence = Occurrence("web-form-1", lead: lead.id, .received(Receipt(lead, from: .webForm)))
    let plan = try planner.plan(occurrence, in: situation)
    precondition(plan.record.lead.user == "ann" && plan.record.lead.status == "Hot" && plan.deliveries.count == 1)
    precondition(plan.events.count == 6)
    var total = 0
    try measure("plan", count: 100_000) {
      total &+= try planner.plan(occurrence, in: situation).history.count
    }
    precondition(total > 0)
  }

  static let directory = Directory(
    users: ["ann": DirectoryUser(email: "ann@example.com"), "ben": DirectoryUser(email: "ben@example.com")],
    groups: ["brokers": DirectoryGroup("ann")])

  /// Forty rules on each of the four events of a receipt, and forty on Status Changed.
  static func book() -> RuleBook {
    var rules: [Rule] = []
    for event in [Event.receivedNotDuplicate, .receivedNotReferred, .received, .receivedOther, .statusChanged] {
      for index in 0..<40 { rules.append(rule(on: event, index)) }
    }
    return RuleBook(
      "benchmark", users: ["ann", "ben"], groups: ["brokers"],
      fields: ["loanAmount": .number, "term": .number, "purpose": .text, "employed": .flag],
      leadGroups: [
        LeadGroup("Mortgages", types: [LeadType("Remortgage", statuses: statuses, rules: rules)])
      ])
  }

  static let statuses = ["New", "Hot", "Cold", "Lost"].map { LeadStatus(StatusName($0)) }

  static func rule(on event: Event, _ index: Int) -> Rule {
    let fields = LeadFields()
    if index == 20 {
      switch event {
      case .receivedNotDuplicate:
        return Rule("assign", on: event, when: { $0.source == "web" && $0.town == "Leeds" }) {
          AssignToUser(.group("brokers"))
        }
      case .received:
        return Rule(
          "status", on: event, when: { $0.source == "web" && $0.loanAmount >= 100_000 && $0.employed == true }
        ) {
          ChangeStatus(to: "Hot")
        }
      case .receivedOther:
        return Rule("task", on: event, when: { $0.status == "Hot" && $0.loanAmount >= 200_000 }) {
          TaskUser(title: "Call {{fullName}}", due: .hours(2))
        }
      default: break
      }
    }
    let condition: Condition =
      switch index % 4 {
      case 0: fields.source == "web" && fields.loanAmount > Double(300_000 + index)
      case 1: fields.town == "Leeds" && fields.term < Double(20 - index % 5) && fields.employed == true
      case 2: fields.status != "Lost" && fields.purpose == "town\(index)"
      default: fields.source == "web" && fields.employed == true && fields.term > Double(30 + index)
      }
    return Rule(RuleID("\(event) \(index)"), on: event, when: condition, do: [.changeStatus(ChangeStatus(to: "Cold"))])
  }
}

extension LeadFields {
  var loanAmount: LeadField<Double> { "loanAmount" }
  var term: LeadField<Double> { "term" }
  var purpose: LeadField<String> { "purpose" }
  var employed: LeadField<Bool> { "employed" }
}

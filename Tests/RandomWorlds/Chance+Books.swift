package import LeadActions

import struct Foundation.Date

extension Chance {
  /// A valid rule book; its rules' ids are unique in all of it, so that histories can be read without their lead type.
  package mutating func book(rules: ClosedRange<Int> = 20...45) -> RuleBook {
    let zone = pick(Pool.zones)
    var types: [LeadType] = []
    for name in Pool.types { types.append(type(name, zone: zone, rules: rules)) }
    return RuleBook(
      "World", users: Pool.users, groups: Pool.groups, partners: Pool.partners, fields: Pool.fields,
      facts: Pool.facts, customEvents: Pool.customEvents,
      leadGroups: [
        LeadGroup(Pool.leadGroups[0], types: Array(types.prefix(2))),
        LeadGroup(Pool.leadGroups[1], types: Array(types.dropFirst(2))),
      ], templates: Self.templates, partials: ["signature": "-- {{user}}"], workflows: workflows(),
      directory: directory(), allowed: allowed())
  }

  private mutating func type(_ name: LeadTypeName, zone: Zone, rules: ClosedRange<Int>) -> LeadType {
    // The last type declares every status, so that rules of types that list none may name any.
    let listed = name == Pool.types.last ? Pool.statuses : once(in: 3) ? [] : some(of: Pool.statuses, atLeast: 2)
    let statuses = listed.map { status in LeadStatus(status, progress: once(in: 2) ? pick(LeadProgress.allCases) : nil)
    }
    var type = LeadType(
      name, zone: zone, referralMethod: pick([.none, .deliverImmediately, .deliverManually]),
      partner: maybe { $0.pick(Pool.partners) }, statuses: statuses, lateTimers: pick([.skip, .runNow]),
      countsMachineEvents: once(in: 3))
    let names = listed.isEmpty ? Pool.statuses : listed
    for index in 0..<(rules.lowerBound + number(below: rules.count)) {
      type.rules.append(rule(RuleID("\(name) \(index)"), statuses: names))
    }
    return type
  }

  package mutating func rule(_ id: RuleID, statuses: [StatusName]) -> Rule {
    let event = pick(once(in: 3) ? Self.frequent : Pool.events)
    let condition: Condition? = once(in: 2) ? nil : self.condition(3, on: event)
    var actions = list(1...3) { $0.action(statuses: statuses).action }
    // Behind it other statuses would be allowed, so it stands last.
    if once(in: 12) { actions.append(ChangeLeadType(to: pick(Pool.types)).action) }
    return Rule(id, on: event, when: condition, do: actions, isEnabled: !once(in: 10), allowed: allowed())
  }

  /// The events that happen most, so that rules meet.
  private static let frequent: [Event] = [
    .received, .receivedOther, .receivedUser, .updated, .statusChanged, .userChanged, .contacted, .qualified,
    .appointmentCreated, .custom("nudged"), .emailReplied,
  ]

  private mutating func allowed() -> [FindingCode: String] {
    once(in: 2) ? [:] : [pick(FindingKind.all).code: "agreed with the office"]
  }

  private mutating func workflows() -> [LeadWorkflow] {
    Pool.workflows.map { name in
      var steps = list(1...4) { chance in
        chance.once(in: 3)
          ? WorkflowStep(.wait(chance.pick([.hours(6), .days(1), .days(2)])))
          : WorkflowStep(
            .action(chance.action(statuses: Pool.statuses).action),
            when: chance.maybe { $0.condition(2, on: nil) })
      }
      steps.append(.action(TaskUser(title: "End of {{workflow}}")))
      return LeadWorkflow(name, steps: steps)
    }
  }

  private static let templates: [MessageTemplate] = [
    .email("mail", subject: "About {{notes}}", text: "Dear {{fullName}}, {{loanAmount}} {{> signature}}"),
    .email(
      "mail html", subject: "{{event.title}}", text: "{{status}} {{fact.segment}}",
      html: "<p>{{notes}}</p>{{#appointment}}{{start}}{{/appointment}}"),
    .text("sms", body: "{{firstName}} {{user.name}} {{moveIn.long}}"),
    .letter("letter", body: "Dear {{fullName}}\n{{#partner}}{{name}}{{/partner}}{{^partner}}nobody{{/partner}}"),
  ]

  /// Everybody but sometimes one, with hours, absences and caps.
  package mutating func directory() -> Directory {
    var directory = Directory(version: number(below: 100))
    let missing = once(in: 4) ? pick(Pool.users) : nil
    for name in Pool.users where name != missing {
      let from = date()
      directory.users[name] = DirectoryUser(
        displayName: maybe { $0.pick(Pool.words) }, email: once(in: 5) ? nil : "\(name)@broker.example",
        mobile: once(in: 5) ? nil : "07700900\(100 + number(below: 800))", zone: maybe { $0.pick(Pool.zones) },
        workingHours: once(in: 3) ? hours() : nil,
        absences: once(in: 3) ? [Absence(from: from, until: from.addingTimeInterval(400_000))] : [],
        openLeads: maybe { $0.number(below: 9) })
    }
    for name in Pool.groups where !once(in: 10) {
      let isCapped = once(in: 2)
      directory.groups[name] = DirectoryGroup(
        some(of: Pool.users).map { user in
          GroupMember(
            user, weight: 1 + number(below: 5), dailyCap: isCapped ? 1 + number(below: 3) : nil,
            monthlyCap: isCapped ? maybe { 2 + $0.number(below: 6) } : nil)
        })
    }
    for name in Pool.partners where !once(in: 6) {
      directory.partners[name] = DirectoryPartner(displayName: "P", email: "leads@\(name).example", mobile: "1234567")
    }
    return directory
  }
}

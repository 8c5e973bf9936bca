package import LeadActions

extension Chance {
  package mutating func action(statuses: [StatusName]) -> any ActionConvertible {
    switch number(below: 22) {
    case 0:
      AppointmentTask(target(), title: maybe { $0.pick(["Meet {{fullName}}", "Meet"]) }, due: maybe { $0.period() })
    case 1, 2, 3: AssignToUser(assignment())
    case 4, 5: ChangeStatus(to: pick(statuses))
    case 6: ContactCustomer(by: .email, template: pick(Pool.emails))
    case 7: ContactCustomer(by: .text, template: pick(Pool.texts))
    case 8: ContactCustomer(by: .letter, template: pick(Pool.letters))
    case 9: ContactPartner(by: .email, template: pick(Pool.emails))
    case 10: ContactUser(target(), by: .text, template: pick(Pool.texts))
    case 11:
      FormTask(target(), form: "fact find", title: maybe { _ in "Form for {{user}}" }, due: maybe { $0.period() })
    case 12: JourneyTask(target(), journey: "apply", due: maybe { $0.period() })
    case 13: NotifyUserByEmail(target())
    case 14: NotifyUserByText(target())
    case 15: StartWorkflow(pick(Pool.workflows))
    case 16: once(in: 2) ? StopWorkflow() : StartWorkflow(pick(Pool.workflows))
    case 17: Refer(to: maybe { $0.pick(Pool.partners) }, again: once(in: 3))
    case 18: TaskUser(target(), title: "Call {{fullName}}", notes: maybe { _ in "About {{notes}}" })
    case 19: PostWebhook("https://crm.example.com/hook?secret=${crm-hook}")
    default: HostDeed(pick(HostDeed.Kind.allCases), number(below: 12))
    }
  }

  package mutating func target() -> UserTarget {
    switch number(below: 3) {
    case 0: .assigned
    case 1: .user(pick(Pool.users))
    default: .group(pick(Pool.groups), by: strategy())
    }
  }

  private mutating func assignment() -> AssignmentTarget {
    once(in: 3) ? .user(pick(Pool.users)) : .group(pick(Pool.groups), by: strategy())
  }

  private mutating func strategy() -> StrategyName { pick([.random, .random, .sequential, .weighted, .leastLoaded]) }
}

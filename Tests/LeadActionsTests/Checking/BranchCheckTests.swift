import LeadActions
import Testing

@Suite struct BranchCheckTests {
  private let greet = ContactCustomer(by: .email, template: "welcome")
  private let assign = AssignToUser(.user("ann"))
  private let call = TaskUser(title: "Call {{fullName}}")
  private let callAnn = TaskUser(.user("ann"), title: "Call {{fullName}}")
  private let hook = PostWebhook("https://crm.example.com/?s=${crm}")

  private func branches(@ListBuilder<Rule> _ rules: () -> [Rule]) -> [String] {
    Checking.codes(in: Checking.book(rules)).filter { $0.hasPrefix("LA4") }
  }

  @Test func `a greeting, a task or a webhook for typed-in leads alone forgets the others`() {
    for action: any ActionConvertible in [greet, callAnn, hook] {
      #expect(branches { Rule("a", on: .receivedUser, action) } == ["LA401"])
    }
  }

  @Test func `the like elsewhere serves the other branch`() {
    for event in [Event.received, .receivedOther] {
      #expect(
        branches {
          Rule("a", on: .receivedUser, greet)
          Rule("b", on: event, when: .field("email", .isSet(true)), ContactCustomer(by: .text, template: "remind"))
        } == [])
    }
    #expect(
      branches {
        Rule("a", on: .receivedUser, greet)
        Rule("b", on: .receivedDuplicate, greet)
        Rule("c", on: .receivedNotDuplicate, greet)
      } == [])
  }

  @Test func `what is for some leads only needs no counterpart`() {
    #expect(branches { Rule("a", on: .receivedUser, when: .field("source", .isSet(true)), greet) } == [])
  }

  @Test func `telling a user in one branch is healthy`() {
    for event in Event.receiptPairs {
      #expect(branches { Rule("a", on: event, NotifyUserByEmail(.user("ann"))) } == [])
    }
  }

  @Test func `a greeting for web leads alone forgets those typed in, unless any rule sees to them`() {
    #expect(branches { Rule("a", on: .receivedOther, greet) } == ["LA401"])
    #expect(branches { Rule("a", on: .receivedOther, callAnn) } == [])
    #expect(
      branches {
        Rule("a", on: .receivedOther, greet)
        Rule("b", on: .receivedUser, NotifyUserByEmail(.user("ann")))
      } == [])
  }

  @Test func `what everybody should have is not for duplicates alone`() {
    #expect(branches { Rule("a", on: .receivedDuplicate, hook) } == ["LA402"])
    #expect(branches { Rule("a", on: .receivedDuplicate, greet) } == ["LA402"])
    #expect(branches { Rule("a", on: .receivedDuplicate, callAnn) } == [])
    #expect(
      branches {
        Rule("a", on: .receivedDuplicate, greet)
        Rule("b", on: .receivedNotDuplicate, ContactCustomer(by: .text, template: "remind"))
      } == [])
  }

  @Test func `people who have asked before are not forgotten, where any rule sees to them`() {
    let nobody = Condition.field("user", .isSet(false))
    #expect(branches { Rule("a", on: .receivedNotDuplicate, greet) } == ["LA405"])
    #expect(
      branches {
        Rule("a", on: .receivedNotDuplicate, when: { _ in nobody }) {
          assign
          call
        }
      } == ["LA405"])
    #expect(branches { Rule("a", on: .receivedNotDuplicate, when: .field("source", .isSet(true)), greet) } == [])
    for event in [Event.receivedDuplicate, .received] {
      #expect(
        branches {
          Rule("a", on: .receivedNotDuplicate, greet)
          Rule("b", on: event, ContactCustomer(by: .text, template: "remind"))
        } == [])
    }
    #expect(
      branches {
        Rule("a", on: .receivedNotDuplicate, greet)
        Rule("b", on: .receivedDuplicate, NotifyUserByEmail(.user("ann")))
      } == [])
  }

  @Test func `customers who were not referred hear of it too`() {
    #expect(branches { Rule("a", on: .receivedReferred, greet) } == ["LA406"])
    #expect(branches { Rule("a", on: .receivedNotReferred, greet) } == [])
    #expect(branches { Rule("a", on: .receivedReferred, callAnn) } == [])
    for event in [Event.receivedNotReferred, .received, .receivedNotDuplicate] {
      #expect(
        !branches {
          Rule("a", on: .receivedReferred, greet)
          Rule("b", on: event, ContactCustomer(by: .text, template: "remind"))
        }.contains("LA406"))
    }
  }

  @Test func `who types a lead in may have work of their own with it`() {
    #expect(branches { Rule("a", on: .receivedUser, call) } == [])
  }

  @Test func `a webhook upon one side's updates forgets the other's`() {
    let changed = Condition.field("postcode", .changed)
    for (event, other) in [(Event.updatedUser, Event.updatedOther), (.updatedOther, .updatedUser)] {
      #expect(branches { Rule("a", on: event, when: changed, hook) } == ["LA403"])
      #expect(
        branches {
          Rule("a", on: event, when: changed, hook)
          Rule("b", on: other, hook)
        } == [])
    }
    #expect(branches { Rule("a", on: .updatedOther, when: changed, callAnn) } == [])
  }

  @Test(arguments: Event.receiptPairs) func `assigning in one branch leaves the other with nobody`(event: Event) {
    #expect(
      branches {
        Rule("a", on: event, assign)
        Rule("b", on: .returnStarted, call)
      } == ["LA404"])
  }

  @Test(arguments: Event.receiptPairs) func `nobody is missed where no later rule counts on a user`(event: Event) {
    #expect(branches { Rule("a", on: event, assign) } == [])
    #expect(
      branches {
        Rule("a", on: event, assign)
        Rule("b", on: .returnStarted, when: .field("user", .isSet(true)), call)
        Rule("c", on: .converted, callAnn)
        Rule("d", on: .userChanged, call)
      } == [])
  }

  @Test func `a branch that is seen to in another way needs no user`() {
    #expect(
      branches {
        Rule("a", on: .receivedOther, assign)
        Rule("b", on: .receivedUser, ContactCustomer(by: .email, template: "welcome"))
        Rule("c", on: .emailReplied, call)
        Rule("d", on: .receivedOther, greet)
      } == [])
    #expect(
      branches {
        Rule("a", on: .receivedNotDuplicate, assign)
        Rule("b", on: .receivedDuplicate, callAnn)
        Rule("c", on: .emailReplied, call)
      } == [])
  }

  @Test func `leads that come back from a partner need a user, whatever was done when they went`() {
    func rules(_ event: Event) -> [String] {
      branches {
        Rule("a", on: .receivedNotReferred, assign)
        Rule("b", on: .receivedReferred, greet)
        Rule("c", on: event, call)
      }
    }
    #expect(rules(.returnAccepted) == ["LA404"])
    #expect(rules(.emailReplied) == [])
  }
}

extension Event {
  fileprivate static let receiptPairs: [Event] = [
    .receivedUser, .receivedOther, .receivedDuplicate, .receivedNotDuplicate, .receivedReferred, .receivedNotReferred,
  ]
}

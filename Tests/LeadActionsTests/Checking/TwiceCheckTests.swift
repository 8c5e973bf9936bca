import LeadActions
import Testing

@Suite struct TwiceCheckTests {
  private let statuses = [LeadStatus("New"), LeadStatus("Sold", progress: .converted)]

  private func twice(_ directory: Directory? = nil, @ListBuilder<Rule> _ rules: () -> [Rule]) -> [String] {
    Checking.found(in: Checking.book(statuses: statuses, rules), directory: directory).filter { $0.hasPrefix("LA5") }
  }

  private let email = ContactCustomer(by: .email, template: "welcome")

  @Test func `two emails to the customer from one receipt are found at the later`() {
    #expect(
      twice {
        Rule("welcome", on: .received, email)
        Rule("more", on: .receivedOther, email)
      } == ["LA501 \(Checking.type).rules[1] 'more'.do[0]"])
  }

  @Test func `a pair, another channel and conditions that exclude each other are silent`() {
    let web = Condition.field("source", .compare(.equals, "web"))
    #expect(
      twice {
        Rule("caller", on: .receivedUser, email)
        Rule("web lead", on: .receivedOther, email)
      } == [])
    #expect(
      twice {
        Rule("welcome", on: .received, email)
        Rule("text", on: .receivedOther, ContactCustomer(by: .text, template: "remind"))
      } == [])
    #expect(
      twice {
        Rule("web", on: .received, when: web, email)
        Rule("others", on: .receivedOther, when: !web, email)
      } == [])
  }

  @Test func `a consequence that writes again is found`() {
    #expect(
      twice {
        Rule("assign", on: .receivedOther, do: [AssignToUser(.user("ann")).action, email.action])
        Rule("meet", on: .userChanged, email)
      } == ["LA501 \(Checking.type).rules[1] 'meet'.do[0]"])
  }

  @Test func `the assigned user is the named one only where that is sure`() {
    #expect(
      twice {
        Rule("assign", on: .received, do: [AssignToUser(.user("ann")).action, NotifyUserByEmail().action])
        Rule("tell ann", on: .received, NotifyUserByEmail(.user("ann")))
      }.count == 1)
    #expect(
      twice {
        Rule("assign", on: .received, do: [AssignToUser(.group("brokers")).action, NotifyUserByEmail().action])
        Rule("tell ann", on: .received, NotifyUserByEmail(.user("ann")))
      } == [])
  }

  @Test func `the same webhook for a status and the progress that it carries is found, for other events not`() {
    let hook = PostWebhook("https://crm.example.com/x?secret=${key}")
    #expect(
      twice {
        Rule("status", on: .statusChanged, when: .field("status", .changedTo("Sold")), hook)
        Rule("progress", on: .converted, hook)
      } == ["LA503 \(Checking.type).rules[1] 'progress'.do[0]"])
    #expect(
      twice {
        Rule("new", on: .received, do: [hook.action, AssignToUser(.user("ann")).action])
        Rule("user", on: .userChanged, hook)
      } == [])
  }

  @Test func `the same task on two events of a receipt is found`() {
    let ring = TaskUser(.user("ann"), title: "Ring {{fullName}}")
    #expect(
      twice {
        Rule("new", on: .receivedNotDuplicate, ring)
        Rule("all", on: .received, ring)
      } == ["LA502 \(Checking.type).rules[1] 'all'.do[0]"])
  }

  private let brokers = UserTarget.group("brokers")
  private let web = Condition.field("source", .compare(.equals, "web"))

  @Test func `the same task or notification for a group is found, another task is silent`() {
    let ring = TaskUser(brokers, title: "Ring {{fullName}}")
    #expect(
      twice {
        Rule("new", on: .receivedNotDuplicate, ring)
        Rule("web", on: .receivedOther, when: web, ring)
      } == ["LA502 \(Checking.type).rules[1] 'web'.do[0]"])
    #expect(
      twice {
        Rule("new", on: .received, NotifyUserByEmail(brokers))
        Rule("web", on: .receivedOther, when: web, NotifyUserByEmail(brokers))
      } == ["LA501 \(Checking.type).rules[1] 'web'.do[0]"])
    #expect(
      twice {
        Rule("new", on: .receivedNotDuplicate, ring)
        Rule("web", on: .receivedOther, when: web, TaskUser(brokers, title: "Look up {{fullName}}"))
        Rule("known", on: .receivedDuplicate, ring)
      } == [])
  }

  private let hook = PostWebhook("https://crm.example.com/x?secret=${key}")
  private let sold = Condition.field("status", .changedTo("Sold"))

  @Test func `the same webhook for a change, on the update and on the change, is found`() {
    let changed = Condition.any([.field("status", .changed), .field("source", .changed)])
    #expect(
      twice {
        Rule("sync", on: .updated, when: changed, hook)
        Rule("sold", on: .statusChanged, when: sold, hook)
      } == ["LA503 \(Checking.type).rules[1] 'sold'.do[0]"])
  }

  @Test func `a webhook for any update, or behind a change by a rule, is silent`() {
    #expect(
      twice {
        Rule("sync", on: .updated, hook)
        Rule("sold", on: .statusChanged, when: sold, hook)
      } == [])
    #expect(
      twice {
        Rule("sync", on: .updated, when: sold, hook)
        Rule("assign", on: .updatedOther, when: sold, AssignToUser(.user("ann")))
        Rule("assign callers", on: .updatedUser, when: sold, AssignToUser(.user("ann")))
        Rule("sold", on: .statusChanged, when: sold && .field("user", .isSet(true)), hook)
      } == [])
  }

  @Test func `another stage that a rule on the update brings about, and one that the host reports, hardly meet`() {
    let ready = Condition.field("source", .isSet(true))
    #expect(
      twice {
        Rule("ready", on: .updated, when: ready, ChangeStatus(to: "Sold"))
        Rule("sold", on: .converted, email)
        Rule("lost", on: .closed, email)
      } == [])
    #expect(
      twice {
        Rule("closing", on: .closed, ChangeStatus(to: "Sold"))
        Rule("sold", on: .converted, email)
        Rule("lost", on: .closed, email)
      }.count == 1)
  }

  @Test func `changes of different fields meet where one follows from the other`() {
    let meet = Rule("meet", on: .userChanged, when: .field("user", .changed), email)
    #expect(
      twice {
        Rule("sold", on: .statusChanged, when: sold, do: [AssignToUser(.user("ann")).action, email.action])
        meet
      }.count == 1)
    #expect(
      twice {
        Rule("sold", on: .updated, when: sold, email)
        meet
      } == [])
  }
}

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
}

import Foundation
import LeadActions
import Testing

@Suite struct RuleValidationTests {
  @Test func `a rule that does nothing is refused`() {
    #expect(
      SmallBook.problems { $0.leadGroups[0].types[0].rules = [Rule("r", on: .received, do: [])] } == [
        "\(SmallBook.rule).do: The rule does nothing. Add an action, or take the rule out."
      ])
  }

  @Test func `a template must be for the channel it is sent by`() {
    #expect(
      SmallBook.with(
        ContactCustomer(by: .email, template: "remind"), ContactPartner(by: .text, template: "welcome"),
        ContactUser(by: .text, template: "welcome"), ContactCustomer(by: .letter, template: "welcome"),
        ContactCustomer(by: .text, template: "remind")
      ).lines == [
        "\(SmallBook.rule).do[0].contactCustomer.template: The template 'remind' is for text message, and is to be sent "
          + "by email. Send it by text message, or name a template for email.",
        "\(SmallBook.rule).do[1].contactPartner.template: The template 'welcome' is for email, and is to be sent "
          + "by text message. Send it by email, or name a template for text message.",
        "\(SmallBook.rule).do[2].contactUser.template: The template 'welcome' is for email, and is to be sent "
          + "by text message. Send it by email, or name a template for text message.",
        "\(SmallBook.rule).do[3].contactCustomer.template: The template 'welcome' is for email, and is to be sent "
          + "by letter. Send it by email, or name a template for letter.",
      ])
  }

  @Test func `a task must say what is to be done`() {
    #expect(
      SmallBook.with(TaskUser(title: " ")).lines == [
        "\(SmallBook.rule).do[0].taskUser.title: The task has no title. Say what is to be done."
      ])
    #expect(SmallBook.with(TaskUser(title: "two\nlines")).lines == [])
  }

  @Test func `a workflow must do something, and its steps are checked like rules`() {
    let mend = "Add an action, or take the workflow out."
    #expect(
      SmallBook.problems {
        $0.workflows = [
          LeadWorkflow("none", steps: []), LeadWorkflow("waits", steps: [.wait(.days(1)), .wait(.hours(0))]),
          LeadWorkflow(
            "acts",
            steps: [
              .action(ChangeStatus(to: "Parked")), .action(StartWorkflow("act"), when: .any([])),
              .wait(.days(1), when: .field("x", .changed)),
            ]),
        ]
      } == [
        "workflows[0] 'none'.steps: The workflow has no steps. \(mend)",
        "workflows[1] 'waits'.steps[1].wait: The period '0 hours' is not longer than nothing. "
          + "Give one between '1 minute' and '3660 days'.",
        "workflows[1] 'waits'.steps: The workflow only waits. \(mend)",
        "workflows[2] 'acts'.steps[1].when.any: An empty 'any' never holds. Add a condition to it, or take it out.",
        "workflows[2] 'acts'.steps[1].do.startWorkflow.workflow: There is no workflow 'act'. "
          + "Add it to \"workflows\", or correct the name. Did you mean 'acts'?",
        "workflows[2] 'acts'.steps[2].when.field: There is no field 'x'. Add it to \"fields\", or correct the name.",
      ])
  }

  @Test(
    arguments: [
      ("status", "hides the standard field", "myStatus"), ("fullName", "hides the standard field", "myFullName"),
      ("event.x", "begins with 'event.', which is taken", "myX"),
      ("appointment.x", "begins with 'appointment.', which is taken", "myX"),
      ("fact.x", "begins with 'fact.', which is taken", "myX"),
      ("user.x", "begins with 'user.', which is taken", "myX"),
      ("partner.x", "begins with 'partner.', which is taken", "myX"),
      ("eventType", "has the key 'eventtype' in webhooks, which is taken", "myEventType"),
      ("eventdatetime", "has the key 'eventdatetime' in webhooks, which is taken", "myEventdatetime"),
      ("ID", "has the key 'id' in webhooks, which is taken", "myID"),
      ("SubID", "has the key 'subid' in webhooks, which is taken", "mySubID"),
      ("ipAddress", "has the key 'ipaddress' in webhooks, which is taken", "myIpAddress"),
      ("Received", "has the key 'received' in webhooks, which is taken", "myReceived"),
      ("firstname", "has the key 'firstname' in webhooks, which is taken", "myFirstname"),
      ("isduplicate", "has the key 'isduplicate' in webhooks, which is taken", "myIsduplicate"),
    ]) func `a declared field may hide nothing`(name: String, reason: String, better: String)
  {
    #expect(
      SmallBook.problems { $0.fields[FieldName(name)] = .text } == [
        "fields.\(name.contains(".") ? "'\(name)'" : name): The field '\(name)' \(reason). "
          + "Give it another name, such as '\(better)'."
      ])
    #expect(SmallBook.problems { $0.fields[FieldName(better)] = .text } == [])
  }

  @Test func `two fields with one key in webhooks are refused`() {
    #expect(
      SmallBook.problems { $0.fields["Amount"] = .text } == [
        "fields.amount: The fields 'Amount' and 'amount' have one key in webhooks. "
          + "Let them differ in more than capital letters."
      ])
  }

  @Test func `a custom event may not hide one of the guide's, nor its fields each other`() {
    #expect(
      SmallBook.problems {
        $0.customEvents = [
          "deliveryna": [:], "receivedOther": [:], "apptbefore": [:], "zoned": ["newPrice": .text, "recipient": .text],
          "priceDropped": ["newPrice": .number],
        ]
      } == [
        "customEvents.apptbefore: The custom event 'apptbefore' has the name of one of the guide's. "
          + "Give it another name.",
        "customEvents.deliveryna: The custom event 'deliveryna' has the name of one of the guide's. "
          + "Give it another name.",
        "customEvents.receivedOther: The custom event 'receivedOther' has the name of one of the guide's. "
          + "Give it another name.",
        "customEvents.zoned.newPrice: The field 'newPrice' is a text here, and a number in the custom event "
          + "'priceDropped'. Give both the same kind, or different names.",
        "customEvents.zoned.recipient: The field 'recipient' hides 'event.recipient', which events have already. "
          + "Give it another name.",
      ])
  }

  @Test func `a directory's counts, absences and members are checked`() {
    let early = Date(timeIntervalSince1970: 0)
    #expect(
      SmallBook.problems {
        $0.directory = Directory(
          version: -1,
          users: [
            "ann": DirectoryUser(absences: [Absence(from: early + 60, until: early)], openLeads: -1),
            "ben": DirectoryUser(absences: [
              Absence(from: early, until: early), Absence(from: early, until: .init(timeIntervalSince1970: .nan)),
            ]),
          ],
          groups: [
            "brokers": DirectoryGroup([
              GroupMember("bem", weight: 0), GroupMember("ann", weight: 2_000_000, dailyCap: 0, monthlyCap: -1),
            ])
          ])
        $0.version = -3
      } == [
        "version: A version of -3 is too small. Give one between 0 and 9007199254740992.",
        "directory.version: A version of -1 is too small. Give one between 0 and 9007199254740992.",
        "directory.users.ann.openLeads: A count of open leads of -1 is too small. "
          + "Give one between 0 and 9007199254740992.",
        "directory.users.ann.absences[0]: The absence ends at 1970-01-01T00:00:00Z, before it begins at "
          + "1970-01-01T00:01:00Z. Let it end after it begins.",
        "directory.users.ben.absences[1]: An absence begins or ends at no finite date. Give both dates.",
        "directory.groups.brokers[0] 'bem': There is no user 'bem'. Add it to \"users\", or correct the name. "
          + "Did you mean 'ben'?",
        "directory.groups.brokers[0] 'bem'.weight: A weight of 0 is too small. Give one between 1 and 1000000.",
        "directory.groups.brokers[1] 'ann'.weight: A weight of 2000000 is too large. Give one between 1 and 1000000.",
        "directory.groups.brokers[1] 'ann'.dailyCap: A daily cap of 0 is too small. "
          + "Give one between 1 and 9007199254740992.",
        "directory.groups.brokers[1] 'ann'.monthlyCap: A monthly cap of -1 is too small. "
          + "Give one between 1 and 9007199254740992.",
      ])
  }

  @Test func `a NUL in a template is refused`() {
    #expect(
      SmallBook.problems { $0.templates.append(.email("e", subject: "a\0", text: "\0", html: "\0")) } == [
        "templates[2] 'e'.email.subject: The template holds a NUL, which databases cannot keep. Leave it out.",
        "templates[2] 'e'.email.text: The template holds a NUL, which databases cannot keep. Leave it out.",
        "templates[2] 'e'.email.html: The template holds a NUL, which databases cannot keep. Leave it out.",
      ])
    #expect(SmallBook.problems { $0.partials["p"] = "\0" }.count == 1)
    #expect(SmallBook.with(TaskUser(title: "\0", notes: "\0"), FormTask(form: "f", title: "\0")).lines.count == 3)
  }

  @Test func `settings of a custom action may nest no deeper than a file can hold`() throws {
    func nested(_ levels: Int) -> PlainValue { (0..<levels).reduce(.null) { inner, _ in .list([inner]) } }
    let book = SmallBook.with(CustomAction("x", nested(48)))
    #expect(book.lines == [])
    #expect(try RuleBook(validating: book.json()) == book)
    #expect(
      SmallBook.with(CustomAction("x", nested(49))).lines == [
        "\(SmallBook.rule).do[0].x: The settings of 'x' are nested deeper than 48 levels. Nest them less deeply."
      ])
  }
}

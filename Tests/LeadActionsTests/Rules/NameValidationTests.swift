import Foundation
import LeadActions
import Testing

@Suite struct NameValidationTests {
  @Test func `the small rule book is valid, and validating gives it back`() throws {
    #expect(SmallBook.base.problems() == [])
    #expect(try SmallBook.with().validated() == SmallBook.with())
    #expect(
      problems { try RuleBook("").validated() }.map(\.description) == [
        "name: The name of the rule book is empty. Give it a name."
      ])
  }

  @Test func `an empty name is refused, whatever it names`() {
    func empty(_ thing: String, at place: String) -> String {
      "\(place): The name of the \(thing) is empty. Give it a name."
    }
    #expect(
      SmallBook.problems {
        $0.name = " "
        $0.users.append("")
        $0.groups.append("")
        $0.partners.append("")
        $0.fields[""] = .text
        $0.facts[""] = .text
        $0.customEvents[""] = ["": .text]
        $0.leadGroups.append(LeadGroup(""))
        $0.leadGroups[0].types.append(
          LeadType("", referralMethod: ReferralMethod(rawValue: ""), statuses: [LeadStatus("")]))
        $0.leadGroups[0].types[2].rules = [Rule("", on: .custom(""), do: [Refer().action])]
        $0.templates.append(.text("", body: ""))
        $0.partials[""] = ""
        $0.workflows.append(LeadWorkflow("", steps: [.action(StopWorkflow())]))
        $0.directory = Directory(
          users: ["": DirectoryUser()], groups: ["": DirectoryGroup("")], partners: ["": DirectoryPartner()])
      } == [
        empty("rule book", at: "name"), empty("user", at: "users[2]"), empty("group", at: "groups[1]"),
        empty("partner", at: "partners[1]"), empty("field", at: "fields.''"), empty("fact", at: "facts.''"),
        empty("custom event", at: "customEvents.''"), empty("field", at: "customEvents.''.''"),
        empty("lead group", at: "leadGroups[1].name"),
        empty("rule", at: "leadGroups[0] 'Loans'.types[2] 'Free'.rules[0].id"),
        empty("custom event", at: "leadGroups[0] 'Loans'.types[2] 'Free'.rules[0].on"),
        empty("lead type", at: "leadGroups[0] 'Loans'.types[3].name"),
        empty("referral method", at: "leadGroups[0] 'Loans'.types[3].referralMethod"),
        empty("status", at: "leadGroups[0] 'Loans'.types[3].statuses[0]"),
        empty("template", at: "templates[2].name"), empty("partial", at: "partials.''"),
        empty("workflow", at: "workflows[1].name"), empty("user", at: "directory.users.''"),
        empty("group", at: "directory.groups.''"), empty("member", at: "directory.groups.''[0]"),
        empty("partner", at: "directory.partners.''"),
      ])
    #expect(
      SmallBook.with(
        AssignToUser(.user("")), ChangeStatus(to: ""), ContactCustomer(by: .email, template: ""), FormTask(form: ""),
        JourneyTask(journey: ""), CustomAction(""), NotifyUserByText(.group("", by: ""))
      ).lines
        == [
          empty("user", at: "\(SmallBook.rule).do[0].assignToUser.to.user"),
          empty("status", at: "\(SmallBook.rule).do[1].changeStatus.to"),
          empty("template", at: "\(SmallBook.rule).do[2].contactCustomer.template"),
          empty("form", at: "\(SmallBook.rule).do[3].form.form"),
          empty("journey", at: "\(SmallBook.rule).do[4].journey.journey"),
          empty("action", at: "\(SmallBook.rule).do[5]"),
          empty("group", at: "\(SmallBook.rule).do[6].notifyUserByText.to.group"),
          empty("strategy", at: "\(SmallBook.rule).do[6].notifyUserByText.to.by"),
        ])
  }

  @Test func `a control character in a name is refused`() {
    #expect(
      SmallBook.problems { $0.users.append("a\u{0}b") } == [
        "users[2] 'a\\u{0}b': The name 'a\\u{0}b' of the user holds a control character. Leave it out."
      ])
  }

  @Test func `two of one name are refused, with the place of the first`() {
    func twice(_ thing: String, _ name: String, at place: String, first: String) -> String {
      "\(place): There is a \(thing) '\(name)' already, at \(first). Give one of them another name."
    }
    let rule = Rule("r", on: .received, do: [Refer().action])
    #expect(
      SmallBook.problems {
        $0.users.append("ann")
        $0.groups.append("brokers")
        $0.partners.append("acme")
        $0.leadGroups.append(LeadGroup("Loans", types: [LeadType("Car")]))
        $0.leadGroups[0].types[0].statuses.append(LeadStatus("New"))
        $0.leadGroups[0].types[0].rules = [rule, rule]
        $0.leadGroups[0].types[1].rules = [rule]
        $0.templates.append(.text("welcome", body: ""))
        $0.workflows.append($0.workflows[0])
        $0.directory = Directory(users: ["ann": DirectoryUser()], groups: ["brokers": DirectoryGroup("ann", "ann")])
      } == [
        twice("user", "ann", at: "users[2] 'ann'", first: "users[0] 'ann'"),
        twice("group", "brokers", at: "groups[1] 'brokers'", first: "groups[0] 'brokers'"),
        twice("partner", "acme", at: "partners[1] 'acme'", first: "partners[0] 'acme'"),
        twice("lead group", "Loans", at: "leadGroups[1] 'Loans'.name", first: "leadGroups[0] 'Loans'"),
        twice(
          "status", "New", at: "leadGroups[0] 'Loans'.types[0] 'Home'.statuses[2] 'New'",
          first: "leadGroups[0] 'Loans'.types[0] 'Home'.statuses[0] 'New'"),
        twice(
          "rule", "r", at: "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'r'.id",
          first: "leadGroups[0] 'Loans'.types[0] 'Home'.rules[0] 'r'"),
        twice(
          "lead type", "Car", at: "leadGroups[1] 'Loans'.types[0] 'Car'.name",
          first: "leadGroups[0] 'Loans'.types[1] 'Car'"),
        twice("template", "welcome", at: "templates[2] 'welcome'.name", first: "templates[0] 'welcome'"),
        twice("workflow", "chase", at: "workflows[1] 'chase'.name", first: "workflows[0] 'chase'"),
        twice(
          "member", "ann", at: "directory.groups.brokers[1] 'ann'", first: "directory.groups.brokers[0] 'ann'"),
      ])
  }

  @Test func `an unknown name is refused with the nearest known one`() {
    let place = SmallBook.rule
    func add(_ section: String) -> String { "Add it to \"\(section)\", or correct the name." }
    let status = "Add it to the statuses of a lead type, or correct the name."
    #expect(
      SmallBook.with(
        on: .custom("priceDroped"), AssignToUser(.user("anne")), AssignToUser(.group("broker")),
        NotifyUserByEmail(.group("brokers", by: "sequentially")), Refer(to: "acne"), ChangeLeadType(to: "Caar"),
        StartWorkflow("chasing"), ContactPartner(by: .email, template: "wellcome")
      ).lines == [
        "\(place).on: There is no custom event 'priceDroped'. \(add("customEvents")) Did you mean 'priceDropped'?",
        "\(place).do[0].assignToUser.to.user: There is no user 'anne'. \(add("users")) Did you mean 'ann'?",
        "\(place).do[1].assignToUser.to.group: There is no group 'broker'. \(add("groups")) Did you mean 'brokers'?",
        "\(place).do[2].notifyUserByEmail.to.by: There is no strategy 'sequentially'. Use 'random', 'sequential', "
          + "'weighted' or 'leastLoaded', or give the library one of that name. Did you mean 'sequential'?",
        "\(place).do[3].refer.to: There is no partner 'acne'. \(add("partners")) Did you mean 'acme'?",
        "\(place).do[4].changeLeadType.to: There is no lead type 'Caar'. "
          + "Add it to a lead group, or correct the name. Did you mean 'Car'?",
        "\(place).do[5].startWorkflow.workflow: There is no workflow 'chasing'. \(add("workflows"))",
        "\(place).do[6].contactPartner.template: There is no template 'wellcome'. \(add("templates")) "
          + "Did you mean 'welcome'?",
      ])
    #expect(
      SmallBook.with(ChangeStatus(to: "Hott")).lines == [
        "\(place).do[0].changeStatus.to: There is no status 'Hott'. \(status) Did you mean 'Hot'?"
      ])
    #expect(
      SmallBook.problems { $0.leadGroups[0].types[0].partner = "acmee" } == [
        "leadGroups[0] 'Loans'.types[0] 'Home'.partner: There is no partner 'acmee'. \(add("partners")) "
          + "Did you mean 'acme'?"
      ])
  }

  @Test func `a user, group or partner of the directory is known`() {
    var book = SmallBook.with(
      AssignToUser(.user("cat")), AssignToUser(.group("new", by: "mine")), Refer(to: "other"))
    book.directory = Directory(
      users: ["cat": DirectoryUser()], groups: ["new": DirectoryGroup("cat")], partners: ["other": DirectoryPartner()])
    #expect(book.problems(strategies: ["mine"]) == [])
    #expect(book.problems().map(\.message) == ["There is no strategy 'mine'."])
  }

  @Test func `a status must be one of the lead type that the lead has then`() {
    #expect(
      SmallBook.with(ChangeStatus(to: "Parked")).lines == [
        "\(SmallBook.rule).do[0].changeStatus.to: The lead type 'Home' has no status 'Parked'. "
          + "Add it to the statuses of the lead type, or use one of them."
      ])
    #expect(SmallBook.with(ChangeLeadType(to: "Car"), ChangeStatus(to: "Parked")).lines == [])
    #expect(
      SmallBook.with(ChangeLeadType(to: "Car"), ChangeStatus(to: "Hot")).problems().map(\.message) == [
        "The lead type 'Car' has no status 'Hot'."
      ])
    // A lead type that declares none takes any that is declared somewhere.
    #expect(SmallBook.with(inType: 2, ChangeStatus(to: "Parked")).lines == [])
    #expect(SmallBook.with(inType: 2, ChangeStatus(to: "Gone")).lines.count == 1)
    // Where nothing declares any, the host's own system owns them.
    var book = SmallBook.with(when: LeadFields().status == "Whatever", ChangeStatus(to: "Gone"))
    for type in 0..<3 { book.leadGroups[0].types[type].statuses = [] }
    #expect(book.lines == [])
  }

  @Test func `a custom action is known where the host says which there are`() {
    let book = SmallBook.with(CustomAction("scoreLaed"))
    #expect(book.problems() == [])
    #expect(book.problems(customActions: ["scoreLaed"]) == [])
    #expect(
      book.problems(customActions: ["scoreLead"]).map(\.description) == [
        "\(SmallBook.rule).do[0].scoreLaed: There is no action 'scoreLaed'. "
          + "Use one of the guide's, or give the library a performer of that name. Did you mean 'scoreLead'?"
      ])
    #expect(SmallBook.with(CustomAction("webhok")).problems(customActions: []).map(\.nearest) == ["webhook"])
    #expect(
      SmallBook.with(CustomAction("refer")).lines == [
        "\(SmallBook.rule).do[0].refer: A custom action has the name 'refer', which is the guide's. "
          + "Give it another name."
      ])
  }

  @Test func `a referral method that is nearly the guide's is refused, one of the host's own is not`() {
    #expect(
      SmallBook.problems { $0.leadGroups[0].types[0].referralMethod = ReferralMethod(rawValue: "Deliver Manually") }
        == [
          "leadGroups[0] 'Loans'.types[0] 'Home'.referralMethod: There is no referral method 'Deliver Manually'. "
            + "Correct it, or choose a name for your own that is less alike. Did you mean 'deliverManually'?"
        ])
    #expect(SmallBook.problems { $0.leadGroups[0].types[0].referralMethod = ReferralMethod(rawValue: "auction") } == [])
  }
}

import Foundation
import LeadActions
import TestPrograms
import Testing

@Suite struct AllAtOnceTests {
  @Test func `a file with problems of every sort is refused with all of them at once`() {
    let json = #"""
      { "name": "Loans", "users": ["ann"], "partials": {}, "partials": {},
        "fields": {"amount": "number", "status": "text"},
        "leadGroups": [{ "name": "Loans", "types": [{ "name": "Home", "rulez": [],
          "rules": [
            {"id": "a", "on": "recieved", "do": ["refer"]},
            {"id": "a", "on": "received", "when": {"field": "amount", "equals": "x"},
             "do": [{"assignToUser": {"to": {"user": "anne"}}}, {"webhook": {"url": "x"}}, {"changeStatus": {}}]} ] }] }],
        "templates": [{"name": "t", "text": "x"}],
        "workflows": [{"name": "w", "steps": [{"wait": "0 days"}]}] }
      """#
    #expect(
      problems { try RuleBook(validating: Data(json.utf8)) }.map { "\($0.place): \($0.message)" } == [
        "line 1, column 54: The key 'partials' stands twice in one object.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rulez: There is no key 'rulez' in a lead type.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[0] 'a'.on: There is no event 'recieved'.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'a'.do[2].changeStatus.to: "
          + "The key 'to' is missing in changeStatus.",
        "fields.status: The field 'status' hides the standard field.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'a'.id: There is a rule 'a' already, "
          + "at leadGroups[0] 'Loans'.types[0] 'Home'.rules[0] 'a'.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'a'.when.equals: "
          + "The field 'amount' holds a number, and is compared with the text 'x'.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'a'.do[0].assignToUser.to.user: There is no user 'anne'.",
        "leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'a'.do[1].webhook.url: The URL 'x' is not of a web page.",
        "workflows[0] 'w'.steps[0].wait: The period '0 days' is not longer than nothing.",
        "workflows[0] 'w'.steps: The workflow only waits.",
      ])
  }

  @Test func `what could not be read is not reported again for what it seems to lack`() {
    let json = #"""
      { "users": ["ann", 3], "fields": {"amount": "nummer"}, "groups": 4,
        "templates": [{"name": "t", "mail": {}}, {"text": ""}],
        "leadGroups": [{ "name": "Loans", "types": [{ "statuses": [{"progress": "closed"}],
          "rules": [
            {"on": "received", "do": [5, {"assignToUser": {}}, {"taskUser": {}}, {"form": {}}]},
            {"id": "b", "on": "custom x", "do": "refer", "when": {"field": "amount", "atLeast": 5}},
            {"id": "c", "on": "received", "do": [], "x": 1}, 5, {"id": "e", "on": "received"},
            {"id": "d", "on": "received", "do": [{"contactCustomer": {"by": "email", "template": "t"}},
              {"contactCustomer": {"by": "email", "template": "u"}}, {"assignToUser": {"to": {"user": "ben"}}},
              {"assignToUser": {"to": {"group": "g"}}}, {"changeLeadType": {"to": "x"}},
              {"webhook": 1}, {"contactUser": 2}, {"form": 3}, {"taskUser": 4}]} ]}, 5]}, 6],
        "workflows": [{"name": "w"}, {"name": "v", "steps": [{}]}, 7] }
      """#
    let found = problems { try RuleBook(validating: Data(json.utf8)) }
    let form = problems { try RuleBook(json: Data(json.utf8)) }
    #expect(form.count == 26)
    #expect(Array(found.prefix(form.count)) == form)
    #expect(
      found.dropFirst(form.count).map { "\($0.place): \($0.message)" } == [
        "leadGroups[0] 'Loans'.types[0].rules[1] 'b'.on: There is no custom event 'x'.",
        "leadGroups[0] 'Loans'.types[0].rules[2] 'c'.do: The rule does nothing.",
      ])
  }

  @Test func `10,000 rules are read, checked and written quickly`() throws {
    var book = SmallBook.base
    book.leadGroups[0].types[0].rules = (0..<10_000).map { index in
      Rule(
        RuleID("rule \(index)"), on: .statusChanged,
        when: .all([LeadFields().status.changed(to: "Hot"), .field("amount", .compare(.atLeast, 5))]),
        do: [.contactCustomer(ContactCustomer(by: .email, template: "welcome")), .stopWorkflow(StopWorkflow())])
    }
    let checking = ProcessorTime.seconds { #expect(book.problems() == []) }
    #expect(checking < 3)
    let reading = try ProcessorTime.seconds {
      let json = try book.json()
      #expect(try RuleBook(json: json) == book)
    }
    #expect(reading < 20)
  }

  @Test func `10,000 different slips are reported quickly`() {
    var book = SmallBook.base
    book.templates += (0..<10_000).map { .text(TemplateName("template number \($0)"), body: "") }
    book.leadGroups[0].types[0].rules = (0..<10_000).map { index in
      Rule(
        RuleID("rule \(index)"), on: .received,
        do: [.contactCustomer(ContactCustomer(by: .text, template: TemplateName("templete number \(index)")))])
    }
    var found: [InputProblem] = []
    let seconds = ProcessorTime.seconds { found = book.problems() }
    #expect(seconds < 30)
    #expect(found.count == 10_000)
    #expect(found.first?.nearest == "template number 0")
  }
}

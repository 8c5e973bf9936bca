import Foundation
import LeadActions
import Testing

@Suite struct AllowingTests {
  @Test func `every part of a book can allow a finding, with a reason`() {
    #expect(
      SmallBook.problems { book in
        book.allowed = ["LA901": "in our own network"]
        book.leadGroups[0].types[0].allowed = ["LA901": "in our own network"]
        book.leadGroups[0].types[0].rules = [Rule("r", on: .received, do: [.stopWorkflow(StopWorkflow())])]
        book.leadGroups[0].types[0].rules[0].allowed = ["LA902": "they know us by our address"]
        book.templates[0].allowed = ["LA821": "both are used"]
        book.workflows[0].allowed = ["LA901": "in our own network"]
      } == [])
  }

  @Test func `a code that there is not is refused, with the nearest one`() {
    let line = SmallBook.problems { $0.workflows[0].allowed = ["LA9O1": "in our own network"] }
    #expect(
      line == [
        "workflows[0] 'chase'.allow.LA9O1: There is no code of a finding 'LA9O1'. Use one that Documentation/Checks "
          + "lists, or leave it out. Did you mean 'LA901'?"
      ])
  }

  @Test(arguments: ["", " \n"]) func `a reason is never empty`(reason: String) {
    let lines = SmallBook.problems { $0.templates[1].allowed = ["LA901": reason] }
    #expect(
      lines == [
        "templates[1] 'remind'.allow.LA901: The reason for allowing LA901 is empty. Say why it is right here, for "
          + "whoever reads it next."
      ])
  }

  @Test func `a reason is a text`() {
    let found = problems {
      try RuleBook(json: .init(#"{"name": "b", "allow": {"LA901": true, "LA902": "yes"}}"#.utf8))
    }
    #expect(found.map(\.place) == ["allow.LA901"])
    #expect(found.first?.message == "A reason is wanted here, not true.")
  }
}

import Foundation
import Testing

@testable import LeadActions

/// A later rule of an event sees what an earlier one did.
@Suite struct ConditionNowTests {
  private func holds(_ condition: Condition, after effects: Effect..., lead: Lead = TestDesk.jane) throws -> Bool {
    var desk = TestDesk(
      Rule("ask before", on: .received, when: condition, do: [Mark("before").action]),
      Rule("act", on: .received, do: [Script().action]),
      Rule("ask", on: .received, when: condition, do: [Mark("held").action]),
      Rule("ask later", on: .receivedOther, when: condition, do: [Mark("later").action]))
    desk.lead = lead
    desk.performers = desk.performers.adding(MarkPerformer()).adding(ScriptPerformer { _ in effects })
    let notes = try desk.receive().notes
    #expect(!notes.contains("before"))
    #expect(notes.contains("held") == notes.contains("later"))
    return notes.contains("held")
  }

  @Test func `of status, progress and user`() throws {
    #expect(try holds(.field("status", .compare(.equals, "Hot")), after: .change(.status("Hot"))))
    #expect(try holds(.field("progress", .compare(.equals, "qualified")), after: .change(.status("Hot"))))
    #expect(try holds(.field("progress", .compare(.equals, "closed")), after: .change(.progress(.closed))))
    #expect(try holds(.field("user", .compare(.equals, "ann")), after: .change(.user("ann"))))
  }

  @Test func `of the partner and the workflow`() throws {
    #expect(try holds(.field("partner", .compare(.equals, "acme")), after: .refer("acme")))
    #expect(try holds(.field("isReferred", .compare(.equals, true)), after: .refer("acme")))
    #expect(try holds(.field("workflow", .compare(.equals, "chase")), after: .startWorkflow("chase")))
  }

  @Test func `of the lead type, although the event goes on with the old type's rules`() throws {
    var desk = TestDesk(
      Rule("move", on: .received, do: [ChangeLeadType(to: "Car").action]),
      Rule("new", on: .received, when: .field("leadType", .compare(.equals, "Car")), do: [Mark("new").action]),
      Rule("old", on: .received, when: .field("leadType", .compare(.equals, "Home")), do: [Mark("old").action]),
      Rule("later", on: .receivedOther, do: [Mark("later").action]))
    desk.performers = desk.performers.adding(MarkPerformer())
    #expect(try desk.receive().notes == ["new"])
  }

  @Test func `of any other field, and of what derives from it`() throws {
    #expect(try holds(.field("amount", .compare(.moreThan, 5)), after: .change(.field("amount", 6))))
    #expect(try holds(.field("town", .compare(.equals, "Leeds")), after: .change(.field("town", "Leeds"))))
    #expect(try holds(.field("emailConsent", .compare(.equals, false)), after: .change(.field("emailConsent", false))))
    #expect(
      try holds(.field("fullName", .compare(.equals, "June Smith")), after: .change(.field("firstName", "June"))))
    #expect(
      try holds(.field("isDuplicate", .compare(.equals, true)), after: .change(.field("duplicateOf", "7"))))
  }
}

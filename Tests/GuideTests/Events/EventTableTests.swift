import LeadActions
import Testing

@Suite struct EventTableTests {
  /// The guide's table as it is printed, where a row names several events each of them, in its order.
  private static let titles = [
    "Appointment Created", "Appointment Updated", "Appointment Cancelled", "Appointment Started",
    "Appointment Completed (task ticked off)", "Appointment .. Before", "Appointment .. After",
    "Call Unanswered (Inbound)", "Call Voicemail (Inbound)", "Received & Duplicate", "Received & Not Duplicate",
    "Received & Referred", "Received & Not Referred", "Received", "Received (User)", "Received (Other)", "Updated",
    "Updated (User)", "Updated (Other)", "Status Changed", "User Changed", "Validated", "Invalidated", "Contacted",
    "Qualified", "Converted", "Closed", "Referred", "Return Started", "Return Declined", "Return Accepted",
    "Email Failed", "Email Opened", "Email Clicked", "Email Replied", "Email Unsubscribed", "Email Spam Reported",
    "Text Message Failed", "Text Message Replied", "Journey Started", "Journey Partially Completed",
    "Journey Completed",
  ]

  @Test func `every event of the guide's table is available, and no other of its kind`() {
    #expect(EventKind.allCases.map(\.title) == Self.titles)
    #expect(Self.titles.count == 42)
  }

  @Test(arguments: EventRow.all)
  func `every event is triggered by what its row says, and a rule on it acts`(row: EventRow) async throws {
    try await row.check()
  }

  @Test func `every row of the table is tried`() {
    #expect(EventRow.all.map { $0.event.kind?.title } == Self.titles)
  }
}

import LeadActions
import Testing

@Suite struct UpdateEventTests {
  @Test func `Updated triggers when a lead's details are updated`() async throws {
    try await EventRow[.updated].check()
    try await expect(.updated, notTriggeredBy: [.happens(.updated(Update(by: .user, ["town": "Leeds"])))])
  }

  @Test(
    arguments: [
      ("firstName", "Janet"), ("email", "janet@home.example"), ("mobile", "+44 7700 900556"),
      ("street", "2 High Street"),
      ("loan", 250_000), ("status", "Warm"), ("user", "ben"), ("source", "Google"),
    ] as [(FieldName, FieldValue)])
  func `any of the lead's details counts`(field: FieldName, value: FieldValue) async throws {
    try await expect(
      .updated, triggeredBy: .happens(.updated(Update(by: .user, [FieldAssignment(field, to: value)]))))
  }

  @Test func `Updated (User) triggers when a user edited the lead`() async throws {
    try await EventRow[.updatedUser].check()
  }

  @Test(arguments: Origin.allCases.filter { $0 != .user })
  func `Updated (Other) triggers when the lead was updated in any other way`(origin: Origin) async throws {
    let update = Report.updated(Update(by: origin, ["town": "York"]))
    try await expect(.updatedOther, triggeredBy: .happens(update))
    try await expect(.updatedUser, notTriggeredBy: [.happens(update)])
  }
}

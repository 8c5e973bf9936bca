import LeadActions
import Testing

/// An update by somebody that changes some of status, user, progress and another field.
struct UpdateCase: Sendable, CustomTestStringConvertible {
  var origin: Origin
  var changesStatus: Bool
  var changesUser: Bool
  var changesProgress: Bool
  var changesTown: Bool

  var testDescription: String {
    var parts = [origin.rawValue]
    if changesStatus { parts.append("status") }
    if changesUser { parts.append("user") }
    if changesProgress { parts.append("progress") }
    if changesTown { parts.append("town") }
    return parts.joined(separator: ", ")
  }

  var report: Report {
    // The assignments in another order than the events.
    var assignments = [FieldAssignment("progress", to: changesProgress ? "qualified" : "validated")]
    assignments.append(FieldAssignment("user", to: changesUser ? "ben" : "ann"))
    assignments.append(FieldAssignment("town", to: changesTown ? "York" : "Leeds"))
    assignments.append(FieldAssignment("status", to: changesStatus ? "Warm" : "New"))
    return .updated(Update(by: origin, assignments))
  }

  static let all: [UpdateCase] = Origin.allCases.flatMap { origin in
    (1..<16).map { bits in
      UpdateCase(
        origin: origin, changesStatus: bits & 1 > 0, changesUser: bits & 2 > 0, changesProgress: bits & 4 > 0,
        changesTown: bits & 8 > 0)
    }
  }
}

@Suite struct UpdateOrderTests {
  private func raised(_ report: Report) throws -> [Event] {
    var plan = try GuidePlan(GuideBook.with())
    _ = try plan.happens(GuideLead.adoption(GuideLead.lead(user: "ann", status: "New", progress: .validated)))
    return try plan.happens(report).raised
  }

  @Test(arguments: UpdateCase.all)
  func `every update raises its events in the guide's order`(update: UpdateCase) throws {
    var expected: [Event] = [.updated, update.origin == .user ? .updatedUser : .updatedOther]
    if update.changesStatus { expected.append(.statusChanged) }
    if update.changesUser { expected.append(.userChanged) }
    if update.changesProgress { expected.append(.qualified) }
    #expect(try raised(update.report) == expected)
  }

  @Test(arguments: UpdateCase.all)
  func `exactly one of Updated (User) and Updated (Other) triggers, after Updated`(update: UpdateCase) throws {
    let raised = try raised(update.report)
    #expect(raised.first == .updated)
    #expect(raised.filter { $0 == .updated }.count == 1)
    let which = raised.filter { $0 == .updatedUser || $0 == .updatedOther }
    #expect(which == [update.origin == .user ? .updatedUser : .updatedOther])
  }

  @Test(arguments: Origin.allCases)
  func `an update that changes nothing triggers nothing`(origin: Origin) throws {
    let update = UpdateCase(
      origin: origin, changesStatus: false, changesUser: false, changesProgress: false, changesTown: false)
    #expect(try raised(update.report) == [])
  }
}

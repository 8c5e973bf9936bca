import Foundation
import LeadActions
import Testing

@Suite struct ConditionValidationTests {
  private let lead = LeadFields()

  private func found(_ condition: Condition, on event: Event = .received) -> [String] {
    SmallBook.with(on: event, when: condition).problems().map { problem in
      let prefix = "\(SmallBook.rule).when"
      #expect(problem.place.hasPrefix(prefix))
      return String(problem.description.dropFirst(prefix.count))
    }
  }

  private func test(_ field: FieldName, _ test: FieldTest) -> [String] { found(.field(field, test)) }

  @Test func `a comparison across kinds is refused`() {
    #expect(
      test("amount", .compare(.atLeast, "many")) == [
        ".atLeast: The field 'amount' holds a number, and is compared with the text 'many'. Compare it with a number."
      ])
    #expect(
      test("firstTime", .compare(.equals, 1)) == [
        ".equals: The field 'firstTime' holds a flag, and is compared with the number '1'. Compare it with a flag."
      ])
    #expect(
      test("user", .compare(.notEquals, true)) == [
        ".notEquals: The field 'user' holds a text, and is compared with the flag 'yes'. Compare it with a text."
      ])
    #expect(
      test("moveIn", .compare(.equals, "2026-01-31T12:00:00Z")) == [
        ".equals: The field 'moveIn' holds a date, and is compared with the text '2026-01-31T12:00:00Z'. "
          + "Write a date as {\"date\": \"2026-01-31T12:00:00Z\"}."
      ])
    #expect(
      test("amount", .compare(.lessThan, .date(.init(timeIntervalSince1970: 0)))) == [
        ".before: The field 'amount' holds a number, and is compared with the date '1970-01-01T00:00:00Z'. "
          + "Compare it with a number."
      ])
    #expect(
      test("amount", .oneOf([1, "2"])) == [
        ".oneOf[1]: The field 'amount' holds a number, and is compared with the text '2'. Compare it with a number."
      ])
    #expect(test("amount", .changedTo("2")).count == 1)
    #expect(test("amount", .changedFrom(true)).count == 1)
    #expect(test("fact.score", .compare(.equals, "x")).count == 1)
    #expect(test("event.newPrice", .compare(.equals, "x")).count == 1)
    #expect(test("amount", .compare(.atLeast, 2)) == [])
  }

  @Test func `a test that the field's kind does not have is refused`() {
    #expect(
      test("firstTime", .compare(.lessThan, true)) == [
        ".lessThan: The field 'firstTime' is true or false, which have no order. Use 'equals' or 'notEquals'."
      ])
    #expect(test("firstTime", .compare(.equals, true)) == [])
    #expect(
      test("amount", .text(.contains("1"), ignoringCase: false)) == [
        ".contains: The field 'amount' holds a number, and 'contains' asks about a text. "
          + "Use a comparison for a number, or another field."
      ])
    #expect(test("moveIn", .text(.matches(Wildcard("*")), ignoringCase: true)).count == 1)
    #expect(test("firstTime", .text(.beginsWith("y"), ignoringCase: true)).count == 1)
    #expect(
      test("amount", .olderThan(.days(1))) == [
        ".olderThan: The field 'amount' holds a number, and 'olderThan' asks about a date. "
          + "Use a comparison for a number, or another field."
      ])
    #expect(test("user", .youngerThan(.days(1))).count == 1)
    #expect(test("moveIn", .youngerThan(.days(1))) == [])
  }

  @Test func `an unknown field is refused with the nearest known one`() {
    #expect(
      test("ammount", .isSet(true)) == [
        ".field: There is no field 'ammount'. Add it to \"fields\", or correct the name. Did you mean 'amount'?"
      ])
    #expect(
      test("fact.scor", .changed) == [
        ".field: There is no field 'fact.scor'. Add it to \"facts\", or correct the name. Did you mean 'fact.score'?"
      ])
    #expect(
      test("event.newPrise", .changed) == [
        ".field: There is no field 'event.newPrise'. Add it to \"customEvents\", or correct the name. "
          + "Did you mean 'event.newPrice'?"
      ])
    #expect(test("", .changed) == [".field: The name of the field is empty. Give it a name."])
  }

  @Test func `a name that nobody declared never matches, and is refused`() {
    let progress = "Use 'validated', 'invalidated', 'contacted', 'qualified', 'converted' or 'closed'."
    #expect(
      found(lead.status == "Hto") == [
        ".equals: There is no status 'Hto'. Add it to the statuses of a lead type, or correct the name. "
          + "Did you mean 'Hot'?"
      ])
    #expect(
      test("progress", .oneOf(["closed", "lost"])) == [
        ".oneOf[1]: There is no progress 'lost'. \(progress)"
      ])
    #expect(
      found(lead.leadType.changed(to: "Boat")) == [
        ".changedTo: There is no lead type 'Boat'. Add it to a lead group, or correct the name."
      ])
    #expect(
      found(lead.user.changed(from: "zoe")) == [
        ".changedFrom: There is no user 'zoe'. Add it to \"users\", or correct the name."
      ])
    #expect(
      found(lead.partner != "none") == [
        ".notEquals: There is no partner 'none'. Add it to \"partners\", or correct the name."
      ])
    #expect(found(lead.workflow == "x").count == 1)
    #expect(found(lead.leadGroup == "x").count == 1)
    #expect(found(lead.event.partner == "x").count == 1)
    #expect(found(lead.appointment.user == "x").count == 1)
    #expect(found(lead.source == "anything") == [])
    #expect(found(lead.status.begins(with: "H", ignoringCase: true)) == [])
  }

  @Test func `what a change was from and to is checked by the event`() {
    #expect(
      found(lead.event.to == "zoe", on: .userChanged).map { $0.prefix(33) } == [
        ".equals: There is no user 'zoe'. "
      ])
    #expect(found(lead.event.from == "Cold", on: .statusChanged).count == 1)
    #expect(found(lead.event.from == "new", on: .closed).count == 1)
    #expect(found(lead.event.from == "contacted", on: .closed) == [])
    #expect(found(lead.event.from == "anything", on: .received) == [])
  }

  @Test func `what never holds, or cannot be compared, is refused`() {
    #expect(found(.any([])) == [".any: An empty 'any' never holds. Add a condition to it, or take it out."])
    #expect(test("amount", .oneOf([])) == [".oneOf: An empty 'oneOf' never holds. Add a value to it."])
    #expect(
      found(.withinHours(WeeklyHours([:]))) == [
        ".withinHours: Without any hours 'withinHours' never holds. Add some, such as {\"monday\": [\"09:00-17:30\"]}."
      ])
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(
        test("amount", .compare(.equals, .number(number))) == [
          ".equals: The field 'amount' is compared with a number that is not finite. Give a finite one."
        ])
      #expect(test("moveIn", .oneOf([.date(Date(timeIntervalSinceReferenceDate: number))])).count == 1)
    }
  }

  @Test func `a problem deep inside has its whole place`() {
    #expect(
      found(.all([.all([]), .any([.not(lead.user == "zoe")])])) == [
        ".all[1].any[0].not.equals: There is no user 'zoe'. Add it to \"users\", or correct the name."
      ])
  }

  @Test func `conditions may nest 24 levels, which a file can hold, and not 25`() throws {
    func nested(_ levels: Int) -> Condition {
      (1..<levels).reduce(.field("moveIn", .oneOf([.date(Date(timeIntervalSince1970: 0))]))) { inner, _ in
        .all([inner])
      }
    }
    #expect(found(nested(24)) == [])
    let book = SmallBook.with(when: nested(24))
    #expect(try RuleBook(validating: book.json()) == book)
    #expect(
      found(nested(25)) == [
        ": Conditions are nested deeper than 24 levels. Make it several rules, or fewer levels."
      ])
    #expect(found(nested(5_000)).count == 1)
  }

  @Test func `a period that is nothing, negative or too long is refused`() {
    let mend = "Give one between '1 minute' and '3660 days'."
    #expect(
      test("received", .olderThan(.hours(0))) == [
        ".olderThan: The period '0 hours' is not longer than nothing. \(mend)"
      ])
    #expect(
      test("received", .youngerThan(.days(4_000))) == [
        ".youngerThan: The period '4000 days' is longer than ten years. \(mend)"
      ])
    #expect(test("received", .youngerThan(.days(3_660))) == [])
    #expect(
      SmallBook.with(on: .appointmentBefore(.minutes(-5))).lines == [
        "\(SmallBook.rule).on: The period '-5 minutes' is not longer than nothing. \(mend)"
      ])
    #expect(SmallBook.with(on: .appointmentAfter(.hours(1))).lines == [])
    #expect(
      SmallBook.with(TaskUser(title: "t", due: .weeks(0)), AppointmentTask(due: .weeks(600))).lines == [
        "\(SmallBook.rule).do[0].taskUser.due: The period '0 weeks' is not longer than nothing. \(mend)",
        "\(SmallBook.rule).do[1].appointment.due: The period '600 weeks' is longer than ten years. \(mend)",
      ])
  }
}

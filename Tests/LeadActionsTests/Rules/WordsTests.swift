import LeadActions
import Testing

@Suite struct WordsTests {
  @Test(
    arguments: [
      (
        AppointmentTask(title: "Meet", due: .days(2)).action,
        "Task the assigned user to make an appointment, titled 'Meet', due after 2 days"
      ),
      (AssignToUser(.user("ann")).action, "Assign to user 'ann'"),
      (AssignToUser(.group("brokers")).action, "Assign to somebody of group 'brokers', chosen at random"),
      (
        AssignToUser(.group("brokers", by: .sequential)).action, "Assign to somebody of group 'brokers', chosen in turn"
      ),
      (ChangeLeadType(to: "Car").action, "Change the lead type to 'Car'"),
      (ChangeStatus(to: "Hot").action, "Change the status to 'Hot'"),
      (ContactCustomer(by: .email, template: "welcome").action, "Email 'welcome' to the customer"),
      (ContactCustomer(by: .letter, template: "hello").action, "Send the letter 'hello' to the customer"),
      (ContactPartner(by: .text, template: "note").action, "Text 'note' to the partner"),
      (
        ContactUser(.group("g", by: .leastLoaded), by: .email, template: "t").action,
        "Email 't' to somebody of group 'g', chosen for the fewest open leads"
      ),
      (FormTask(form: "fact find").action, "Task the assigned user to complete the form 'fact find'"),
      (JourneyTask(.user("ben"), journey: "apply").action, "Task user 'ben' to complete the journey 'apply'"),
      (NotifyUserByEmail().action, "Notify the assigned user by email"),
      (
        NotifyUserByText(.group("g", by: .weighted)).action,
        "Notify somebody of group 'g', chosen by weight by text message"
      ),
      (StartWorkflow("chase").action, "Start the workflow 'chase'"),
      (StopWorkflow().action, "Stop any running workflow"),
      (Refer().action, "Refer to the lead type's partner"),
      (Refer(to: "acme", again: true).action, "Refer to partner 'acme', also if it has the lead already"),
      (
        TaskUser(title: "Call\nnow", notes: "n", due: .hours(1)).action,
        "Task the assigned user with 'Call now', due after 1 hour, with notes 'n'"
      ),
      (PostWebhook("https://a.example/?s=${k}").action, "Post to https://a.example/?s=${k}"),
      (CustomAction("score", .object(["b": .flag(true), "a": .number(2)])).action, "Do 'score' with a 2, b yes"),
      (CustomAction("score").action, "Do 'score'"),
    ] as [(Action, String)])
  func `an action is told in words`(_ action: Action, _ words: String) { #expect(action.words == words) }

  @Test(
    arguments: [
      (.all([]), "always"), (.any([]), "never"),
      (
        .all([.field("a", .isSet(true)), .any([.field("b", .changed), .field("c", .isSet(false))])]),
        "a is set and (b changed or c is not set)"
      ),
      (.not(.field("a", .compare(.lessThan, 3))), "not (a is less than 3)"),
      (.field("a", .text(.contains("x"), ignoringCase: true)), "a contains 'x', in capitals or not"),
      (.field("a", .oneOf([])), "a is one of nothing"),
    ] as [(Condition, String)])
  func `a condition is told in words`(_ condition: Condition, _ words: String) { #expect(condition.words == words) }

  @Test func `hours are told day by day, those that days share once`() throws {
    let week = try #require(
      WeeklyHours([.monday: "09:00-17:00", .tuesday: "09:00-17:00", .wednesday: "09:00-17:00", .friday: "10:00-12:00"]))
    #expect(
      Condition.withinHours(week).words == "the time is within monday to wednesday 09:00-17:00, friday 10:00-12:00")
    #expect(Condition.not(.withinHours(WeeklyHours([:]))).words == "the time is outside no hours")
  }
}

extension WeeklyHours {
  fileprivate init?(_ hours: [Weekday: String]) {
    let spans = hours.compactMapValues { Span($0) }
    guard spans.count == hours.count else { return nil }
    self.init(spans.mapValues { [$0] })
  }
}

import Foundation
import LeadActions
import Testing

@Suite struct ReadingProblemTests {
  private func found(_ json: String) -> [String] {
    problems { try RuleBook(json: Data(json.utf8)) }.map(\.words)
  }

  private func inRule(_ json: String) -> [String] {
    found(#"{"name": "b", "leadGroups": [{"name": "g", "types": [{"name": "t", "rules": [\#(json)]}]}]}"#)
  }

  private func inAction(_ json: String) -> [String] { inRule(#"{"id": "r", "on": "received", "do": [\#(json)]}"#) }

  private func inCondition(_ json: String) -> [String] {
    inRule(#"{"id": "r", "on": "received", "when": \#(json), "do": ["refer"]}"#)
  }

  private let rule = "leadGroups[0] 'g'.types[0] 't'.rules[0] 'r'"

  @Test func `a newer format is refused, and nothing else is said of it`() {
    #expect(
      found(#"{"format": 2, "naem": 3}"#) == [
        "format: The file has format 2, and this version reads format 1. Read it with a newer version of the library."
      ])
    #expect(found(#"{"format": 0, "name": "b"}"#) == ["format: There is no format 0. Write 1, or leave it out."])
    #expect(found(#"{"format": 1, "name": "b"}"#) == [])
  }

  @Test func `an unknown key is an error with the nearest known one`() {
    #expect(
      inRule(#"{"id": "r", "on": "received", "whn": {}, "do": ["refer"]}"#) == [
        "\(rule).whn: There is no key 'whn' in a rule. Use 'id', 'on', 'when', 'do', 'enabled' or 'allow', or leave it out. "
          + "Did you mean 'when'?"
      ])
    #expect(
      inAction(#"{"stopWorkflow": {"name": "x"}}"#) == [
        "\(rule).do[0].stopWorkflow.name: There is no key 'name' in stopWorkflow. "
          + "Leave it out; stopWorkflow has no settings."
      ])
  }

  @Test func `what is missing or of another kind is named`() {
    #expect(found("[]").first?.hasPrefix("rule book: A rule book is wanted here, not a list.") == true)
    #expect(found("{}") == ["name: The key 'name' is missing in a rule book. Give the rule book a name."])
    #expect(
      found(#"{"name": 3}"#) == [
        "name: A name is wanted here, not the number 3. Write it in quotes."
      ])
    #expect(
      found(#"{"name": "b", "version": 1.5}"#) == [
        "version: A whole number is wanted here, not the number 1.5. Write one such as 3, without quotes."
      ])
    #expect(
      found(#"{"name": "b", "users": "ann"}"#) == [
        "users: A list of names of users is wanted here, not the text 'ann'. Write them between [ and ]."
      ])
    #expect(
      found(#"{"name": "b", "fields": {"a b": "nubmer"}}"#) == [
        "fields.'a b': There is no kind of field 'nubmer'. Write 'text', 'number', 'date' or 'flag'. "
          + "Did you mean 'number'?"
      ])
    #expect(
      inRule(#"{"id": "r", "on": "received", "do": ["refer"], "enabled": "no"}"#) == [
        "\(rule).enabled: true or false is wanted here, not the text 'no'. Write true or false, without quotes."
      ])
  }

  @Test(
    arguments: [
      ("recieved", "There is no event 'recieved'.", "received"),
      ("Received (Other)", "There is no event 'Received (Other)'.", "receivedOther"),
      ("deliveryna", "There is no event 'deliveryna'.", "receivedOther"),
      ("appointmentBefore", "The event 'appointmentBefore' needs a period.", nil),
      ("appointmentAfter soon", "'appointmentAfter soon' has no readable period.", nil),
      ("custom ", "The custom event has no name.", nil),
    ]) func `an unknown event is named`(event: String, message: String, nearest: String?)
  {
    let found = problems {
      try RuleBook(
        json: Data(
          #"{"name":"b","leadGroups":[{"name":"g","types":[{"name":"t","rules":[{"id":"r","on":"\#(event)","do":[]}]}]}]}"#
            .utf8))
    }
    #expect(found.map(\.message) == [message])
    #expect(found.first?.place == "\(rule).on")
    #expect(found.first?.nearest == nearest)
  }

  @Test func `of several events in one rule the author is told to write several rules`() {
    #expect(
      inRule(#"{"id": "r", "on": ["received", "updated"], "do": ["refer"]}"#) == [
        "\(rule).on: An event is wanted here, not a list. Write one event, and a rule of its own for each further one."
      ])
  }

  @Test func `an action's settings are read by name`() {
    let place = "\(rule).do[0]"
    #expect(
      inAction(#"{"changeStatus": "Hot"}"#) == [
        "\(place).changeStatus: The settings of 'changeStatus' are wanted here, not the text 'Hot'. "
          + "Write them between { and }, with 'to'."
      ])
    #expect(
      inAction("3") == [
        "\(place): An action is wanted here, not the number 3. "
          + #"Write one such as {"changeStatus": {"to": "Hot"}}, each action by itself."#
      ])
    #expect(
      inAction(#"{"contactUser": {"by": "letter", "template": "x"}}"#) == [
        "\(place).contactUser.by: There is no channel to users and partners 'letter'. Write 'email' or 'text'."
      ])
    #expect(
      inAction(#"{"contactCustomer": {"by": "emial"}}"#) == [
        "\(place).contactCustomer.template: The key 'template' is missing in contactCustomer. Name the template to send.",
        "\(place).contactCustomer.by: There is no channel 'emial'. Write 'email', 'letter' or 'text'. "
          + "Did you mean 'email'?",
      ])
    #expect(
      inAction(#"{"taskUser": {"due": "soon"}}"#) == [
        "\(place).taskUser.due: 'soon' is no period. Write one such as '30 minutes', '24 hours', '2 days' or '1 week'.",
        "\(place).taskUser.title: The key 'title' is missing in taskUser. Say what is to be done.",
      ])
    #expect(
      inAction(#"{"notifyUserByText": {"to": "asigned user"}}"#) == [
        "\(place).notifyUserByText.to: 'asigned user' does not say whether it is a user or a group. "
          + #"Write "assigned user", {"user": NAME} or {"group": NAME}. Did you mean 'assigned user'?"#
      ])
    let assign = #"Write {"user": NAME} or {"group": NAME, "by": "random"}."#
    #expect(
      inAction(#"{"assignToUser": {"to": "assigned user"}}"#) == [
        "\(place).assignToUser.to: A lead is assigned to a user or a group, not to 'assigned user'. \(assign)"
      ])
    #expect(
      inAction(#""assignToUser""#) == [
        "\(place).assignToUser.to: The key 'to' is missing in assignToUser. \(assign)"
      ])
    #expect(
      inAction(#"{"assignToUser": {"to": {"user": "a", "group": "b"}}}"#) == [
        "\(place).assignToUser.to: Exactly one of a user and a group is wanted here. "
          + #"Write {"user": NAME} or {"group": NAME}."#
      ])
    #expect(
      inAction(#"{"assignToUser": {"to": {"user": "a", "by": "random"}}}"#) == [
        "\(place).assignToUser.to.by: A given user is not chosen by anything. Leave 'by' out, or name a group."
      ])
  }

  @Test func `a condition's form is checked`() {
    let forms = "'all', 'any', 'not', 'field' or 'withinHours'"
    let place = "\(rule).when"
    #expect(
      inCondition(#"{"nay": []}"#) == [
        "\(place): There is no condition 'nay'. Write one of \(forms). Did you mean 'any'?"
      ])
    #expect(
      inCondition("{}") == [
        "\(place): The condition is empty. Write exactly one of \(forms), or a list of conditions."
      ])
    #expect(
      inCondition(#"{"all": [], "any": []}"#) == [
        "\(place): The condition is several things at once. Write exactly one of \(forms), or a list of conditions."
      ])
    #expect(
      inCondition(#"{"feild": "user", "equals": "x"}"#) == [
        "\(place): The condition is several things at once. Write exactly one of \(forms), or a list of conditions. "
          + "Did you mean 'field'?"
      ])
    #expect(
      inCondition(#"{"field": "user", "eqals": "x"}"#).map { $0.hasSuffix("Did you mean 'equals'?") } == [true])
    #expect(
      inCondition(#"{"field": "user"}"#) == [
        "\(place): The condition on 'user' compares it with nothing. Add a comparison, such as \"equals\": VALUE."
      ])
    #expect(
      inCondition(#"{"field": "user", "isSet": true, "equals": "x"}"#) == [
        "\(place): The condition on 'user' compares it in several ways: equals, isSet. "
          + "Write a list of conditions, each with one comparison."
      ])
    #expect(
      inCondition(#"[{"field": "user", "equals": []}]"#) == [
        "\(place)[0].equals: A value is wanted here, not a list. "
          + #"Write a text in quotes, a number, true, false, or {"date": "2026-01-31T12:00:00Z"}."#
      ])
    #expect(
      inCondition(#"{"field": "user", "equals": "x", "ignoringCase": true}"#) == [
        "\(place): 'equals' never ignores case. Leave 'ignoringCase' out, or use 'contains', 'beginsWith' or 'matches'."
      ])
    #expect(
      inCondition(#"{"field": "user", "changed": false}"#) == [
        "\(place).changed: 'changed' is written only with true. Write {\"not\": {…, \"changed\": true}}."
      ])
    for date in [#""2026-01-31""#, #""2026-02-30T00:00:00Z""#, #""2026""#, #"{"date": "yesterday"}"#] {
      let lines = inCondition(#"{"field": "received", "before": \#(date)}"#)
      #expect(lines.count == 1)
      #expect(
        lines.first?.hasSuffix("is no date. Write one such as '2026-01-31T12:00:00Z' or '2026-01-31T12:00:00+01:00'.")
          == true)
    }
    #expect(
      inCondition(#"{"withinHours": {"moonday": [], "monday": ["9-17"]}}"#) == [
        "\(place).withinHours.monday[0]: '9-17' are no hours. Write them such as '09:00-17:30'.",
        "\(place).withinHours: There is no day 'moonday'. Use 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', "
          + "'saturday' or 'sunday'. Did you mean 'monday'?",
      ])
  }

  @Test func `templates, workflows and directories are checked too`() {
    #expect(
      found(#"{"name": "b", "templates": [{"name": "x"}, {"name": "y", "text": "", "letter": ""}]}"#) == [
        "templates[0] 'x': The template has no content. "
          + "Give it exactly one of 'email', 'letter' or 'text'; a template for each channel.",
        "templates[1] 'y': The template is for several channels at once. "
          + "Give it exactly one of 'email', 'letter' or 'text'; a template for each channel.",
      ])
    #expect(
      found(#"{"name": "b", "templates": [{"name": "x", "email": {"subject": "s"}}]}"#) == [
        "templates[0] 'x'.email.text: The key 'text' is missing in an email. "
          + "Give the email a text; some people read no HTML."
      ])
    #expect(
      found(#"{"name": "b", "templates": [{"name": "x", "text": ["a", 3]}]}"#) == [
        "templates[0] 'x'.text[1]: A line of text is wanted here, not the number 3. Write it in quotes."
      ])
    #expect(
      found(#"{"name": "b", "workflows": [{"name": "w", "steps": [{}, {"wait": "1 day", "do": "refer"}]}]}"#) == [
        #"workflows[0] 'w'.steps[0]: The step neither waits nor does anything. Write "wait" or "do"."#,
        #"workflows[0] 'w'.steps[1]: The step has both "wait" and "do". Make them two steps."#,
      ])
    #expect(
      found(#"{"name": "b", "directory": {"users": {"ann": {"zone": "Mars", "absences": [{}]}}}}"#) == [
        "directory.users.ann.zone: There is no time zone 'Mars'. "
          + "Write one of the tz database, such as 'Europe/London'.",
        "directory.users.ann.absences[0].from: The key 'from' is missing in an absence. "
          + "Write one such as '2026-01-31T12:00:00Z' or '2026-01-31T12:00:00+01:00'.",
        "directory.users.ann.absences[0].until: The key 'until' is missing in an absence. "
          + "Write one such as '2026-01-31T12:00:00Z' or '2026-01-31T12:00:00+01:00'.",
      ])
  }

  @Test func `a problem's text stays on one line and short, whatever the file holds`() {
    let long = String(repeating: "x", count: 10_000) + #"\n\u0007"#
    let lines = inRule(#"{"id": "a\nb", "on": "\#(long)", "do": ["refer"]}"#)
    #expect(lines.count == 1)
    #expect(lines.first?.contains("\n") == false)
    #expect(lines.first.map { $0.count < 400 } == true)
    #expect(lines.first?.contains("rules[0] 'a\\u{a}b'.on") == true)
  }

  @Test func `the error lists every problem`() {
    let error = RuleBookError([
      InputProblem(place: "users", message: "Wrong.", mend: "Mend it.", nearest: "ann"),
      InputProblem(place: "name", message: "Empty.", mend: "Fill it."),
    ])
    #expect(
      "\(error)" == """
        The rule book has 2 problems:
        - users: Wrong. Mend it. Did you mean 'ann'?
        - name: Empty. Fill it.
        """)
  }
}

import LeadActions
import Testing

@Suite struct EventVariableCheckTests {
  private func found(_ text: String, partial: String = "", @ListBuilder<Rule> _ rules: () -> [Rule]) -> [String] {
    var book = Checking.book(rules)
    book.customEvents = ["priceDropped": ["newPrice": .number], "viewed": [:]]
    book.templates = [.text("remind", body: text)]
    book.partials = ["p": partial]
    book.workflows = [
      LeadWorkflow("w", steps: [.wait(.days(1)), .action(send)]),
      LeadWorkflow("before", steps: [.action(StartWorkflow("w"))]),
    ]
    return Checking.found(in: book).filter { $0.hasPrefix("LA818") }
  }

  private let send = ContactCustomer(by: .text, template: "remind")
  private let here = "LA818 \(Checking.type).rules[0] 'r'.do[0]"
  private let step = "LA818 workflows[0] 'w'.steps[1].do"

  @Test(arguments: [
    ("{{appointment.start.day}}", Event.received, Event.appointmentBefore(.days(1))),
    ("{{appointment.location}}", .updated, .appointmentCancelled),
    ("{{event.link}}", .received, .emailClicked), ("{{event.text}}", .userChanged, .textReplied),
    ("{{event.number}}", .textReplied, .callUnanswered), ("{{event.journey}}", .referred, .journeyStarted),
    ("{{event.reason}}", .callVoicemail, .returnStarted), ("{{event.from}}", .updated, .statusChanged),
    ("{{event.newPrice}}", .received, .custom("priceDropped")),
    ("{{event.newPrice}}", .custom("viewed"), .custom("priceDropped")),
    ("{{event.link}}", .custom("priceDropped"), .emailOpened),
  ])
  func `a text that shows what its event does not have is found`(text: String, lacking: Event, having: Event) {
    #expect(found(text) { Rule("r", on: lacking, send) } == [here])
    #expect(found("{{> p}}", partial: text) { Rule("r", on: lacking, send) } == [here])
    #expect(found("Hello") { Rule("r", on: lacking, TaskUser(.user("ann"), title: "See \(text)")) } == [here])
    #expect(found(text) { Rule("r", on: having, send) } == [])
  }

  @Test func `a text is found only at the rule where it is empty`() {
    let found = found("{{event.text}}") {
      Rule("a", on: .emailReplied, send)
      Rule("b", on: .received, send)
    }
    #expect(found == ["LA818 \(Checking.type).rules[1] 'b'.do[0]"])
  }

  @Test(arguments: [
    "{{#appointment}}{{start.day}}{{/appointment}}", "{{#event.link}}See {{event.link}}{{/event.link}}",
    "{{^event.link}}none{{/event.link}}", "{{event.title}} {{event.time}} {{firstName}}", "Hello",
  ])
  func `what is guarded, or every event has, is left alone`(text: String) {
    #expect(found(text) { Rule("r", on: .received, send) } == [])
  }

  @Test func `a step sees the event that started its workflow, whichever rule or workflow did`() {
    let text = "{{appointment.start.day}}"
    #expect(found(text) { Rule("r", on: .received, StartWorkflow("w")) } == [step])
    #expect(found(text) { Rule("r", on: .appointmentCreated, StartWorkflow("w")) } == [])
    #expect(found(text) { Rule("r", on: .received, StartWorkflow("before")) } == [step])
    #expect(found(text) { Rule("r", on: .appointmentCreated, StartWorkflow("before")) } == [])
    let either = found(text) {
      Rule("r", on: .appointmentCreated, StartWorkflow("w"))
      Rule("s", on: .received, StartWorkflow("w"))
    }
    #expect(either == [])
    let host = found(text) {
      Rule("r", on: .appointmentCreated, CustomAction("begin"))
      Rule("s", on: .received, StartWorkflow("w"))
    }
    #expect(host == [])
  }
}

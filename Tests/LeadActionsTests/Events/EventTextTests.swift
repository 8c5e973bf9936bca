import Foundation
import LeadActions
import Testing

@Suite struct EventTextTests {
  @Test(arguments: [
    ("receivedOther", Event.receivedOther), ("appointmentBefore 24 hours", .appointmentBefore(.hours(24))),
    ("appointmentBefore 1 day", .appointmentBefore(.days(1))),
    ("appointmentAfter 2 weeks", .appointmentAfter(.weeks(2))),
    ("custom priceDropped", .custom("priceDropped")), ("custom two words", .custom("two words")),
    ("custom received", .custom("received")), ("custom \u{301}x", .custom("\u{301}x")), ("custom  x", .custom(" x")),
  ])
  func `events are read and written`(text: String, event: Event) throws {
    #expect(Event(text) == event)
    #expect(event.description == text)
    let json = try JSONEncoder().encode([event])
    #expect(try JSONDecoder().decode([Event].self, from: json) == [event])
  }

  @Test(arguments: [
    "", " ", "Received", "received ", "appointmentBefore", "appointmentBefore ", "appointmentBefore 24",
    "appointmentBefore tomorrow", "appointmentAfter hours", "custom", "custom ", "priceDropped", "received other",
    "appointmentCreated 1 day",
  ])
  func `what is no event is refused`(text: String) {
    #expect(Event(text) == nil)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Event].self, from: JSONEncoder().encode([text])) }
  }

  @Test func `titles with a period say it, and a custom event has its own name`() {
    #expect(Event.appointmentBefore(.hours(24)).title == "Appointment 24 hours Before")
    #expect(Event.appointmentAfter(.days(1)).title == "Appointment 1 day After")
    #expect(Event.custom("priceDropped").title == "priceDropped")
    #expect(Event.custom("priceDropped").type == "priceDropped")
    #expect(Event.appointmentBefore(.days(1)).type == "apptbefore")
    #expect(Event.custom("x").kind == nil)
  }
}

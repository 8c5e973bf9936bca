import Foundation
import Testing

@testable import LeadActions

/// Appointment, Form, Journey and Task User.
@Suite struct TaskingTests {
  @Test func `each tasks the user with its kind and a title of its own`() throws {
    var desk = TestDesk(
      AppointmentTask(), FormTask(form: "Fact find"), JourneyTask(.user("ben"), journey: "Application"),
      TaskUser(title: "Call {{firstName}}", notes: "About {{note}}\nsoon"))
    desk.lead.user = "ann"
    desk.lead.fields["note"] = "rates"
    #expect(
      try desk.receive().tasks == [
        UserTask(.appointment, for: "ann", title: "Make an appointment with Jane Smith"),
        UserTask(.form("Fact find"), for: "ann", title: "Complete the form 'Fact find' for Jane Smith"),
        UserTask(.journey("Application"), for: "ben", title: "Complete the journey 'Application' for Jane Smith"),
        UserTask(.task, for: "ann", title: "Call Jane", notes: "About rates\nsoon"),
      ])
  }

  @Test func `titles can be given, and name the lead where the customer has no name`() throws {
    var desk = TestDesk(
      AppointmentTask(.user("ann"), title: "Visit {{town}}"), FormTask(.user("ann"), form: "f", title: "F {{id}}"),
      JourneyTask(.user("ann"), journey: "j", title: "J {{status}}"), AppointmentTask(.user("ann")))
    desk.lead.contact = Contact(town: "York")
    #expect(try desk.receive().tasks.map(\.title) == ["Visit York", "F 1", "J New", "Make an appointment with lead 1"])
  }

  @Test func `a customer's name is never read as a template, and titles stay on one line`() throws {
    var desk = TestDesk(AppointmentTask(.user("ann")), TaskUser(.user("ann"), title: "Call {{firstName}}\nnow"))
    desk.lead.contact.firstName = "{{status}}\n{{#x}}"
    #expect(
      try desk.receive().tasks.map(\.title) == [
        "Make an appointment with {{status}} {{#x}} Smith", "Call {{status}} {{#x}} now",
      ])
  }

  @Test func `a task is due after its period, days by the zone's wall`() throws {
    var desk = TestDesk(
      TaskUser(.user("ann"), title: "a", due: .hours(24)), TaskUser(.user("ann"), title: "b", due: .days(1)),
      TaskUser(.user("ann"), title: "c"))
    let london = try #require(Zone("Europe/London"))
    desk.type.zone = london
    desk.now = london.date(at: CivilTime(year: 2026, month: 3, day: 28, hour: 12))
    #expect(
      try desk.receive().tasks.map(\.due) == [
        desk.now + 86_400, london.date(at: CivilTime(year: 2026, month: 3, day: 29, hour: 12)), nil,
      ])
  }

  @Test func `reasons why nobody is tasked`() throws {
    let targets: [(UserTarget, NotDoneReason)] = [
      (.assigned, .noAssignedUser), (.user("gone"), .unknownUser("gone")), (.group("nobody"), .emptyGroup("nobody")),
      (.group("gone"), .unknownGroup("gone")),
    ]
    for (target, reason) in targets {
      let desk = TestDesk(
        AppointmentTask(target), FormTask(target, form: "f"), JourneyTask(target, journey: "j"),
        TaskUser(target, title: "t"))
      let plan = try desk.receive()
      #expect(plan.outcomes == Array(repeating: .notDone(reason), count: 4))
      #expect(plan.deliveries.isEmpty)
    }
  }

  @Test func `the names of forms and journeys are shown as they are`() throws {
    let desk = TestDesk(FormTask(.user("ann"), form: "{{x}} {{"), JourneyTask(.user("ann"), journey: "{{#y}}"))
    #expect(
      try desk.receive().tasks.map(\.title) == [
        "Complete the form '{{x}} {{' for Jane Smith", "Complete the journey '{{#y}}' for Jane Smith",
      ])
  }
}

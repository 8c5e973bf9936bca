import Foundation
import LeadActions
import Testing

@Suite struct EventPropertyTests {
  static let start = Date(timeIntervalSince1970: 1_769_860_800)

  /// What each kind of details carries, property by property; all others have no value.
  static let table: [(EventDetails, [EventProperty: FieldValue])] = [
    (.none, [:]),
    (.status(from: "New", to: "Hot"), [.from: "New", .to: "Hot"]),
    (.status(from: nil, to: nil), [:]),
    (.user(from: nil, to: "ann"), [.to: "ann"]),
    (.progress(from: .contacted, to: .closed), [.from: "contacted", .to: "closed"]),
    (.update(.init([FieldChange("town", from: nil, to: "York")])), [:]),
    (.referral(ReferralDetails(partner: "acme", reason: "wrong area")), [.partner: "acme", .reason: "wrong area"]),
    (
      .appointment(
        LeadAppointment(
          id: "a1", start: start, end: start + 60, title: "Visit", user: "ann", location: "York")),
      [
        .appointmentID: "a1", .appointmentTitle: "Visit", .appointmentStart: .date(start),
        .appointmentEnd: .date(start + 60), .appointmentUser: "ann", .appointmentLocation: "York",
      ]
    ),
    (
      .call(CallDetails(number: "0123456", recording: "https://x.example/1")),
      [
        .number: "0123456", .recording: "https://x.example/1",
      ]
    ),
    (
      .message(
        MessageDetails(
          "m1", recipient: "j@x.example", reason: "full", link: "https://l", text: "Hi", likelyMachine: true)),
      [.message: "m1", .recipient: "j@x.example", .reason: "full", .link: "https://l", .text: "Hi", .machine: true]
    ),
    (.message(MessageDetails("m1")), [.message: "m1", .machine: false]),
    (.journey(JourneyDetails("Fact find", step: "3")), [.journey: "Fact find", .step: "3"]),
    (.custom(["recipient": "x"]), [:]),
  ]

  @Test(arguments: table.indices)
  func `details answer what they carry, and nothing else`(index: Int) {
    let (details, values) = Self.table[index]
    for property in EventProperty.allCases {
      #expect(details.value(of: property) == values[property], "\(property)")
      if let found = details.value(of: property) { #expect(found.kind == property.kind) }
    }
  }

  @Test(arguments: table.indices)
  func `details survive JSON`(index: Int) throws {
    let details = Self.table[index].0
    #expect(try JSONDecoder().decode(EventDetails.self, from: JSONEncoder().encode(details)) == details)
  }

  @Test(arguments: EventProperty.allCases)
  func `a property is found by its name`(property: EventProperty) {
    #expect(EventProperty(property.name) == property)
    #expect(property.name.rawValue.hasPrefix("event.") || property.name.rawValue.hasPrefix("appointment."))
  }
}

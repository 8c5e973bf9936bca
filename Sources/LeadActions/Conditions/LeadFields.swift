public import struct Foundation.Date

/// The fields that a condition written in Swift can name; extend it with the fields of your own leads.
public struct LeadFields: Sendable {
  public init() {}

  public var id: LeadField<LeadID> { "id" }
  public var subid: LeadField<String> { "subid" }
  public var ipaddress: LeadField<String> { "ipaddress" }
  public var received: LeadField<Date> { "received" }
  public var source: LeadField<String> { "source" }
  public var leadType: LeadField<LeadTypeName> { "leadType" }
  public var leadGroup: LeadField<LeadGroupName> { "leadGroup" }
  public var status: LeadField<StatusName> { "status" }
  public var progress: LeadField<LeadProgress> { "progress" }
  public var user: LeadField<UserName> { "user" }
  public var partner: LeadField<PartnerName> { "partner" }
  public var duplicateOf: LeadField<LeadID> { "duplicateOf" }
  public var workflow: LeadField<WorkflowName> { "workflow" }
  public var isDuplicate: LeadField<Bool> { "isDuplicate" }
  public var isReferred: LeadField<Bool> { "isReferred" }
  public var fullName: LeadField<String> { "fullName" }

  public var title: LeadField<String> { "title" }
  public var firstName: LeadField<String> { "firstName" }
  public var lastName: LeadField<String> { "lastName" }
  public var company: LeadField<String> { "company" }
  public var email: LeadField<String> { "email" }
  public var phone: LeadField<String> { "phone" }
  public var mobile: LeadField<String> { "mobile" }
  public var street: LeadField<String> { "street" }
  public var town: LeadField<String> { "town" }
  public var county: LeadField<String> { "county" }
  public var postcode: LeadField<String> { "postcode" }
  public var country: LeadField<String> { "country" }
  public var emailConsent: LeadField<Bool> { "emailConsent" }
  public var letterConsent: LeadField<Bool> { "letterConsent" }
  public var textConsent: LeadField<Bool> { "textConsent" }

  public var event: EventFields { EventFields() }
  public var appointment: AppointmentFields { AppointmentFields() }

  /// The time of the event lies within hours of the week, in the lead type's zone.
  public func isWithin(_ hours: WeeklyHours) -> Condition { .withinHours(hours) }

  /// A fact that the host's source of facts gives.
  public func fact<Value: FieldValueConvertible>(_ name: String, as: Value.Type = Value.self) -> LeadField<Value> {
    LeadField(.fact(FieldName(name)))
  }
}

/// The fields of the event in hand; without a value where the event has none such.
public struct EventFields: Sendable {
  public var recipient: LeadField<String> { "event.recipient" }
  public var message: LeadField<MessageID> { "event.message" }
  public var reason: LeadField<String> { "event.reason" }
  public var link: LeadField<String> { "event.link" }
  public var text: LeadField<String> { "event.text" }
  public var machine: LeadField<Bool> { "event.machine" }
  public var partner: LeadField<PartnerName> { "event.partner" }
  public var number: LeadField<String> { "event.number" }
  public var recording: LeadField<String> { "event.recording" }
  public var journey: LeadField<JourneyName> { "event.journey" }
  public var step: LeadField<String> { "event.step" }
  public var from: LeadField<String> { "event.from" }
  public var to: LeadField<String> { "event.to" }

  /// A field of a custom event.
  public func custom<Value: FieldValueConvertible>(_ name: String, as: Value.Type = Value.self) -> LeadField<Value> {
    LeadField(.event(FieldName(name)))
  }
}

/// The fields of the appointment that the event concerns.
public struct AppointmentFields: Sendable {
  public var id: LeadField<AppointmentID> { "appointment.id" }
  public var title: LeadField<String> { "appointment.title" }
  public var start: LeadField<Date> { "appointment.start" }
  public var end: LeadField<Date> { "appointment.end" }
  public var user: LeadField<UserName> { "appointment.user" }
  public var location: LeadField<String> { "appointment.location" }
}

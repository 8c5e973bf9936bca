import struct Foundation.Date

extension PlanRun {
  /// Refuses a date that is infinite or no date: no timer could stand in order with it.
  func checkFinite(_ date: Date?, of name: FieldName) throws(PlanRefusal) {
    guard let date, !date.timeIntervalSinceReferenceDate.isFinite else { return }
    throw .field(occurrence.lead, .notFinite(name))
  }

  func checkFinite(_ appointment: LeadAppointment) throws(PlanRefusal) {
    try checkFinite(appointment.start, of: EventProperty.appointmentStart.name)
    try checkFinite(appointment.end, of: EventProperty.appointmentEnd.name)
  }

  /// Refuses a custom event's fields that equal nothing, themselves included: a repeat would not be recognised.
  func checkFinite(_ fields: [FieldName: FieldValue]) throws(PlanRefusal) {
    if let error = Self.notFinite(fields) { throw .field(occurrence.lead, error) }
  }

  static func notFinite(_ fields: [FieldName: FieldValue]) -> FieldError? {
    fields.filter { !$0.value.isFinite }.keys.min().map { .notFinite(FieldName("event.\($0)")) }
  }
}

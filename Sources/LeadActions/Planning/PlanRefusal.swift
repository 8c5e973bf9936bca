/// Why an occurrence cannot be planned: nothing of it is done, and the lead stays as it was.
@nonexhaustive
public enum PlanRefusal: Error, Hashable, Sendable {
  case unknownLead(LeadID)
  /// A lead is received once, whatever the occurrence's id.
  case alreadyKnown(LeadID)
  /// The report carries another lead than the occurrence is about.
  case otherLead(LeadID, reported: LeadID)
  case unknownLeadType(LeadTypeName, nearest: LeadTypeName?)
  case field(LeadID, FieldError)
  case endBeforeStart(AppointmentID)
  case unknownAppointment(AppointmentID, LeadID)
  case appointmentKnown(AppointmentID, LeadID)
}

extension PlanRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownLead(let lead):
      "Lead \(lead.inQuotes) is not known; report it as received, or as adopted if it existed before, and then this again."
    case .alreadyKnown(let lead):
      "Lead \(lead.inQuotes) is known already and is received once; report a change of it as updated."
    case .otherLead(let lead, let reported):
      "The occurrence is about lead \(lead.inQuotes) but carries lead \(reported.inQuotes); give both the same id."
    case .unknownLeadType(let name, let nearest):
      "The rule book has no lead type \(name.inQuotes)"
        + (nearest.map { "; did you mean \($0.inQuotes)?" } ?? "; add it, or correct the lead's type.")
    case .field(let lead, let error): "Lead \(lead.inQuotes): \("\(error)".onOneLine)"
    case .endBeforeStart(let id): "Appointment \(id.inQuotes) ends before it starts; correct its end, or leave it out."
    case .unknownAppointment(let id, let lead):
      "Lead \(lead.inQuotes) has no appointment \(id.inQuotes); report it as created first."
    case .appointmentKnown(let id, let lead):
      "Lead \(lead.inQuotes) has appointment \(id.inQuotes) already; report a change of it as updated."
    }
  }
}

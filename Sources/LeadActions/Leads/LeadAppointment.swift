public import struct Foundation.Date

/// An appointment that a lead's customer has.
public struct LeadAppointment: Hashable, Sendable, Codable, Identifiable {
  public var id: AppointmentID
  public var title: String?
  public var start: Date
  /// When it ends, never before its start; an appointment without an end counts as over when it starts.
  public var end: Date?
  public var user: UserName?
  public var location: String?

  public init(
    id: AppointmentID, start: Date, end: Date? = nil, title: String? = nil, user: UserName? = nil,
    location: String? = nil
  ) {
    self.id = id
    self.start = start
    self.end = end
    self.title = title
    self.user = user
    self.location = location
  }
}

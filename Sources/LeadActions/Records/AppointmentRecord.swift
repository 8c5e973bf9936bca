/// An appointment as the record keeps it.
public struct AppointmentRecord: Hashable, Sendable, Codable {
  @nonexhaustive
  public enum State: String, Hashable, Sendable, Codable { case planned, started, completed, cancelled }

  public var appointment: LeadAppointment
  public var state: State
  /// Counts the moves to another time; timers belong to one revision.
  public var revision: Int
  /// The times before and after that have fired, or were skipped as late, in this revision.
  public var settled: [Event]

  public init(_ appointment: LeadAppointment, state: State = .planned, revision: Int = 1, settled: [Event] = []) {
    self.appointment = appointment
    self.state = state
    self.revision = revision
    self.settled = settled
  }
}

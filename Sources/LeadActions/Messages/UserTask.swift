public import struct Foundation.Date

/// Something that a user is tasked with; the host keeps it and reports when it is done.
public struct UserTask: Hashable, Sendable, Codable {
  @nonexhaustive
  public enum Kind: Hashable, Sendable, Codable {
    case appointment
    case form(FormName)
    case journey(JourneyName)
    case task
  }

  public var kind: Kind
  public var user: UserName
  public var title: String
  public var notes: String?
  public var due: Date?

  public init(_ kind: Kind, for user: UserName, title: String, notes: String? = nil, due: Date? = nil) {
    self.kind = kind
    self.user = user
    self.title = title
    self.notes = notes
    self.due = due
  }
}

/// An event that was raised, with what it carries.
public struct RaisedEvent: Hashable, Sendable, Codable {
  public var event: Event
  public var details: EventDetails

  public init(_ event: Event, _ details: EventDetails = .none) {
    self.event = event
    self.details = details
  }
}

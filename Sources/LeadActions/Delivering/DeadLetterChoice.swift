/// Which dead letters are meant; what is left out restricts nothing.
public struct DeadLetterChoice: Hashable, Sendable {
  public var kind: MessageKind?
  public var destination: Destination?
  /// A text that the reason holds, such as `status 503`.
  public var reason: String?
  public var lead: LeadID?

  public init(
    kind: MessageKind? = nil, destination: Destination? = nil, reason: String? = nil, lead: LeadID? = nil
  ) {
    self.kind = kind
    self.destination = destination
    self.reason = reason
    self.lead = lead
  }

  public static let all = DeadLetterChoice()

  public func takes(_ letter: DeadLetter) -> Bool {
    (kind.map { $0 == letter.delivery.message.kind } ?? true)
      && (destination.map { $0 == Destination(of: letter.delivery.message, tenant: letter.tenant) } ?? true)
      && (reason.map { $0.isEmpty || letter.reason.text.contains($0) } ?? true)
      && (lead.map { $0 == letter.delivery.lead } ?? true)
  }
}

/// Messages of one kind to one sort of recipient.
public struct SentSummary: Hashable, Sendable, Codable {
  public var kind: MessageKind
  public var recipient: RecipientKind
  public var count: Int
  /// The leads that they are about.
  public var leads: Int

  public init(_ kind: MessageKind, to recipient: RecipientKind, count: Int, leads: Int) {
    self.kind = kind
    self.recipient = recipient
    self.count = count
    self.leads = leads
  }
}

/// What sort of recipient a message goes to.
@nonexhaustive
public enum RecipientKind: String, Hashable, Sendable, Codable, CaseIterable {
  case customer
  case user
  case partner
  /// Nobody in particular, such as a webhook's receiver.
  case system

  public init(_ recipient: Recipient?) {
    self =
      switch recipient {
      case .customer?: .customer
      case .user?: .user
      case .partner?: .partner
      case nil: .system
      }
  }
}

extension SentSummary: CustomStringConvertible {
  /// Such as `4,812 emails to customers about 4,812 leads`.
  public var description: String {
    let whom: String? =
      switch (recipient, kind) {
      case (_, .referral), (.system, _): nil
      case (.customer, _): "customers"
      case (.user, _): "users"
      case (.partner, _): "partners"
      }
    return count.of("\(kind)") + (whom.map { " to \($0)" } ?? "") + " about \(leads.of("lead"))"
  }
}

/// Counts messages by kind and recipient.
struct SentTally {
  private struct Key: Hashable {
    var kind: MessageKind
    var recipient: RecipientKind
  }

  private var counts: [Key: Int] = [:]
  private var leads: [Key: Set<LeadID>] = [:]

  mutating func add(_ delivery: Delivery) {
    add(delivery.message.kind, to: RecipientKind(delivery.message.recipient), lead: delivery.lead)
  }

  mutating func add(_ kind: MessageKind, to recipient: RecipientKind, lead: LeadID) {
    let key = Key(kind: kind, recipient: recipient)
    counts[key, default: 0] += 1
    leads[key, default: []].insert(lead)
  }

  var summaries: [SentSummary] {
    counts.map { SentSummary($0.key.kind, to: $0.key.recipient, count: $0.value, leads: leads[$0.key]?.count ?? 0) }
      .sorted { $0.order < $1.order }
  }
}

extension SentSummary {
  /// By kind in the guide's order, then customers, users, partners.
  var order: (Int, String, Int) {
    (kind.place.0, kind.place.1, RecipientKind.allCases.firstIndex(of: recipient) ?? .max)
  }
}

extension ActionOutcome {
  /// What the action left to be sent.
  var delivery: DeliveryID? {
    switch self {
    case .done(.queued(let id, _, _)), .done(.referred(_, let id)): id
    default: nil
    }
  }
}

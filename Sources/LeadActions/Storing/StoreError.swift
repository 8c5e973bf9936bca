/// A demand on a store that cannot be met, whatever state it is in.
@nonexhaustive
public enum StoreError: Error, Hashable, Sendable {
  /// The plan's record is of another lead than its occurrence.
  case foreignRecord(LeadKey, record: LeadID)
  /// The plan's record does not have the version after the one that the plan was made from.
  case recordVersion(LeadKey, base: Int?, record: Int)
  /// The plan has a delivery about another lead than its occurrence.
  case foreignDelivery(LeadKey, DeliveryID, of: LeadID)
  /// The outbox has a delivery of that id already, or the plan has two.
  case deliveryExists(DeliveryKey)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .foreignRecord(let key, let record):
      "The plan for \(key) carries the record of lead \(record.inQuotes); commit plans as the planner made them."
    case .recordVersion(let key, let base, let record):
      "The plan for \(key) was made from \(base.map { "version \($0)" } ?? "no record") and carries version \(record); "
        + "it must carry version \((base ?? 0) + 1). Commit plans as the planner made them."
    case .foreignDelivery(let key, let delivery, let lead):
      "The plan for \(key) has delivery \(delivery.inQuotes) of lead \(lead.inQuotes); a plan delivers for its own lead only."
    case .deliveryExists(let key):
      "The \(key) exists already; give every occurrence an id of its own, from which its deliveries' ids derive."
    }
  }
}

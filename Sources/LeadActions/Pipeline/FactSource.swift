/// Gives what rules need to know beyond the lead, such as a score or a price list.
///
/// ### Implementation requirements
/// - Return facts by their names without the prefix `fact.`, in the kinds that the rule book declares.
/// - Throw only where the occurrence had better be submitted again later; nothing is done then.
///
/// ### A fake
///
///     struct FixedFacts: FactSource {
///       var facts: [FieldName: FieldValue]
///       func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] { facts }
///     }
public protocol FactSource: Sendable {
  func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue]
}

/// Gives no facts.
public struct NoFacts: FactSource {
  public init() {}

  public func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] { [:] }
}

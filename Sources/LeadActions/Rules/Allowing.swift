/// A part of a rule book in which findings can be allowed: the book, a lead type, a rule, a workflow or a template.
///
/// What the checker finds within the part, under a code that it allows, is listed apart, with the reason.
public protocol Allowing {
  /// Findings that are meant to be so here, each with the reason.
  var allowed: [FindingCode: String] { get set }
}

extension Allowing {
  /// The same, with a finding allowed.
  ///
  /// - Parameter reason: Why it is right here, for whoever reads it next; never empty.
  public func allowing(_ code: FindingCode, because reason: String) -> Self {
    var part = self
    part.allowed[code] = reason
    return part
  }
}

extension RuleBook: Allowing {}
extension LeadType: Allowing {}
extension Rule: Allowing {}
extension LeadWorkflow: Allowing {}
extension MessageTemplate: Allowing {}

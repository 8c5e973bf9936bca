/// What is different between two rule books in what they mean, not in how they are written.
///
/// Rules are matched by lead type and id; one whose id alone is another is recognised. Conditions that always come to
/// the same are the same, and so is an order that makes no difference.
public struct RuleBookDifference: Hashable, Sendable, Codable {
  /// The books' names and versions, to tell them by; a version by itself is no difference.
  public var from: String
  public var to: String
  public var leadTypes: [LeadTypeDifference]
  public var templates: [TemplateDifference]
  public var workflows: [WorkflowDifference]
  /// Names, fields, facts, custom events, and the directory.
  public var declarations: [ValueChange]

  /// - Parameters:
  ///   - old: The book in force.
  ///   - new: The book that is to follow it.
  public init(from old: RuleBook, to new: RuleBook) {
    from = "\(old.name.onOneLine), version \(old.version)"
    to = "\(new.name.onOneLine), version \(new.version)"
    leadTypes = LeadTypeDifference.between(GroupedLeadType.all(of: old), GroupedLeadType.all(of: new))
    templates = TemplateDifference.between(old, new)
    workflows = WorkflowDifference.between(old.workflows, new.workflows)
    declarations = DeclarationDifferences.between(old, new)
  }

  /// Whether both books mean the same.
  public var isEmpty: Bool {
    leadTypes.isEmpty && templates.isEmpty && workflows.isEmpty && declarations.isEmpty
  }
}

extension RuleBookDifference: CustomStringConvertible {
  /// Everything that is different, grouped by lead type, for a person to read.
  public var description: String {
    var lines = ["From \(from) to \(to)"]
    if isEmpty { lines += ["", "No difference in meaning."] }
    for type in leadTypes { lines += [""] + type.lines }
    if !workflows.isEmpty { lines += ["", "Workflows"] + workflows.flatMap(\.lines) }
    if !templates.isEmpty { lines += ["", "Templates"] + templates.flatMap(\.lines) }
    if !declarations.isEmpty { lines += ["", "Names and directory"] + declarations.map { "  ~ \($0)" } }
    return lines.joined(separator: "\n")
  }
}

extension LeadTypeDifference {
  fileprivate var lines: [String] {
    let head =
      switch kind {
      case .added: " (new)"
      case .removed: " (removed)"
      default: oldName.map { " (was \($0.told))" } ?? ""
      }
    return ["Lead type \(leadType.told)\(head)"] + settings.map { "  ~ \($0)" } + rules.flatMap(\.lines)
  }
}

extension RuleDifference {
  fileprivate var lines: [String] {
    let title =
      switch kind {
      case .added: "+ rule \(rule.told), on \(event?.to ?? "")"
      case .removed: "- rule \(rule.told), on \(event?.from ?? "")"
      case .renamed: "~ rule \(oldID?.told ?? "") is now \(rule.told)"
      case .changed, .moved: "~ rule \(rule.told)"
      }
    var lines = ["  \(title)"]
    if kind == .added || kind == .removed {
      if let condition { lines.append("      if \(condition.to ?? condition.from ?? "")") }
    } else {
      lines += [event, condition].compactMap { $0 }.map { "      \($0)" }
    }
    if let isEnabled { lines.append("      \(isEnabled.to ?? isEnabled.from ?? "")") }
    if let place { lines.append("      now \(place)") }
    return lines + actions.map { "      \($0)" }
  }
}

extension WorkflowDifference {
  fileprivate var lines: [String] { ["  \(kind.sign) \(workflow.told)"] + steps.map { "      \($0)" } }
}

extension TemplateDifference {
  fileprivate var lines: [String] {
    var lines = ["  \(kind.sign) \(isPartial ? "piece " : "")\(template.told)"]
    if let channel, kind == .changed { lines.append("      \(channel)") }
    if uses.isEmpty {
      lines.append("      sent by no rule or workflow")
    } else {
      lines.append("      sent by \(uses.map(\.description).joined(separator: ", "))")
    }
    return lines + texts.flatMap { $0.description.split(separator: "\n").map { "      \($0)" } }
  }
}

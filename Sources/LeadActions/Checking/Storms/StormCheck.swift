/// Finds messages that are sent far more often than anybody wants: upon every update, every change of the status, every
/// opening of an email.
enum StormCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    let workflows = Dictionary(book.workflows.map { ($0.workflow.name, $0) }) { first, _ in first }
    for type in book.types {
      for rule in type.rules {
        guard let code = code(of: rule, type), isUnconditional(rule, book) else { continue }
        for (index, action) in rule.rule.actions.enumerated() {
          guard let reached = reached(by: action, workflows), code != .everyOpening || reached.audience == .customer
          else { continue }
          report.findings.append(finding(code, rule, action, reached, at: rule.place(ofAction: index)))
          break
        }
      }
    }
  }

  private static func code(of rule: CheckedRule, _ type: CheckedType) -> FindingCode? {
    switch rule.rule.event {
    case .updated, .updatedUser, .updatedOther: .everyUpdate
    // A type of two statuses has too few changes for a storm.
    case .statusChanged: (1...2).contains(type.type.statuses.count) ? nil : .everyStatus
    case .emailOpened, .emailClicked: .everyOpening
    default: nil
    }
  }

  /// Whether the rule acts whenever its event occurs, but for leads that it cannot reach anyway.
  private static func isUnconditional(_ rule: CheckedRule, _ book: CheckedBook) -> Bool {
    guard let condition = rule.rule.condition, !condition.isOnlyGuard else { return true }
    return condition.judged(with: book.knowledge(ofEventOf: rule), book.catalog) == .always
  }

  private static func reached(by action: Action, _ workflows: [WorkflowName: CheckedWorkflow]) -> Reached? {
    if case .startWorkflow(let start) = action {
      return workflows[start.workflow]?.firstActions.lazy.filter { $0.condition == nil }
        .compactMap { $0.action.reached }.first
    }
    return action.reached
  }

  private static func finding(
    _ code: FindingCode, _ rule: CheckedRule, _ action: Action, _ reached: Reached, at place: Place
  ) -> Finding {
    let often =
      switch code {
      case .everyUpdate: "every change of any detail"
      case .everyStatus: "every change of the status"
      default: rule.rule.event == .emailOpened ? "every email that is opened" : "every click"
      }
    let who =
      switch reached.audience {
      case .customer: "The customer soon has more messages than anybody reads, and unsubscribes or reports spam."
      case .partner: "The partner soon has more messages than anybody reads."
      case .user: "Whoever gets a message each time reads none of them, the one that matters included."
      }
    return Finding(
      code, at: place.text, "Upon \(often) the rule \(action.deed).", why: who,
      story: [
        "\(rule.told) \(action.deed).", "The next change, a minute later: \(rule.told) \(action.deed) again.",
      ],
      mend: code == .everyStatus
        ? "Say which status it is about: {\"field\": \"status\", \"changedTo\": …}."
        : code == .everyUpdate
          ? "Say which detail it is about: {\"field\": …, \"changed\": true}."
          : "Say which email or link it is about, or take the message out.")
  }
}

extension Condition {
  /// Whether the condition only keeps the rule from leads that its message cannot reach, however often it acts.
  fileprivate var isOnlyGuard: Bool {
    switch self {
    case .all(let parts): return parts.allSatisfy(\.isOnlyGuard)
    case .field(let name, let test):
      guard let property = LeadProperty(name) else { return false }
      switch property {
      case .emailConsent, .letterConsent, .textConsent, .email, .mobile, .phone, .user: break
      default: return false
      }
      return test == .isSet(true) || test == .compare(.equals, .flag(true))
    default: return false
    }
  }
}

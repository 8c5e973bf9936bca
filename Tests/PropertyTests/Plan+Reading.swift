import LeadActions

/// An action of a rule, as the history has it.
struct PerformedAction: Equatable {
  var rule: RuleID
  var name: ActionName
  var outcome: ActionOutcome
}

extension Plan {
  /// Whether a limit left events undone.
  var wasStopped: Bool {
    history.contains {
      switch $0.line {
      case .cascadeStopped, .chainStopped: true
      default: false
      }
    }
  }

  /// The rules' actions by the event that they were performed for, in the order of the history.
  var actionsByEvent: [[PerformedAction]] {
    var segments: [[PerformedAction]] = []
    for entry in history {
      switch entry.line {
      case .event: segments.append([])
      case .action(.rule(let rule), let name, let outcome):
        if segments.isEmpty { segments.append([]) }
        segments[segments.count - 1].append(PerformedAction(rule: rule, name: name, outcome: outcome))
      default: break
      }
    }
    return segments
  }
}

/// Where the rules of a book stand.
struct RulePlaces {
  private var places: [RuleID: Int] = [:]
  private var actions: [RuleID: [ActionName]] = [:]

  init(_ book: RuleBook) {
    for (index, rule) in book.leadTypes.flatMap(\.rules).enumerated() {
      places[rule.id] = index
      actions[rule.id] = rule.actions.map(\.name)
    }
  }

  func index(of rule: RuleID) -> Int { places[rule] ?? -1 }

  /// Whether each rule's lines, those of several effects of one action taken together, name its actions in order.
  func actionsAreAsWritten(_ segment: [PerformedAction]) -> Bool {
    for (rule, lines) in Dictionary(grouping: segment, by: \.rule) {
      let written = (actions[rule] ?? [])
      let assign = AssignToUser.actionName
      let expected = written.filter { $0 == assign } + written.filter { $0 != assign }
      var found = lines.map(\.name)[...]
      for name in expected {
        guard found.first == name else { return false }
        found = found.dropFirst()
        // The host's action may have two effects, each with a line.
        if name == "hostDeed", case .done(.queued) = lines[lines.count - found.count - 1].outcome {
          found = found.dropFirst()
        }
      }
      if !found.isEmpty { return false }
    }
    return true
  }
}

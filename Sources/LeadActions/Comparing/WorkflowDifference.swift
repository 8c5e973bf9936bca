/// What became of one workflow.
public struct WorkflowDifference: Hashable, Sendable, Codable {
  public var workflow: WorkflowName
  public var kind: ChangeKind
  public var steps: [StepDifference]
}

/// What became of one step of a workflow.
public struct StepDifference: Hashable, Sendable, Codable {
  public var kind: ChangeKind
  /// Its number from 1, in the new workflow where it is there.
  public var number: Int
  /// The step in words; none where it is new, or gone.
  public var from: String?
  public var to: String?
}

extension StepDifference: CustomStringConvertible {
  public var description: String {
    switch (from, to) {
    case (let from?, let to?): "~ step \(number): \(from) → \(to)"
    case (nil, let to?): "+ step \(number): \(to)"
    case (let from?, nil): "- step \(number): \(from)"
    case (nil, nil): "step \(number)"
    }
  }
}

extension WorkflowDifference {
  static func between(_ old: [LeadWorkflow], _ new: [LeadWorkflow]) -> [WorkflowDifference] {
    let byName = [old, new].map { Dictionary($0.map { ($0.name, $0) }) { first, _ in first } }
    return Set(byName.flatMap(\.keys)).sorted().compactMap { name in
      let (before, after) = (byName[0][name], byName[1][name])
      let steps = steps(before?.steps ?? [], after?.steps ?? [])
      let kind: ChangeKind = before == nil ? .added : (after == nil ? .removed : .changed)
      return steps.isEmpty && kind == .changed
        ? nil : WorkflowDifference(workflow: name, kind: kind, steps: steps)
    }
  }

  private static func steps(_ old: [WorkflowStep], _ new: [WorkflowStep]) -> [StepDifference] {
    let difference = new.difference(from: old) { $0.meansTheSame(as: $1) }
    var gone: [Int: WorkflowStep] = [:]
    var added: [Int: WorkflowStep] = [:]
    for case .remove(let offset, let step, _) in difference.removals { gone[offset] = step }
    for case .insert(let offset, let step, _) in difference.insertions { added[offset] = step }
    // What is gone and what is new between the same unchanged steps is one step that changed.
    var differences: [StepDifference] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      let (before, after) = (gone[oldIndex], added[newIndex])
      switch (before, after) {
      case (let before?, let after?):
        differences.append(StepDifference(kind: .changed, number: newIndex + 1, from: before.words, to: after.words))
      case (let before?, nil):
        differences.append(StepDifference(kind: .removed, number: oldIndex + 1, from: before.words))
      case (nil, let after?): differences.append(StepDifference(kind: .added, number: newIndex + 1, to: after.words))
      case (nil, nil): break
      }
      if before != nil || after == nil { oldIndex += 1 }
      if after != nil || before == nil { newIndex += 1 }
    }
    return differences
  }
}

extension WorkflowStep {
  fileprivate func meansTheSame(as other: WorkflowStep) -> Bool {
    kind == other.kind && ConditionStates.areEquivalent(condition, other.condition)
  }
}

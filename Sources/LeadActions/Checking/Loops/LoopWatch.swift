/// Loops: rules whose consequences raise each other without end, at once or over time.
struct LoopWatch {
  let explored: ExploredBook
  private(set) var findings: [Finding] = []
  /// The rules and steps that are part of a round.
  private(set) var rules: Set<ObjectIdentifier> = []
  private var reported: Set<Set<ObjectIdentifier>> = []

  init(_ explored: ExploredBook) { self.explored = explored }

  mutating func look(at course: Course) {
    guard let loop = course.loop else { return }
    var rules: [ExploredRule] = []
    var cause: Course.Cause? = loop.cause
    while let link = cause {
      if !rules.contains(where: { $0 === link.rule }) { rules.append(link.rule) }
      if link.run <= loop.first { break }
      cause = course.runs[link.run].cause
    }
    rules.reverse()
    // A workflow that starts itself is told of as that.
    if let only = rules.first, rules.count == 1, only.isStep, only.actions.contains(where: \.startsWorkflow) { return }
    guard reported.insert(Set(rules.map { ObjectIdentifier($0) })).inserted, let first = rules.first else { return }
    self.rules.formUnion(rules.map { ObjectIdentifier($0) })
    let names = rules.map(\.name)
    findings.append(
      Finding(
        .raisesWithoutEnd, .error, at: first.place.text,
        rules.count == 1
          ? "What \(names[0]) does raises its own event again, without end."
          : "\(names.dropLast().joined(separator: ", ").firstUppercased) and \(names[names.count - 1]) raise each other "
            + "without end.",
        why: "The lead goes round until the limit of events stops it, and all that the rules send is sent each time.",
        story: story(of: course, loop),
        mend: "Give one of the rules a condition that stops the round, or let one of them change something else.",
        related: rules.dropFirst().map { RelatedPlace($0.place.text, "is part of the round") }))
  }

  private func story(of course: Course, _ loop: Course.Loop) -> [String] {
    var lines = explored.story(of: course, to: course.runs.count - 1, [])
    let again = explored.title(of: course.runs[loop.first])
    lines.append("\(again) again, with everything as it was the first time: and so on without end.")
    return lines
  }
}

extension Action {
  var startsWorkflow: Bool { if case .startWorkflow = self { true } else { false } }
}

extension String {
  /// With a capital at its beginning, as a sentence has it.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}

extension FindingCode {
  static let raisesWithoutEnd = Self(rawValue: "LA201")
  static let workflowWithoutEnd = Self(rawValue: "LA202")
}

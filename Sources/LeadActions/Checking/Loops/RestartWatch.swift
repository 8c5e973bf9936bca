/// Workflows that a step of their own begins anew, by a rule on what the step changes: the steps after it are lost.
struct RestartWatch {
  private var found: [String: Finding] = [:]
  private var inOrder: [String] = []

  func findings(except told: Set<String>) -> [Finding] {
    inOrder.filter { !told.contains($0) }.compactMap { found[$0] }
  }

  mutating func look(at course: Course, _ explored: ExploredBook) {
    for write in course.writes where write.source == .record(.workflow) && !write.cause.rule.isStep {
      guard case .startWorkflow(let start) = write.cause.rule.actions[write.cause.action],
        let workflow = explored.workflows[start.workflow],
        let step = step(of: workflow, behind: write, course),
        let next = workflow.steps[(step + 1)...].firstIndex(where: { $0.wait == nil })
      else { continue }
      let place = write.cause.rule.place(ofAction: write.cause.action).text
      guard found[place] == nil else { continue }
      inOrder.append(place)
      found[place] = finding(write, workflow, step, next, at: place, course, explored)
    }
  }

  /// The number of the workflow's step that leads to its own start.
  private func step(of workflow: ExploredWorkflow, behind write: Course.Write, _ course: Course) -> Int? {
    var cause = course.runs[write.cause.run].cause
    while let link = cause {
      if case .workflow(let running, _, _) = course.runs[link.run].item, running.name == workflow.name {
        return workflow.steps.firstIndex { $0 === link.rule }
      }
      cause = course.runs[link.run].cause
    }
    return nil
  }

  private func finding(
    _ write: Course.Write, _ workflow: ExploredWorkflow, _ step: Int, _ next: Int, at place: String, _ course: Course,
    _ explored: ExploredBook
  ) -> Finding {
    Finding(
      .workflowWithoutEnd, .warning, at: place,
      "The workflow \(workflow.name.inQuotes) begins anew upon what its own step \(step + 1) does.",
      why: "Its first steps are done again, and those after the step not at that time, or never.",
      story: explored.story(of: course, to: write.position.run, []),
      mend: "Let the rule's condition leave out what the workflow sets itself.",
      related: [
        RelatedPlace(workflow.steps[step].place.text, "brings it about"),
        RelatedPlace(workflow.steps[next].place.text, "is not reached"),
      ])
  }
}

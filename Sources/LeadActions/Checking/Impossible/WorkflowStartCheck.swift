/// Finds workflows that start themselves at once, and stops where nothing can run.
enum WorkflowStartCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    for workflow in book.workflows {
      let name = workflow.workflow.name
      for (index, action, _) in workflow.firstActions where action == .startWorkflow(StartWorkflow(name)) {
        report.findings.append(
          Finding(
            .startsItself, at: workflow.place(ofStep: index)["do"].text,
            "The workflow \(name.inQuotes) starts itself before it has waited.",
            why: "It begins again and again at once, until the engine stops it, and what follows is never done.",
            story: [
              "The workflow \(name.inQuotes) starts.", "Step \(index + 1) stops it and starts it again, at once.",
              "The occurrence ends at its limit of events.",
            ], mend: "Let it wait first, or take the step out."))
        break
      }
    }
    findStops(book, &report)
  }

  private static func findStops(_ book: CheckedBook, _ report: inout CheckReport) {
    let starts = book.actions.contains {
      switch $0.action {
      case .startWorkflow, .custom: true
      default: false
      }
    }
    guard !starts else { return }
    for action in book.actions where action.action == .stopWorkflow(StopWorkflow()) {
      report.findings.append(
        Finding(
          .nothingToStop, at: action.place.text, "Stop Workflow does nothing: no rule starts a workflow.",
          why: "Whoever reads the rule believes that something is stopped.",
          mend: "Start a workflow somewhere, or take the action out."))
    }
  }
}

extension ExploredBook {
  /// A course told event by event, with what rules that change the lead do, and with what else is to be said of runs.
  func story(of course: Course, to last: Int, _ notes: [(run: Int, text: String)]) -> [String] {
    var lines = [course.beginning.title]
    for (index, run) in course.runs.enumerated() where index <= last {
      var parts: [(position: Int, text: String)] = []
      for write in course.writes where write.position.run == index && write.position.rule != Int.max {
        // The group goes with the type.
        if write.source == .record(.leadGroup) { continue }
        parts.append((0, "\(write.cause.rule.name) \(words(for: write, in: course))"))
      }
      for note in notes where note.run == index { parts.append((1, note.text)) }
      let title = title(of: run)
      lines.append(parts.isEmpty ? "\(title)." : "\(title): \(parts.map(\.text).joined(separator: "; ")).")
    }
    return lines
  }

  func title(of run: Course.Run) -> String {
    switch run.item {
    case .event(let raised): raised.event.title
    case .workflow(let running, let step, _):
      step == 0 ? "Workflow \(running.name.inQuotes)" : "Workflow \(running.name.inQuotes) from step \(step + 1) on"
    }
  }

  /// What a change does, such as `changes the status to 'Hot'`.
  func words(for write: Course.Write, in course: Course) -> String {
    let value: String
    if case .text(let text)?? = course.knowledge.value(of: write.to).single {
      value = text.inQuotes
    } else {
      value = ""
    }
    switch write.source {
    case .lead(.user): return value.isEmpty ? "assigns a user" : "assigns \(value)"
    case .lead(.status): return "changes the status to \(value)"
    case .lead(.progress): return "moves progress to \(value)"
    case .lead(.partner): return "refers the lead to \(value)"
    case .lead(.leadType): return "changes the lead type to \(value)"
    case .record(.workflow): return value.isEmpty ? "stops the workflow" : "starts the workflow \(value)"
    default: return "may change the lead"
    }
  }
}

extension FieldSource {
  /// What rules set, as messages name it.
  var words: String {
    switch self {
    case .lead(.user): "the assigned user"
    case .lead(.status): "the status"
    case .lead(.progress): "the progress"
    case .lead(.partner): "the partner"
    case .lead(.leadType), .record(.leadGroup): "the lead type"
    case .record(.workflow): "the workflow"
    default: "the lead"
    }
  }
}

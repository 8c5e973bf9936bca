/// The checks that follow the courses occurrences can take: order, loops, twice, and much of what is dead.
enum ExploredChecks {
  static func check(_ checked: CheckedBook, _ report: inout CheckReport) {
    let explored = ExploredBook(checked)
    var order = OrderWatch(explored)
    var loops = LoopWatch(explored)
    var rounds = RoundWatch(explored)
    var twice = TwiceWatch(explored)
    var dead = DeadWatch(explored, checked)
    var explorer = Explorer(explored)
    for type in explored.types {
      for beginning in explored.beginnings(of: type) {
        let isWhole = explorer.explore(beginning, of: type) { course in
          dead.look(at: course)
          guard course.isLucky, !beginning.isRare, let usual = course.usually(explored.catalog) else { return }
          loops.look(at: usual)
          rounds.look(at: usual)
          guard beginning.isSingle else { return }
          order.look(at: usual)
          twice.look(at: usual)
        }
        guard !isWhole else { continue }
        dead.leaveOut(type)
        order.leaveOut(type)
        report.bounds.append(
          "The lead type \(type.settings.name.inQuotes) was not explored to its end: \(beginning.title)")
      }
    }
    let overwritten = OverwrittenCheck(explored)
    report.findings += order.findings(except: loops.rules) + loops.findings + rounds.findings + dead.findings
    report.findings += overwritten.findings
    report.findings += twice.findings(without: dead.repeated, becauseOf: loops.rules.union(overwritten.rules))
    UnusedParts.check(checked, &report)
    let parts = [
      (order.isWhole, "order"), (twice.isWhole, "what is done twice"), (dead.isWhole, "rules that never act"),
    ]
    for (isWhole, part) in parts where !isWhole {
      report.bounds.append("There were too many rules to look through all of them for \(part).")
    }
  }
}

/// Follows every course that occurrences can take through a rule book's rules.
///
/// It takes the steps that a plan takes, in the same order, on what is known of a lead in place of a lead: where a rule
/// that changes the lead may or may not act, the course goes on both ways. Rules that change nothing do not divide it.
struct Explorer {
  let explored: ExploredBook
  var catalog: FieldCatalog { explored.catalog }
  /// How many steps may still be taken in all, so that no rule book takes long.
  var stepsLeft: Int

  /// How many courses one beginning may divide into.
  static let mostCourses = 160
  /// How many events one course may have; the planner stops after as many.
  static let mostRuns = 60
  static let mostSteps = 120_000
  /// How many of them one beginning may take.
  static let mostStepsOfOne = 4_000

  init(_ explored: ExploredBook, steps: Int = mostSteps) {
    self.explored = explored
    stepsLeft = steps
  }

  /// Follows the courses from one beginning.
  ///
  /// - Returns: False where there were too many to follow them all.
  mutating func explore(_ beginning: Beginning, of type: ExploredType, _ visit: (Course) -> Void) -> Bool {
    var open: [Course] = starts(of: beginning, type).reversed()
    var count = 0
    var steps = Self.mostStepsOfOne
    while let course = open.popLast() {
      guard stepsLeft > 0, steps > 0, count < Self.mostCourses else { return false }
      let cost = cost(of: course)
      stepsLeft -= cost
      steps -= cost
      var course = course
      let isDone = advance(&course)
      if isDone {
        count += 1
        visit(course)
        continue
      }
      // What is most likely comes first.
      open += divide(course).reversed()
    }
    return true
  }

  /// What a step takes, in usual steps: a course that many rules have divided is long to copy.
  private func cost(of course: Course) -> Int { 1 + momentCount(of: course) / 50 }

  /// Goes on to the next moment at which the course may divide; true at its end.
  private func advance(_ course: inout Course) -> Bool {
    while true {
      if let moment = course.moment {
        if moment < momentCount(of: course) { return false }
        course.moment = nil
      }
      if course.loop != nil || course.runs.count >= Self.mostRuns { return true }
      guard course.next < course.queue.count else { return true }
      let item = course.queue[course.next]
      course.next += 1
      begin(item, &course)
    }
  }

  private func momentCount(of course: Course) -> Int {
    guard let run = course.runs.last else { return 0 }
    switch run.item {
    case .event(let raised): return explored.types[run.type].events[raised.event]?.moments.count ?? 0
    case .workflow: return run.steps.count
    }
  }

  private func begin(_ item: Course.Item, _ course: inout Course) {
    switch item {
    case .event(let raised): begin(raised, &course)
    case .workflow(let running, let step, let cause):
      guard course.running?.id == running.id, let workflow = explored.workflows[running.name] else { return }
      if note(item, cause, &course) { return }
      course.knowledge.view.change = .none
      course.knowledge.view.carried = .unknown
      course.knowledge.view.zone = explored.types[course.type].settings.zone
      course.runs.append(
        Course.Run(
          item: item, type: course.type, view: course.knowledge.view, steps: step..<max(step, workflow.steps.count)))
      if workflow.steps.count > step { course.moment = 0 } else { finishWorkflow(&course) }
    }
  }

  private func begin(_ raised: Course.Raised, _ course: inout Course) {
    if let progress = raised.event.progress {
      // It was raised twice before it was spent.
      if course.spent[progress] == true { return }
      course.spent[progress] = true
    }
    let type = explored.types[course.type]
    let changes = !(type.events[raised.event]?.moments.isEmpty ?? true)
    if changes, note(.event(raised), raised.cause, &course) { return }
    course.knowledge.view.change = raised.change
    course.knowledge.view.carried = FieldView.Carried(raised.event, explored.book)
    course.knowledge.view.zone = type.settings.zone
    course.knowledge.view.eventNumber = course.runs.count + 1
    if let partner = raised.partner {
      _ = course.knowledge.narrow(course.current(.event(.partner)), to: partner)
    }
    course.runs.append(Course.Run(item: .event(raised), type: course.type, view: course.knowledge.view))
    if changes { course.moment = 0 }
  }

  // MARK: Dividing

  /// Lets the rule or step whose turn it is act, and lets it not act, so far as either can be.
  private func divide(_ course: Course) -> [Course] {
    guard let run = course.runs.last, let moment = course.moment else { return [] }
    var course = course
    course.moment = moment + 1
    let type = explored.types[run.type]
    switch run.item {
    case .event(let raised):
      guard let event = type.events[raised.event] else { return [course] }
      let (index, isAssigning) = (event.moments[moment].rule, event.moments[moment].isAssigning)
      let rule = event.rules[index]
      let position = Course.Position(run: course.runs.count - 1, isAssigning: isAssigning, rule: index, action: 0)
      course.runs[course.runs.count - 1].judged = moment + 1
      if let first = event.firstMoments[index], first < moment {
        return run.acting.contains(index) ? perform(rule, position, course) : [course]
      }
      return judge(rule, index, course).flatMap { acts, judged in
        acts ? perform(rule, position, judged) : [judged]
      }
    case .workflow(let running, _, _):
      let index = run.steps.lowerBound + moment
      guard course.running?.id == running.id else { return [cut(course, before: index)] }
      guard let step = explored.workflows[running.name]?.steps[index] else { return [course] }
      course.runs[course.runs.count - 1].judged = moment + 1
      let position = Course.Position(run: course.runs.count - 1, isAssigning: false, rule: index, action: 0)
      return judge(step, index, course).flatMap { acts, judged -> [Course] in
        var judged = judged
        let isLast = moment + 1 == run.steps.count
        guard acts else { return [isLast ? finished(judged) : judged] }
        if let period = step.wait {
          judged.waits.append(Course.Wait(workflow: running.name, step: index, period: period, run: position.run))
          return [cut(judged, before: index)]
        }
        return perform(step, position, judged).map { isLast ? finished($0) : $0 }
      }
    }
  }

  /// The workflow goes no further in this run.
  private func cut(_ course: Course, before step: Int) -> Course {
    var course = course
    let last = course.runs.count - 1
    course.runs[last].steps = course.runs[last].steps.lowerBound..<step
    course.moment = nil
    return course
  }

  private func finished(_ course: Course) -> Course {
    var course = course
    finishWorkflow(&course)
    return course
  }

  /// A rule's condition either way; what cannot be is left out.
  private func judge(_ rule: ExploredRule, _ index: Int, _ course: Course) -> [(acts: Bool, Course)] {
    let last = course.runs.count - 1
    var found: [(acts: Bool, Course)] = []
    for acts in [true, false] {
      guard let condition = rule.condition else {
        if acts { found.append((true, course)) }
        continue
      }
      guard let assumed = assume(condition, holds: acts, course) else { continue }
      found.append((acts, assumed))
    }
    // Steps that change nothing need not be known, and do not divide the course.
    if rule.isStep, !rule.changesLead, rule.wait == nil, found.count == 2 { return [(true, course)] }
    for way in found.indices where found[way].acts { found[way].1.runs[last].acting.insert(index) }
    return found
  }

  /// The course where a condition holds, or does not; nothing where that cannot be.
  private func assume(_ condition: Condition, holds: Bool, _ course: Course) -> Course? {
    let alternatives = course.knowledge.assuming(condition, holds: holds, catalog)
    guard let only = alternatives.first else { return nil }
    var course = course
    if alternatives.count == 1 {
      course.knowledge = only
      return course.pending.isEmpty || course.canHold([], catalog) ? course : nil
    }
    let assumption = Assumption(condition, holds: holds, at: course.knowledge.view)
    guard course.canHold([assumption], catalog) else { return nil }
    course.pending.append(assumption)
    return course
  }

  /// Performs the actions of a rule that belong to the pass, in order.
  private func perform(_ rule: ExploredRule, _ position: Course.Position, _ course: Course) -> [Course] {
    var courses = [course]
    for (index, action) in rule.actions.enumerated() where action.changesLead {
      if !rule.isStep, action.assigns != position.isAssigning { continue }
      var position = position
      position.action = index
      let cause = Course.Cause(run: position.run, rule: rule, action: index)
      courses = courses.flatMap { perform(action, $0, position, cause) }
    }
    return courses
  }

  // MARK: Recurrences

  /// Notes how everything stands before an event that has a cause; true where it stood so before an event that led
  /// here, so that the course goes round without end.
  private func note(_ item: Course.Item, _ cause: Course.Cause?, _ course: inout Course) -> Bool {
    let signature = signature(of: item, course)
    if let cause {
      var run: Int? = cause.run
      while let index = run {
        if index < course.signatures.count, course.signatures[index] == signature {
          course.loop = Course.Loop(first: index, second: item, cause: cause)
          return true
        }
        run = course.runs[index].cause?.run
      }
    }
    // One for each run, those that change nothing included.
    while course.signatures.count < course.runs.count {
      course.signatures.append(Course.Signature(type: -1, item: 0, values: [], spent: [:], pending: []))
    }
    course.signatures.append(signature)
    return false
  }

  private func signature(of item: Course.Item, _ course: Course) -> Course.Signature {
    let sources: [FieldSource] = [
      .lead(.status), .lead(.user), .lead(.progress), .lead(.partner), .record(.workflow),
    ]
    let type = explored.types[course.type]
    let pending = course.queue[course.next...].filter { item in
      guard case .event(let raised) = item else { return true }
      return !(type.events[raised.event]?.moments.isEmpty ?? true)
    }
    return Course.Signature(
      type: course.type, item: hash(of: item, course), values: sources.map { course.value($0) },
      spent: course.spent, pending: Set(pending.map { hash(of: $0, course) }))
  }

  private func hash(of item: Course.Item, _ course: Course) -> Int {
    var hasher = Hasher()
    switch item {
    case .event(let raised):
      hasher.combine(raised.event)
      if case .single(_, let from, let to) = raised.change {
        hasher.combine(course.knowledge.value(of: from))
        hasher.combine(course.knowledge.value(of: to))
      }
      hasher.combine(raised.partner)
    case .workflow(let running, let step, _):
      hasher.combine(running.name)
      hasher.combine(step)
    }
    return hasher.finalize()
  }
}

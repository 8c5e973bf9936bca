extension Explorer {
  /// What an action makes of a course; more than one where it depends on what is not known.
  func perform(
    _ action: Action, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> [Course] {
    let ruleType = explored.types[course.runs[position.run].type]
    switch action {
    case .assignToUser(let it): return assign(it.to, course, position, cause)
    case .changeStatus(let it):
      guard explored.types[course.type].allows(it.to) else { return [course] }
      return changeStatus(to: it.to, course, position, cause)
    case .changeLeadType(let it): return [changeType(to: it.to, course, position, cause)]
    case .refer(let it): return refer(it, ruleType, course, position, cause)
    case .startWorkflow(let it): return [startWorkflow(it.workflow, course, position, cause)]
    case .stopWorkflow: return [stopWorkflow(course, position, cause)]
    case .custom:
      var course = course
      course.forgetValues(at: position, cause, type: explored.types[course.type])
      return [course]
    default: return [course]
    }
  }

  // MARK: Users

  private func assign(
    _ target: AssignmentTarget, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> [Course] {
    switch target {
    case .user(let name):
      if let directory = explored.directory, directory.users[name] == nil { return [course] }
      return changeUser(to: .text(name.rawValue), course, position, cause)
    case .group(let name, _):
      guard let directory = explored.directory, let group = directory.groups[name] else {
        let anybody = ValueSet(domainOf: .lead(.user)).set
        return changeUser(to: anybody, course, position, cause) + [unlucky(course)]
      }
      let members = group.members.filter { directory.users[$0.user] != nil }
      guard !members.isEmpty else { return [unlucky(course)] }
      let users = ValueSet.texts(.only(Set(members.map(\.user.rawValue))))
      // Who is there today may be away, or have left, tomorrow.
      return changeUser(to: users, course, position, cause) + [unlucky(course)]
    }
  }

  /// Nobody was available.
  private func unlucky(_ course: Course) -> Course {
    var course = course
    course.isLucky = false
    return course
  }

  private func changeUser(
    to users: ValueSet, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> [Course] {
    change(.lead(.user), to: users, course, position, cause) { course, from, to in
      course.queue.append(
        .event(Course.Raised(event: .userChanged, change: .single(.lead(.user), from: from, to: to), cause: cause)))
      return [course]
    }
  }

  /// Changes a field where it is not so already, and lets it be where it is.
  private func change(
    _ source: FieldSource, to set: ValueSet, _ course: Course, _ position: Course.Position, _ cause: Course.Cause,
    then raise: (inout Course, FieldVersion, FieldVersion) -> [Course]
  ) -> [Course] {
    var found: [Course] = []
    let from = course.current(source)
    var changed = course
    let to = changed.set(source, to: set, at: position, cause)
    if changed.knowledge.separate(from, to), changed.pending.isEmpty || changed.canHold([], catalog) {
      found += raise(&changed, from, to)
    }
    var same = course
    if same.knowledge.intersect(from, set), same.pending.isEmpty || same.canHold([], catalog) { found.append(same) }
    return found
  }

  // MARK: Status and progress

  func changeStatus(
    to status: StatusName, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> [Course] {
    let type = explored.types[course.type]
    return change(.lead(.status), to: .text(status.rawValue), course, position, cause) { course, from, to in
      course.queue.append(
        .event(Course.Raised(event: .statusChanged, change: .single(.lead(.status), from: from, to: to), cause: cause)))
      guard let progress = type.progress(of: status) else { return [course] }
      return moveProgress(to: progress, course, position, cause)
    }
  }

  private func moveProgress(
    to progress: LeadProgress, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> [Course] {
    change(.lead(.progress), to: .text(progress.rawValue), course, position, cause) { course, from, to in
      raise(progress, from: from, to: to, course, cause)
    }
  }

  /// The stage's event, where it has not been before.
  func raise(
    _ progress: LeadProgress, from: FieldVersion, to: FieldVersion, _ course: Course, _ cause: Course.Cause?
  ) -> [Course] {
    var found: [Course] = []
    if course.spent[progress] != true {
      var first = course
      // The stage that a lead arrives with counts as spent.
      let arrived = FieldVersion(source: .lead(.progress), number: 0)
      let other = first.knowledge.value(of: arrived).without(.text(progress.rawValue))
      if !course.beginning.isReceipt || first.knowledge.narrow(arrived, to: other) {
        first.spent[progress] = false
        first.queue.append(
          .event(
            Course.Raised(
              event: Event(progress), change: .single(.lead(.progress), from: from, to: to), cause: cause)))
        found.append(first)
      }
    }
    if course.spent[progress] != false {
      var again = course
      again.spent[progress] = true
      let arrived = FieldVersion(source: .lead(.progress), number: 0)
      if course.spent[progress] == true || !course.beginning.isReceipt
        || again.knowledge.intersect(arrived, .text(progress.rawValue))
      {
        found.append(again)
      }
    }
    return found
  }

  // MARK: Type, partner and workflow

  private func changeType(
    to name: LeadTypeName, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> Course {
    guard let number = explored.typeIndex[name], number != course.type else { return course }
    var course = course
    course.type = number
    _ = course.set(.lead(.leadType), to: .text(name.rawValue), at: position, cause)
    let group = explored.types[number].group.rawValue
    if course.value(.record(.leadGroup)) != .text(group) {
      _ = course.set(.record(.leadGroup), to: .text(group), at: position, cause)
    }
    return course
  }

  private func refer(
    _ refer: Refer, _ ruleType: ExploredType, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> [Course] {
    guard ruleType.settings.referralMethod.allowsReferral, let partner = refer.partner ?? ruleType.settings.partner
    else { return [course] }
    if let directory = explored.directory, directory.partners[partner] == nil { return [course] }
    let value = ValueSet.text(partner.rawValue)
    func referred(_ course: inout Course) -> [Course] {
      course.queue.append(.event(Course.Raised(event: .referred, partner: value, cause: cause)))
      return [course]
    }
    return change(.lead(.partner), to: value, course, position, cause) { course, _, _ in referred(&course) }
      .flatMap { changed -> [Course] in
        // To the partner who has the lead already only where it is asked for.
        guard refer.again, changed.queue.count == course.queue.count else { return [changed] }
        var again = changed
        return referred(&again)
      }
  }

  private func startWorkflow(
    _ name: WorkflowName, _ course: Course, _ position: Course.Position, _ cause: Course.Cause
  ) -> Course {
    guard explored.workflows[name] != nil else { return course }
    var course = course
    _ = course.set(.record(.workflow), to: .text(name.rawValue), at: position, cause)
    course.workflowCount += 1
    let running = Course.RunningWorkflow(id: course.workflowCount, name: name)
    course.running = running
    course.queue.append(.workflow(running, step: 0, cause: cause))
    return course
  }

  private func stopWorkflow(_ course: Course, _ position: Course.Position, _ cause: Course.Cause) -> Course {
    guard course.value(.record(.workflow)).canBeSet else { return course }
    var course = course
    _ = course.set(.record(.workflow), to: .unset, at: position, cause)
    course.running = nil
    return course
  }

  /// The workflow has come to its end.
  func finishWorkflow(_ course: inout Course) {
    guard course.running != nil, let run = course.runs.last, case .workflow(let running, _, _) = run.item,
      running.id == course.running?.id, let last = explored.workflows[running.name]?.steps.last
    else { return }
    course.running = nil
    let position = Course.Position(run: course.runs.count - 1, isAssigning: false, rule: Int.max, action: 0)
    let cause = Course.Cause(run: position.run, rule: last, action: 0)
    _ = course.set(.record(.workflow), to: .unset, at: position, cause)
  }
}

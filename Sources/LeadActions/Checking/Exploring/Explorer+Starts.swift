extension Explorer {
  /// The courses that an occurrence can begin with, its own events queued.
  func starts(of beginning: Beginning, _ type: ExploredType) -> [Course] {
    var course = Course(type.start, type: type.number, beginning)
    course.knowledge.view.zone = type.settings.zone
    course.knowledge.view.change = .none
    let starts: [Course]
    switch beginning.kind {
    case .receipt(let byUser, let duplicate, let referred):
      starts = [received(course, byUser: byUser, duplicate: duplicate, referred: referred, type)]
    case .update(let byUser, let status, let user, let progress):
      starts = updated(course, byUser: byUser, status: status, user: user, progress: progress, type)
    case .report(let event): starts = reported(course, event, type)
    case .workflow(let name, let step):
      course.workflowCount = 1
      let running = Course.RunningWorkflow(id: 1, name: name)
      course.running = running
      _ = course.knowledge.narrow(course.current(.record(.workflow)), to: .text(name.rawValue))
      course.queue = [.workflow(running, step: step, cause: nil)]
      starts = [course]
    }
    return starts.map { start in
      var start = start
      start.ownEvents = start.queue.count
      return start
    }
  }

  private func received(
    _ course: Course, byUser: Bool, duplicate: Bool, referred: Bool, _ type: ExploredType
  ) -> Course {
    var course = course
    let original = ValueSet(domainOf: .lead(.duplicateOf))
    _ = course.knowledge.narrow(course.current(.lead(.duplicateOf)), to: duplicate ? original.set : .unset)
    var partner: ValueSet?
    if referred {
      let set = type.settings.partner.map { ValueSet.text($0.rawValue) } ?? ValueSet(domainOf: .lead(.partner)).set
      _ = course.knowledge.narrow(course.current(.lead(.partner)), to: set)
      partner = set
    }
    _ = course.knowledge.narrow(course.current(.record(.workflow)), to: .unset)
    course.queue = GuideOrder.receipt(duplicate: duplicate, referred: referred, byUser: byUser).map {
      .event(Course.Raised(event: $0, partner: $0 == .receivedReferred || $0 == .referred ? partner : nil))
    }
    return course
  }

  private func updated(
    _ course: Course, byUser: Bool, status: Bool, user: Bool, progress: LeadProgress?, _ type: ExploredType
  ) -> [Course] {
    var course = course
    course.knowledge.view.base = 1
    for source in [FieldSource.lead(.leadType), .record(.leadGroup)] {
      _ = course.knowledge.narrow(
        FieldVersion(source: source, number: 1),
        to: course.knowledge.value(of: FieldVersion(source: source, number: 0)))
    }
    guard course.knowledge.note(.lead(.status), updated: status), course.knowledge.note(.lead(.user), updated: user)
    else { return [] }
    course.queue = [Event.updated, byUser ? .updatedUser : .updatedOther].map {
      .event(Course.Raised(event: $0, change: .update))
    }
    if status { course.queue.append(changeEvent(.statusChanged, .lead(.status))) }
    if user { course.queue.append(changeEvent(.userChanged, .lead(.user))) }
    if let progress {
      var course = course
      guard course.knowledge.note(.lead(.progress), updated: true),
        course.knowledge.narrow(FieldVersion(source: .lead(.progress), number: 1), to: .text(progress.rawValue))
      else { return [] }
      return raise(progress, from: Self.before(.lead(.progress)), to: Self.after(.lead(.progress)), course, nil)
    }
    guard status else {
      _ = course.knowledge.note(.lead(.progress), updated: false)
      return [course]
    }
    return carried(course, type) { $0.knowledge.note(.lead(.progress), updated: $1) }
  }

  private func reported(_ course: Course, _ event: Event, _ type: ExploredType) -> [Course] {
    var course = course
    switch event {
    case .statusChanged, .userChanged:
      let source = FieldSource.lead(event == .statusChanged ? .status : .user)
      course.knowledge.view.versions[source] = 1
      guard course.knowledge.separate(Self.before(source), Self.after(source)) else { return [] }
      course.queue = [changeEvent(event, source)]
      return event == .statusChanged ? carried(course, type) { _, _ in true } : [course]
    case .referred:
      course.knowledge.view.versions[.lead(.partner)] = 1
      let partner = ValueSet(domainOf: .lead(.partner)).set
      _ = course.knowledge.narrow(Self.after(.lead(.partner)), to: partner)
      course.queue = [.event(Course.Raised(event: event, partner: partner))]
      return [course]
    default: break
    }
    guard let progress = event.progress else {
      course.queue = [.event(Course.Raised(event: event))]
      return [course]
    }
    let source = FieldSource.lead(.progress)
    course.knowledge.view.versions[source] = 1
    guard course.knowledge.narrow(Self.after(source), to: .text(progress.rawValue)),
      course.knowledge.separate(Self.before(source), Self.after(source))
    else { return [] }
    course.spent[progress] = false
    course.queue = [changeEvent(event, source)]
    return [course]
  }

  /// The new status may move progress: one course for each stage, and one for the statuses that move none.
  private func carried(
    _ course: Course, _ type: ExploredType, note: (inout Course, _ moved: Bool) -> Bool
  ) -> [Course] {
    let (status, progress) = (Self.after(.lead(.status)), FieldSource.lead(.progress))
    var found: [Course] = []
    var plain = course
    let carriers = type.carriers
    var left = plain.knowledge.value(of: status)
    left.texts = left.texts.filtered(among: carriers.reduce(into: []) { $0.formUnion($1.statuses) }, false)
    if plain.knowledge.narrow(status, to: left), note(&plain, false) { found.append(plain) }
    for carrier in carriers {
      guard let moved = narrowed(course, status, to: carrier.statuses) else { continue }
      let value = ValueSet.text(carrier.progress.rawValue)
      var same = moved
      if same.knowledge.intersect(same.current(progress), value), note(&same, false) { found.append(same) }
      var other = moved
      other.knowledge.view.versions[progress] = 1
      guard note(&other, true), other.knowledge.narrow(Self.after(progress), to: value),
        other.knowledge.separate(Self.before(progress), Self.after(progress))
      else { continue }
      found += raise(carrier.progress, from: Self.before(progress), to: Self.after(progress), other, nil)
    }
    return found
  }

  private func narrowed(_ course: Course, _ version: FieldVersion, to texts: Set<String>) -> Course? {
    var course = course
    return course.knowledge.intersect(version, .texts(.only(texts))) ? course : nil
  }

  private func changeEvent(_ event: Event, _ source: FieldSource) -> Course.Item {
    .event(
      Course.Raised(event: event, change: .single(source, from: Self.before(source), to: Self.after(source))))
  }

  private static func before(_ source: FieldSource) -> FieldVersion { FieldVersion(source: source, number: 0) }
  private static func after(_ source: FieldSource) -> FieldVersion { FieldVersion(source: source, number: 1) }
}

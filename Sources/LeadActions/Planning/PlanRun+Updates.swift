extension PlanRun {
  /// New values: any difference raises Updated, and then what the update also changed, in the guide's table order.
  mutating func apply(_ update: Update) throws(PlanRefusal) {
    let before = context.record.lead
    var lead = before
    do throws(FieldError) {
      for assignment in update.assignments { try lead.assign(assignment) }
    } catch {
      throw .field(occurrence.lead, error)
    }
    // A form that repeats the progress as it was does not hold it there.
    if lead.status != before.status, lead.progress == before.progress, let status = lead.status,
      let progress = type.progress(of: status)
    {
      lead.progress = progress
    }
    let changes = Self.changes(from: before, to: lead, in: update)
    guard !changes.isEmpty else { return log(.nothingChanged) }
    context.record.lead = lead
    log(.updated(by: update.origin, changes))
    reportKinds(of: changes)
    if lead.status != before.status { reportForeignStatus() }
    raiseEvents(of: update, changes, before: before)
  }

  private mutating func raiseEvents(of update: Update, _ changes: [FieldChange], before: Lead) {
    let lead = context.record.lead
    let progress = lead.progress != before.progress ? lead.progress : nil
    if let progress, context.record.spent.contains(progress) { log(.alreadyHappened(Event(progress))) }
    let events = GuideOrder.update(
      byUser: update.origin.isUser, statusChanged: lead.status != before.status, userChanged: lead.user != before.user,
      progress: progress.flatMap { context.record.spent.contains($0) ? nil : $0 })
    for event in events {
      switch event {
      case .statusChanged: raise(event, .status(from: before.status, to: lead.status))
      case .userChanged: raise(event, .user(from: before.user, to: lead.user))
      case .updated, .updatedUser, .updatedOther: raise(event, .update(EventDetails.Change(changes)))
      default: if let progress { raise(event, .progress(from: before.progress, to: progress)) }
      }
    }
  }

  /// The fields that differ, in the order they were assigned, progress last where a status moved it.
  private static func changes(from before: Lead, to after: Lead, in update: Update) -> [FieldChange] {
    var names: [FieldName] = []
    var known: Set<FieldName> = []
    for assignment in update.assignments where known.insert(assignment.field).inserted {
      names.append(assignment.field)
    }
    let progress = LeadProperty.progress.name
    if !known.contains(progress), before.progress != after.progress { names.append(progress) }
    return names.compactMap { name in
      let (from, to) = (before.value(of: name), after.value(of: name))
      return from == to ? nil : FieldChange(name, from: from, to: to)
    }
  }

  private mutating func reportKinds(of changes: [FieldChange]) {
    for change in changes {
      guard let expected = book.book.fields[change.field], let found = change.to?.kind, found != expected else {
        continue
      }
      log(.fieldOfOtherKind(change.field, expected: expected, found: found))
    }
  }
}

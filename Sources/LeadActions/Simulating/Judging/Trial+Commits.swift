import struct Foundation.Date

extension Trial {
  /// What the store said of a lead.
  mutating func loaded(_ key: LeadKey, _ id: OccurrenceID?, _ loaded: Loaded) {
    check(key, reads: loaded.record)
    if let id {
      expect(
        loaded.done == files[key]?.done[id], .nothingDoubled,
        "\(key): the store \(loaded.done == nil ? "does not know" : "answers otherwise of") occurrence \(id)")
    }
    for (group, state) in loaded.choosing {
      expect(state.version == choosing[group] ?? 0, .versions, "the turns of group \(group) are not those committed")
    }
  }

  mutating func check(_ key: LeadKey, reads record: LeadRecord?) {
    let committed = files[key]?.record
    guard record != committed else { return }
    let (read, known) = (record?.version ?? 0, committed?.version ?? 0)
    fail(
      .versions, "\(key): the record read, of version \(read), is not the one committed, which is of version \(known)")
  }

  /// A commit, and the store's answer to it.
  mutating func committed(_ plan: Plan, _ result: CommitResult, at time: Date) {
    let key = LeadKey(tenant: plan.tenant, lead: plan.occurrence.lead)
    let file = files[key] ?? LeadFile()
    switch result {
    case .repeated(let stored):
      expect(
        file.done[plan.occurrence.id] == stored, .nothingLost,
        "\(key): occurrence \(plan.occurrence.id) is answered as done, and was not done so")
    case .conflict(let conflict):
      counts.conflicts += 1
      if conflict == .record {
        expect(file.record?.version != plan.baseVersion, .versions, "\(key): a conflict where nothing had changed")
      }
    case .committed:
      apply(plan, to: file, key, at: time)
    }
  }

  private mutating func apply(_ plan: Plan, to file: LeadFile, _ key: LeadKey, at time: Date) {
    var file = file
    let id = plan.occurrence.id
    tell(
      "\(key): committed \(id), \(plan.occurrence.report.storyWord)"
        + (plan.events.isEmpty ? "" : ": " + plan.events.map { "\($0.event)" }.joined(separator: ", "))
        + (plan.deliveries.isEmpty
          ? "" : "; to send: \(plan.deliveries.map { "\($0.message.kind) \($0.id.short)" }.joined(separator: ", "))"))
    counts.commits += 1
    counts.events += plan.events.count
    counts.deliveries += plan.deliveries.count
    expect(file.done[id] == nil, .nothingDoubled, "\(key): occurrence \(id) was committed twice")
    let before = file.record?.version
    expect(
      plan.baseVersion == before, .versions,
      "\(key): \(id) was planned from version \(plan.baseVersion ?? 0) and committed over version \(before ?? 0)")
    expect(plan.record.version == (before ?? 0) + 1, .versions, "\(key): \(id) makes version \(plan.record.version)")
    for (group, state) in plan.choosing {
      expect(state.version == (choosing[group] ?? 0) + 1, .versions, "\(key): \(id) loses turns of group \(group)")
      choosing[group] = state.version
    }
    judgeOrder(of: plan, &file, key)
    judgeTimers(of: plan, &file, key)
    noteConsent(of: key, from: file.record, to: plan.record)
    file.record = plan.record
    file.done[id] = StoredOccurrence(plan.occurrence, plan.outcome)
    file.history += plan.history
    file.history += withdraw(plan, key)
    for delivery in plan.deliveries { add(delivery, to: &file, key, due: time) }
    inbox.removeAll { $0.lead == key && $0.occurrence.id == id }
    files[key] = file
  }

  /// A submission was answered.
  mutating func answered(_ occurrence: Occurrence, _ submission: Submission) {
    let key = LeadKey(lead: occurrence.lead)
    counts.accepted += 1
    if submission.isRepeat { counts.repeats += 1 }
    if let stored = files[key]?.done[occurrence.id] {
      expect(
        stored.outcome == submission.outcome, .nothingDoubled,
        "\(key): occurrence \(occurrence.id) was answered with another outcome than its first")
    } else if !erased.contains(LeadOccurrence(lead: key, id: occurrence.id)) {
      fail(.nothingLost, "\(key): occurrence \(occurrence.id) was accepted and is not done")
    }
  }

  /// A submission was refused for good.
  mutating func refused(_ occurrence: Occurrence, _ refusal: PlanRefusal) {
    counts.refused += 1
    let key = LeadKey(lead: occurrence.lead)
    tell("\(key): refused \(occurrence.id): \(refusal)")
    expect(
      files[key]?.done[occurrence.id] == nil, .nothingDoubled,
      "\(key): occurrence \(occurrence.id) is done and was refused: \(refusal)")
  }

  mutating func erased(_ key: LeadKey, _ answer: Bool) {
    let isKnown = files[key] != nil || inbox.contains { $0.lead == key }
    expect(
      answer == isKnown, .nothingLost, "\(key): erasing answers \(answer) where it was \(isKnown ? "" : "not ")known")
    for id in (files[key]?.done ?? [:]).keys { erased.insert(LeadOccurrence(lead: key, id: id)) }
    noteConsent(of: key, from: files[key]?.record, to: nil)
    safety.forget(key)
    files[key] = nil
    for parcel in parcels.keys where parcel.lead == key { parcels[parcel] = nil }
    // A repeat of its receipt that comes after makes it a new lead, with deliveries of the same ids.
    for parcel in accepted.keys where parcel.lead == key { accepted[parcel] = nil }
    inbox.removeAll { $0.lead == key }
    counts.erasures += 1
    tell("\(key): erased")
  }
}

extension DeliveryID {
  /// Its beginning, which tells it from others in a story.
  var short: String { String(rawValue.prefix(6)) }
}

extension Report {
  /// What it is, in a word.
  var storyWord: String { String("\(self)".prefix { $0 != "(" }) }
}

import Synchronization

import struct Foundation.Date

extension EventPipeline {
  /// Does what is due by the clock for its tenant: timers that fell due, and occurrences that deliveries' outcomes carried.
  ///
  /// Safe to call from several processes at once: each timer and each occurrence is done once.
  ///
  /// - Returns: how many were done.
  @discardableResult
  public func runDue() async throws -> Int {
    var done = 0
    var more = true
    // What is done can make more fall due at once, such as a wait that has passed already.
    while more {
      try Task.checkCancellation()
      let count = try await takeInbox() + fireTimers()
      done += count
      more = count > 0
    }
    return done
  }

  /// Does whatever falls due until the task is cancelled or the pipeline shut down; what is under way then is ended or left whole.
  public func run() async {
    while !Task.isCancelled, gate.isOpen {
      do {
        try await runDue()
        try await services.clock.wait(seconds: try await idleTime())
      } catch {
        if Task.isCancelled { return }
        services.onTrouble(ErrorText(error))
        try? await services.clock.wait(seconds: settings.pollInterval)
      }
    }
  }

  /// Forgets the ids of occurrences that were done longer ago than the settings keep them.
  ///
  /// - Returns: how many were forgotten, at most the limit; call it again while it is that many.
  public func forgetOldOccurrences(limit: Int = 1_000) async throws -> Int {
    let time = services.clock.now.addingTimeInterval(-Double(settings.occurrenceDays) * 86_400)
    return try await store.forgetOccurrences(of: settings.tenant, committedBefore: time, limit: limit)
  }

  private func idleTime() async throws -> Double {
    let now = services.clock.now
    let next = try await store.nextTimer(of: settings.tenant, after: now)
    return services.clock.idle(from: now, until: next, atMost: settings.pollInterval)
  }

  // MARK: Timers

  /// Fires the timers due now, the earliest first for each lead, leads side by side.
  private func fireTimers() async throws -> Int {
    var fired = 0
    var last: DueTimer?
    let failed = FailedTimers()
    repeat {
      let page = try await store.dueTimers(
        of: settings.tenant, at: services.clock.now, after: last, limit: 64)
      last = page.last
      fired += await eachLead(page, lead: \.lead.lead) { [self] timer in
        // Else the one that failed would come again alone, and fire behind the one that stands for it.
        if failed.hold(timer, by: settings.overdue) { return false }
        do { return try await fire(timer) } catch {
          failed.add(timer)
          throw error
        }
      }
    } while last != nil
    return fired
  }

  /// Fires a timer, unless it was put off, fired elsewhere or removed since it was listed.
  private func fire(_ due: DueTimer) async throws -> Bool {
    struct NotDueAnyMore: Error {}
    let occurrence = Self.occurrence(of: due)
    try await reached(.timerListed, occurrence)
    do {
      return try await !submit(occurrence) { reading in
        let timer = reading.loaded.record?.timers.first { $0.id == due.timer.id }
        guard let timer, timer.due <= reading.situation.now else { throw NotDueAnyMore() }
      }.isRepeat
    } catch is NotDueAnyMore {
      return false
    }
  }

  package static func occurrence(of due: DueTimer) -> Occurrence {
    let id = OccurrenceID("time:\(due.timer.id)@\(Timestamp.text(from: due.timer.due))")
    return Occurrence(id, lead: due.lead.lead, .timeReached(due.timer.id))
  }

  // MARK: Inbox

  private func takeInbox() async throws -> Int {
    var taken = 0
    var last: InboxItem?
    repeat {
      let page = try await store.inbox(of: settings.tenant, after: last, limit: 64)
      last = page.last
      taken += await eachLead(page, lead: \.occurrence.lead, take)
    } while last != nil
    return taken
  }

  /// Submits an occurrence from the inbox; one that can never be done is discarded, with a line in the history.
  package func take(_ item: InboxItem) async throws -> Bool {
    try await reached(.inboxListed, item.occurrence)
    do {
      let submission = try await submit(item.occurrence) { _ in }
      // Done before, so that no commit has taken it out.
      if submission.isRepeat {
        try await reached(.beforeDiscard, item.occurrence)
        _ = try await store.discard(item, history: [])
      }
      return true
    } catch let error as PipelineError {
      switch error {
      // The type comes back with another rule book; until then it waits.
      case .refused(.unknownLeadType): throw error
      case .refused, .idReused:
        let line = HistoryLine.refused(item.occurrence.id, ErrorText(error))
        let entry = HistoryEntry(at: services.clock.now, occurrence: item.occurrence.id, line)
        // A lead that is not known has no history to say it in.
        services.onTrouble(ErrorText(error))
        try await reached(.beforeDiscard, item.occurrence)
        return try await store.discard(item, history: [entry])
      default: throw error
      }
    }
  }

  // MARK: Side by side

  /// Does something with each item, in order for each lead and side by side for different ones; one that fails is
  /// reported and does not hold up the others. Returns how many were really done.
  private func eachLead<Item: Sendable>(
    _ items: [Item], lead: (Item) -> LeadID, _ work: @escaping @Sendable (Item) async throws -> Bool
  ) async -> Int {
    // Begun in the order in which the leads stand first, whatever their hashes are.
    var places: [LeadID: Int] = [:]
    var groups: [[Item]] = []
    for item in items {
      if let place = places[lead(item)] {
        groups[place].append(item)
      } else {
        places[lead(item)] = groups.count
        groups.append([item])
      }
    }
    let onTrouble = services.onTrouble
    return await withTaskGroup(of: Int.self) { tasks in
      for group in groups {
        tasks.addTask {
          var done = 0
          for item in group where !Task.isCancelled {
            do {
              if try await work(item) { done += 1 }
            } catch {
              if !(error is CancellationError) { onTrouble(ErrorText(error)) }
            }
          }
          return done
        }
      }
      return await tasks.reduce(0, +)
    }
  }
}

/// The timers that could not be fired in one look.
private final class FailedTimers: Sendable {
  private let timers = Mutex<[DueTimer]>([])

  func add(_ timer: DueTimer) { timers.withLock { $0.append(timer) } }

  /// Whether a timer has to wait for one that failed.
  func hold(_ timer: DueTimer, by policy: OverdueTimers) -> Bool {
    timers.withLock { $0.contains { $0.lead == timer.lead && policy.decidesTogether($0.timer, timer.timer) } }
  }
}

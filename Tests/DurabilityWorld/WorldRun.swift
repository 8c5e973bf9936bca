import Foundation
package import LeadActions

/// One life of the process that works in a world: it submits what happens, keeps the loops running, and ends when all
/// is done, or when it is cancelled or killed.
package struct WorldRun: Sendable {
  package struct Settings: Sendable {
    /// How many of the occurrences may be submitted in this life; the life ends by itself only where that is all.
    package var limit: Int
    /// The longest pause between two submissions of one lane, in milliseconds.
    package var pace = 4
    package var lanes = 4
    /// The longest time that a receiver takes, in milliseconds.
    package var slowness = 8
    package var speed = 60.0
    /// Seconds of the world's clock.
    package var lease = 60.0
    package var grace = 30.0
    package var dispatchers = 1
    package var deliveryProbe = DeliveryProbe.none
    package var pipelineProbe: PipelineProbe?
    /// What the loops report may not happen.
    package var hasTroubles = false

    package init(limit: Int) { self.limit = limit }
  }

  private let folder: WorldFolder
  private let happenings: Happenings
  private let store: any LeadStore
  private let settings: Settings
  private let clock: FastClock
  private let told: OutsideLog
  private let accepted: OutsideLog
  private let sent: OutsideLog
  private let contradictions: OutsideLog
  private let toldBefore: [Int: Date]
  private let acceptedBefore: [Int]
  private let onReady: @Sendable () -> Void

  /// - Parameter onReady: is called when the loops have begun.
  package init(
    in folder: WorldFolder, _ happenings: Happenings, store: any LeadStore, settings: Settings,
    onReady: @escaping @Sendable () -> Void = {}
  ) throws {
    self.folder = folder
    self.happenings = happenings
    self.store = store
    self.settings = settings
    self.onReady = onReady
    toldBefore = folder.toldTimes
    acceptedBefore = folder.acceptedNumbers
    clock = FastClock(start: try folder.beginning(), speed: settings.speed)
    told = try OutsideLog(folder.told)
    accepted = try OutsideLog(folder.accepted)
    sent = try OutsideLog(folder.sent)
    contradictions = try OutsideLog(folder.contradictions)
  }

  package static let pipelineSeed: UInt64 = 4

  /// Lives until everything is done, or the task is cancelled, and returns what its dispatchers did.
  @discardableResult
  package func live() async throws -> [DispatchReport] {
    let onTrouble: @Sendable (ErrorText) -> Void = { [settings, contradictions] text in
      // What babbling receivers report is refused, and told; and a machine with other work can be late.
      if settings.hasTroubles || text.text.contains(OutsideTransports.nonsense) { return }
      if text.text.contains("too little of its lease") { return }
      try? contradictions.append("trouble: \(text)")
    }
    let dispatchers = (0..<settings.dispatchers).map { _ in dispatcher(onTrouble) }
    let pipeline = try EventPipeline(
      rules: WorldBook.rules, store: store, settings: .init(seed: Self.pipelineSeed, pollInterval: 30),
      services: .init(
        directory: FixedDirectory(WorldBook.directory), clock: clock,
        onDeliveries: { for dispatcher in dispatchers { dispatcher.wake() } }, onTrouble: onTrouble,
        probe: settings.pipelineProbe))
    let end = try await withThrowingTaskGroup(of: [DispatchReport].self) { group in
      group.addTask {
        await pipeline.run()
        return []
      }
      for dispatcher in dispatchers { group.addTask { [await dispatcher.run()] } }
      group.addTask {
        do {
          try await submitAll(to: pipeline)
          try await drain()
        } catch is CancellationError {}
        return []
      }
      onReady()
      var reports: [DispatchReport] = []
      while let report = try await group.next() {
        // Whoever ends first ends the others: all is done, or all were cancelled.
        group.cancelAll()
        reports += report
      }
      return reports
    }
    await pipeline.shutDown()
    return end
  }

  private func dispatcher(_ onTrouble: @escaping @Sendable (ErrorText) -> Void) -> Dispatcher {
    let policy = RetryPolicy(attempts: 40, timeout: settings.lease / 2, firstDelay: 6, factor: 1.5, maxDelay: 60)
    let policies = RetryPolicies(
      email: policy, text: policy, letter: policy, webhook: policy, task: policy, referral: policy)
    return Dispatcher(
      store: store, transports: OutsideTransports(sent, slowness: settings.slowness).transports,
      settings: .init(
        policies: policies, limit: 32, lease: settings.lease, pollInterval: 30, grace: settings.grace),
      clock: clock, probe: settings.deliveryProbe, onTrouble: onTrouble)
  }

  // MARK: Submitting

  private func submitAll(to pipeline: EventPipeline) async throws {
    let done = Set(acceptedBefore)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // What was answered is asked again now and then, as a sender does whose answer was lost on the way.
        for number in acceptedBefore.suffix(3) { try await submit(number, to: pipeline, isDone: true) }
      }
      for lane in 0..<settings.lanes {
        group.addTask {
          for number in 0..<min(settings.limit, happenings.count)
          where happenings.lead(of: number) % settings.lanes == lane && !done.contains(number) {
            try await submit(number, to: pipeline)
            if settings.pace > 0 {
              try await Task.sleep(for: .microseconds(Int.random(in: 0...(settings.pace * 1_000))))
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func submit(_ number: Int, to pipeline: EventPipeline, isDone: Bool = false) async throws {
    let time: Date
    if let before = toldBefore[number] {
      time = before
    } else {
      // To the exact second that the log holds, so that the same is told after a restart.
      let seconds = clock.now.timeIntervalSinceReferenceDate
      time = Date(timeIntervalSinceReferenceDate: seconds)
      try told.append(String(number), String(seconds))
    }
    do {
      let submission = try await pipeline.submit(happenings.occurrence(number, toldAt: time))
      if isDone, !submission.isRepeat { try contradictions.append("\(number) was answered before, and done again") }
      if !isDone { try accepted.append(String(number)) }
    } catch {
      if !(error is CancellationError), !settings.hasTroubles {
        try contradictions.append("submission \(number): \(error)")
      }
      throw error
    }
  }

  /// Waits until nothing waits any more; forever where there is more to submit in another life.
  private func drain() async throws {
    while settings.limit < happenings.count { try await Task.sleep(for: .seconds(60)) }
    while try await !Self.isDrained(store) { try await Task.sleep(for: .milliseconds(20)) }
  }

  /// Whether nothing waits for its time, to be planned, or to be sent.
  package static func isDrained(_ store: any LeadStore) async throws -> Bool {
    guard try await store.nextTimer(of: .only, after: .distantPast) == nil else { return false }
    guard try await store.nextDelivery(after: .distantPast) == nil else { return false }
    // Last, since only deliveries put something into the inbox, and a timer's commit may leave deliveries.
    guard try await store.inbox(of: .only, after: nil, limit: 1).isEmpty else { return false }
    guard try await store.nextTimer(of: .only, after: .distantPast) == nil else { return false }
    return try await store.nextDelivery(after: .distantPast) == nil
  }
}

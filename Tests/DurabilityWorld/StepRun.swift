import Foundation
package import LeadActions

/// A life that goes step by step on a clock of its own, so that the same steps come in every run.
package struct StepRun: Sendable {
  private let folder: WorldFolder
  private let happenings: Happenings
  private let store: any LeadStore
  private let clock: StepClock
  private let pipeline: EventPipeline
  private let dispatcher: Dispatcher
  private let told: OutsideLog
  private let accepted: OutsideLog

  package init(in folder: WorldFolder, _ happenings: Happenings, store: any LeadStore, clock: StepClock) throws {
    self.folder = folder
    self.happenings = happenings
    self.store = store
    self.clock = clock
    told = try OutsideLog(folder.told)
    accepted = try OutsideLog(folder.accepted)
    pipeline = try EventPipeline(
      rules: WorldBook.rules, store: store, settings: .init(seed: WorldRun.pipelineSeed),
      services: .init(directory: FixedDirectory(WorldBook.directory), clock: clock))
    let policy = RetryPolicy(attempts: 12, firstDelay: 6, factor: 1.5, maxDelay: 60)
    let policies = RetryPolicies(
      email: policy, text: policy, letter: policy, webhook: policy, task: policy, referral: policy)
    // One at a time, so that the calls of the disk come in one order.
    dispatcher = Dispatcher(
      store: store, transports: OutsideTransports(try OutsideLog(folder.sent), slowness: 0).transports,
      settings: .init(policies: policies, limit: 1, lease: 60), clock: clock)
  }

  /// Submits an occurrence, as it was told first.
  @discardableResult
  package func submit(_ number: Int) async throws -> Submission {
    let time: Date
    if let before = folder.toldTimes[number] {
      time = before
    } else {
      time = clock.now
      try told.append(String(number), String(time.timeIntervalSinceReferenceDate))
    }
    let submission = try await pipeline.submit(happenings.occurrence(number, toldAt: time))
    try accepted.append(String(number))
    return submission
  }

  package func runDue() async throws { try await pipeline.runDue() }

  package func deliverDue() async throws { try await dispatcher.deliverDue() }

  /// Submits whatever was not answered, and lets the time pass until nothing waits any more.
  package func finish() async throws {
    let done = Set(folder.acceptedNumbers)
    for number in 0..<happenings.count where !done.contains(number) { try await submit(number) }
    for _ in 0..<100 {
      clock.advance(by: 60)
      try await runDue()
      try await deliverDue()
      if try await WorldRun.isDrained(store) { return }
    }
  }
}

import LeadActions

// The code of Documentation/Running.md; DocumentationTests holds the two against each other.

private enum RunningCode {
  static func serve(
    _ rules: RuleBook, store: any LeadStore, transports: Transports, secrets: any SecretSource,
    directory: any DirectorySource, log: @escaping @Sendable (String) -> Void, requests: () async -> Void
  ) async throws {
    // Page begins
    let dispatcher = Dispatcher(
      store: store, transports: transports, secrets: secrets, onTrouble: { log("dispatcher: \($0)") })
    let pipeline = try EventPipeline(
      rules: rules, store: store,
      services: .init(
        directory: directory, onDeliveries: { dispatcher.wake() }, onTrouble: { log("pipeline: \($0)") }))

    let loops = Task {
      await withTaskGroup { group in
        group.addTask { await pipeline.run() }  // timers, workflows, and what deliveries' outcomes carried
        group.addTask { await dispatcher.run() }  // sends
      }
    }
    // … serve requests, each of which may call pipeline.submit(…) …
    // Page ends
    await requests()
    // Page begins
    loops.cancel()
    await loops.value
    await pipeline.shutDown()
    // Page ends
  }

  static func overdue() -> EventPipeline.Settings {
    // Page begins
    let settings = EventPipeline.Settings(overdue: .runOnce(lateAfter: 3_600))
    // Page ends
    return settings
  }

  static func change(_ rules: RuleBook, in pipeline: EventPipeline) async throws {
    // Page begins
    try pipeline.activate(rules)
    var last: LeadID?
    repeat { last = try await pipeline.resetTimers(after: last) } while last != nil
    // Page ends
  }

  static func forget(_ pipeline: EventPipeline) async throws {
    // Page begins
    while try await pipeline.forgetOldOccurrences(limit: 1_000) == 1_000 {}
    // Page ends
  }

  static func limit() -> Dispatcher.Settings {
    // Page begins
    var settings = Dispatcher.Settings(perDestination: 8, rate: SendingRate(perSecond: 20, burst: 40))
    settings.destinations[Destination(rawValue: "webhook crm.example:443")] = DestinationLimits(
      concurrent: 2, rate: .perMinute(60))
    // Page ends
    return settings
  }

  static func repair(
    _ store: any LeadStore, _ dispatcher: Dispatcher, _ delivery: DeliveryID, _ lead: LeadID
  ) async throws {
    // Page begins
    let letters = DeadLetters(in: store, onDeliveries: { dispatcher.wake() })
    for letter in try await letters.page(limit: 100) {
      print(letter.delivery.id, letter.delivery.lead, letter.attempts, letter.reason)
    }
    if let file = try await letters.look(into: delivery, of: lead) {
      print(file.letter.delivery.message)
      for entry in file.history { print(entry.text()) }  // planned, and attempt by attempt
    }
    let outage = DeadLetterChoice(kind: .webhook, reason: "status 503")
    print("\(try await letters.sendAgain(outage)) sent again")
    print("\(try await letters.drop(DeadLetterChoice(lead: lead))) dropped")
    // Page ends
  }
}

import LeadActions

import struct Foundation.Date

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

  static func repair(_ store: any LeadStore, _ dispatcher: Dispatcher) async throws {
    // Page begins
    var key: DeliveryKey?
    repeat {
      let letters = try await store.deadLetters(of: .only, after: key, limit: 100)
      for letter in letters { _ = try await store.sendAgain(letter.key, at: Date()) }
      key = letters.last?.key
    } while key != nil
    dispatcher.wake()
    // Page ends
  }
}

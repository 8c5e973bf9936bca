import AsyncHTTPClient
import Foundation
import LeadActions
import LeadActionsHTTP
import NIOCore
import Synchronization

/// Webhooks of 1 KB to a local nginx that answers 204, over 64 connections: through outbox, dispatcher and history, beside
/// a loop over the HTTP client alone and `wrk`, with the same bodies and the same server in the same run.
///
/// Both take turns, so that whatever else the machine does falls on both. `BENCHMARK_COUNT` sets how many a round,
/// `BENCHMARK_ROUNDS` how many rounds; filling the outbox is not counted.
enum WebhookBenchmark {
  static let connections = 64
  static let count = number("BENCHMARK_COUNT") ?? 30_000
  static let rounds = number("BENCHMARK_ROUNDS") ?? 9
  /// `ours` or `bare`, for tools that look at one alone.
  static let only = ProcessInfo.processInfo.environment["BENCHMARK_ONLY"]
  static let body =
    "eventtype=delivery&eventdatetime=2026-01-01+12%3A00%3A00&notes=" + String(repeating: "x", count: 961)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init).map { max(1, $0) }
  }

  static func run() async throws {
    let server = try LocalNginx()
    let url = "http://127.0.0.1:\(server.port)/hook?secret=sgb25gfHhgfUIYT7674"
    precondition(body.utf8.count == 1_024)
    var (ours, bare): ([Usage], [Usage]) = ([], [])
    for round in 0..<rounds {
      // Each goes first as often as the other.
      let turns: [Bool] = round % 2 == 0 ? [false, true] : [true, false]
      for isOurs in turns {
        if isOurs, only != "bare" { ours.append(try await dispatched(url)) }
        if !isOurs, only != "ours" { bare.append(try await bareLoop(url)) }
      }
    }
    print("webhooks of 1 KB, \(connections) connections, \(rounds) rounds of \(count)")
    show("dispatched", ours)
    show("the HTTP client alone", bare)
    guard only == nil else { return }
    let wrk = try server.wrk(body: body, connections: connections)
    print("  wrk: \(wrk.map { "\(Int($0)) a second" } ?? "is missing")")
    let ratios = zip(ours, bare).map { $0.rate / $1.rate }
    print("  ratio of the rounds: \(ratios.map { $0.short(2) }.joined(separator: ", "))")
    print("  ratio in the median: \(median(ratios).short(2))")
    let processor = zip(ours, bare).map { $1.processor / $0.processor }
    print("  the same by processor time alone: \(median(processor).short(2))")
    try await faulty("http://127.0.0.1:\(server.port)/faulty")
  }

  /// One answer in ten an error, one in a hundred none: all is delivered in the end.
  private static func faulty(_ url: String) async throws {
    let count = max(500, count / 10)
    let store = try outbox(count, url)
    let client = try client()
    let policy = RetryPolicy(attempts: 20, timeout: 2, firstDelay: 0.1, factor: 1.5, maxDelay: 1)
    // What hangs is given up all at about one time, at which the breaker may open; it is not to wait for half a minute.
    let dispatcher = dispatcher(
      store, client, policies: RetryPolicies(webhook: policy), breaker: CircuitBreaker(firstWait: 1))
    let usage = try await Usage.measured(count) {
      let running = Task { await dispatcher.run() }
      while store.nextDelivery(after: .distantPast) != nil { try await Task.sleep(for: .milliseconds(10)) }
      running.cancel()
      _ = await running.value
    }
    var lines = (delivered: 0, refused: 0, unanswered: 0)
    for number in 0..<count {
      for entry in store.history(of: LeadKey(lead: LeadID(number)), filter: .all, after: nil, limit: 99).entries {
        switch entry.line {
        case .delivery(_, _, .delivered): lines.delivered += 1
        case .delivery(_, _, .failed(_, let reason, _)) where reason.text == "status 500": lines.refused += 1
        case .delivery(_, _, .failed(_, let reason, _)) where reason.text.contains("within"): lines.unanswered += 1
        default: break
        }
      }
    }
    precondition(lines.delivered == count && store.deadLetters(of: .only, after: nil, limit: 1).isEmpty)
    precondition(lines.refused > 0)
    await client.shutDown()
    print(
      "  with errors and hangs: \(count) delivered in \(usage.seconds.short(1)) s, \(lines.refused) attempts refused, "
        + "\(lines.unanswered) not answered within 2 s")
  }

  private static func show(_ title: String, _ rounds: [Usage]) {
    guard !rounds.isEmpty else { return }
    print("  \(title):")
    print("    a second: \(rounds.map { "\(Int($0.rate))" }.joined(separator: ", "))")
    print(
      "    in the median \(Int(median(rounds.map(\.rate)))); processor "
        + "\((median(rounds.map(\.processor)) * 1e6).short(1)) µs a request, of which in the system "
        + "\((median(rounds.map(\.system)) * 1e6).short(1)); changes of thread "
        + "\(median(rounds.map(\.switches)).short(2)) a request")
  }

  private static func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }

  /// The client's own asynchronous call, as its manual shows it: so many tasks, each one request after the other.
  private static func bareLoop(_ url: String) async throws -> Usage {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    configuration.httpVersion = .http1Only
    let client = HTTPClient(configuration: configuration)
    let turns = Turns()
    let usage = try await Usage.measured(count) {
      try await withThrowingTaskGroup { group in
        for _ in 0..<connections {
          group.addTask {
            while turns.next() <= count {
              var request = HTTPClientRequest(url: url)
              request.method = .POST
              request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
              request.headers.add(name: "User-Agent", value: "LeadActions")
              request.headers.add(name: "webhook-id", value: "delivery")
              request.body = .bytes(ByteBuffer(string: body))
              let response = try await client.execute(request, timeout: .seconds(10))
              for try await _ in response.body {}
              precondition(response.status == .noContent)
            }
          }
        }
        try await group.waitForAll()
      }
    }
    try await client.shutdown()
    return usage
  }

  private static func dispatched(_ url: String) async throws -> Usage {
    let store = try outbox(count, url)
    let client = try client()
    let dispatcher = dispatcher(store, client)
    var report = DispatchReport()
    let usage = try await Usage.measured(count) { report = try await dispatcher.deliverDue() }
    precondition(report.delivered == count && report.total == count)
    let history = store.history(of: LeadKey(lead: LeadID(count / 2)), filter: .all, after: nil, limit: 9).entries
    precondition(history.contains { $0.text().contains("status 204") })
    await client.shutDown()
    return usage
  }

  /// A store with so many webhooks to be sent.
  private static func outbox(_ count: Int, _ url: String) throws -> InMemoryStore {
    let store = InMemoryStore()
    let now = Date()
    for number in 0..<count {
      let lead = Lead(id: LeadID(number), type: "Enquiry", received: now)
      let occurrence = Occurrence("receipt", lead: lead.id, .received(Receipt(lead, from: .webForm)))
      let delivery = Delivery(
        id: DeliveryID("54b3b0431b90aa00\(number)"), lead: lead.id,
        message: .webhook(WebhookRequest(url: url, body: body)), occurrence: occurrence.id, origin: .rule("rule"),
        chain: occurrence.id, created: now)
      let plan = Plan(
        occurrence: occurrence, at: now, bookVersion: 1, baseVersion: nil, record: LeadRecord(lead, version: 1),
        deliveries: [delivery])
      let result = try store.commit(plan, contactKeys: [], at: now)
      precondition(result == .committed)
    }
    return store
  }

  private static func client() throws -> GuardedHTTPClient {
    try GuardedHTTPClient(
      policy: AddressPolicy().allowing("127.0.0.1"), settings: HTTPSettings(connectionsPerHost: connections))
  }

  private static func dispatcher(
    _ store: InMemoryStore, _ client: GuardedHTTPClient, policies: RetryPolicies = RetryPolicies(),
    breaker: CircuitBreaker? = .standard
  ) -> Dispatcher {
    Dispatcher(
      store: store, transports: Transports(webhook: HTTPWebhooks(client)),
      settings: .init(policies: policies, limit: connections, perDestination: connections, breaker: breaker))
  }
}

/// Numbers from 1, each given once.
private final class Turns: Sendable {
  private let given = Atomic(0)

  func next() -> Int { given.add(1, ordering: .relaxed).newValue }
}

extension Double {
  fileprivate func short(_ digits: Int) -> String { formatted(.number.precision(.fractionLength(digits))) }
}

import AsyncHTTPClient
import Foundation
import LeadActions
import LeadActionsHTTP
import NIOCore
import Synchronization

/// Webhooks of 1 KB to a local nginx that answers 204, over 64 connections: through outbox, dispatcher and history, beside
/// a loop over the HTTP client alone and `wrk`, with the same bodies and the same server in the same run.
///
/// `BENCHMARK_COUNT` sets how many a round; filling the outbox is not counted.
enum WebhookBenchmark {
  static let connections = 64
  static let count =
    ProcessInfo.processInfo.environment["BENCHMARK_COUNT"].flatMap(Int.init) ?? 100_000
  /// `ours` or `bare`, for tools that look at one alone.
  static let only = ProcessInfo.processInfo.environment["BENCHMARK_ONLY"]
  static let body =
    "eventtype=delivery&eventdatetime=2026-01-01+12%3A00%3A00&notes=" + String(repeating: "x", count: 961)

  static func run() async throws {
    let server = try LocalNginx()
    let url = "http://127.0.0.1:\(server.port)/hook?secret=sgb25gfHhgfUIYT7674"
    precondition(body.utf8.count == 1_024)
    var rounds: [(ours: Double, bare: Double)] = []
    for _ in 0..<3 {
      let bare = only == "ours" ? 1 : try await bareRate(url)
      let ours = only == "bare" ? 1 : try await dispatchedRate(url)
      rounds.append((ours, bare))
    }
    let wrk = only == nil ? try server.wrk(body: body, connections: connections) : nil
    let ratios = rounds.map { $0.ours / $0.bare }.sorted()
    print(
      """
      webhooks of 1 KB, \(connections) connections, \(count) a round, requests a second:
        dispatched \(rounds.map { "\(Int($0.ours))" }.joined(separator: ", "))
        the HTTP client alone \(rounds.map { "\(Int($0.bare))" }.joined(separator: ", "))
        wrk \(wrk.map { "\(Int($0))" } ?? "is missing")
        ratio of the rounds: \(ratios.map { $0.formatted(.number.precision(.fractionLength(2))) }.joined(separator: ", "))
      """)
  }

  /// The client's own asynchronous call, so many tasks, each one request after the other.
  private static func bareRate(_ url: String) async throws -> Double {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    configuration.httpVersion = .http1Only
    let client = HTTPClient(configuration: configuration)
    let turns = Turns()
    let time = try await ContinuousClock().measure {
      try await withThrowingTaskGroup { group in
        for _ in 0..<connections {
          group.addTask {
            while turns.next() <= count {
              var request = HTTPClientRequest(url: url)
              request.method = .POST
              request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
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
    return Double(count) / time.inSeconds
  }

  private static func dispatchedRate(_ url: String) async throws -> Double {
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
    let client = try GuardedHTTPClient(
      policy: AddressPolicy().allowing("127.0.0.1"), settings: HTTPSettings(connectionsPerHost: connections))
    let dispatcher = Dispatcher(
      store: store, transports: Transports(webhook: HTTPWebhooks(client)),
      settings: .init(limit: connections, perDestination: connections))
    var report = DispatchReport()
    let time = try await ContinuousClock().measure { report = try await dispatcher.deliverDue() }
    precondition(report.delivered == count && report.total == count)
    let history = store.history(of: LeadKey(lead: "7"), filter: .all, after: nil, limit: 9).entries
    precondition(history.contains { $0.text().contains("status 204") })
    await client.shutDown()
    return Double(count) / time.inSeconds
  }
}

/// Numbers from 1, each given once.
private final class Turns: Sendable {
  private let given = Atomic(0)

  func next() -> Int { given.add(1, ordering: .relaxed).newValue }
}

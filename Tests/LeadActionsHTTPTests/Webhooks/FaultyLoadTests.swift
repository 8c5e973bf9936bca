#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import Synchronization
  import Testing

  struct FaultyLoadTests {
    /// By the machine's clock: 300 webhooks to three receivers, of whose answers one in ten is an error and one in a
    /// hundred never comes.
    @Test func `with errors and hangs among the answers all is delivered in the end, and the counts are exact`()
      async throws
    {
      // Longer where the machine is so slow that a receiver which answers is taken for one that hangs.
      for seconds in [30.0, 120, 480] {
        let tally = Tally()
        let servers = [
          try await LoopbackServer { request, _ in tally.behaviour(for: request) },
          try await LoopbackServer { request, _ in tally.behaviour(for: request) },
          try await LoopbackServer { request, _ in tally.behaviour(for: request) },
        ]
        let count = 300
        let policy = RetryPolicy(attempts: 12, timeout: 600, firstDelay: 0.05, factor: 1.5, maxDelay: 1)
        let world = try WebhookWorld(
          (0..<count).map { "http://127.0.0.1:\(servers[$0 % 3].port)/hook?lead=\($0)" },
          settings: HTTPSettings(timeout: seconds, connectTimeout: seconds),
          dispatching: Dispatcher.Settings(
            policies: RetryPolicies(webhook: policy), seed: 3, perDestination: 64, lease: 3_600), usesRealTime: true)
        for _ in 0..<5_000 {
          try await world.dispatcher.deliverDue()
          if world.keys.allSatisfy({ world.reports(of: $0).last?.isEnd == true }) { break }
          try await Task.sleep(for: .milliseconds(50))
        }
        let reports = world.keys.map(world.reports)
        let lines = reports.joined()
        let timedOut = lines.count {
          if case .failed(_, let reason, _) = $0 { reason.text.contains("within") } else { false }
        }
        let expected = tally.counts
        let requests = servers.flatMap(\.requests)
        for server in servers { server.stop() }
        await world.client.shutDown()
        if timedOut > expected.hangs || lines.count > requests.count, seconds < 480 { continue }
        #expect(reports.allSatisfy { if case .delivered = $0.last { true } else { false } })
        #expect(world.deadLetters.isEmpty)
        // Each request that a server saw is a line of history, and each line a request.
        #expect(requests.count == lines.count)
        #expect(Set(requests.compactMap { $0["webhook-id"] }).count == count)
        let delivered = lines.count { if case .delivered = $0 { true } else { false } }
        #expect(delivered == count)
        let refused = lines.count {
          if case .failed(_, let reason, _) = $0 { reason.text == "status 500" } else { false }
        }
        #expect(expected.hangs > 0 && expected.errors > 10)
        #expect(timedOut == expected.hangs)
        #expect(refused == expected.errors)
        return
      }
    }

    /// Counts the answers given over all servers: the third, thirteenth … is an error, the hundredth hangs.
    private final class Tally: Sendable {
      private let state = Mutex((requests: 0, errors: 0, hangs: 0))

      var counts: (requests: Int, errors: Int, hangs: Int) { state.withLock { $0 } }

      func behaviour(for request: ReceivedRequest) -> LoopbackServer.Behaviour {
        state.withLock { state in
          state.requests += 1
          if state.requests % 100 == 0 {
            state.hangs += 1
            return .hang
          }
          if state.requests % 10 == 3 {
            state.errors += 1
            return .status(500)
          }
          return .status(204)
        }
      }
    }
  }

  extension DeliveryReport {
    fileprivate var isEnd: Bool {
      switch self {
      case .failed, .uncertain: false
      default: true
      }
    }
  }
#endif

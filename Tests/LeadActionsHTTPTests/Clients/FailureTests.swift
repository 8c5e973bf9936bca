#if HTTP
  import Foundation
  @testable import LeadActionsHTTP
  import NIOCore
  import NIOPosix
  import NIOSSL
  import Synchronization
  import Testing

  /// Whether anything was sent, which decides whether a message may have gone out.
  struct FailureTests {
    private func error(_ cause: any Error, isBegun: Bool) -> OutboundError {
      OutboundError(AnswerReader.Failure(cause: cause, isBegun: isBegun), host: "h:1", seconds: 1)
    }

    @Test func `what goes wrong once the request went out is no answer, never no connection`() {
      for cause in [
        NIOSSLError.uncleanShutdown, BoringSSLError.unknownError([]), IOError(errnoCode: EHOSTUNREACH, reason: "x"),
      ] as [any Error] {
        guard case .noAnswer = error(cause, isBegun: true) else {
          Issue.record("\(cause)")
          continue
        }
        guard case .noConnection = error(cause, isBegun: false) else {
          Issue.record("\(cause)")
          continue
        }
      }
    }

    private struct Strange: Error {}

    @Test func `whatever goes wrong before anything went out is no connection`() {
      for cause in [StaleConnection(), ChannelError.ioOnClosedChannel, Strange()] as [any Error] {
        guard case .noConnection = error(cause, isBegun: false), case .noAnswer = error(cause, isBegun: true) else {
          Issue.record("\(cause)")
          continue
        }
      }
    }

    @Test func `a request for which no connection comes free was not sent, and the error says so`() async throws {
      // A longer time where the machine is so slow that the first had no connection either before it was over.
      for seconds in [20.0, 100, 300] {
        let server = try await LoopbackServer { _, _ in .hang }
        let client = try GuardedHTTPClient(
          policy: AddressPolicy().allowing("127.0.0.1"),
          settings: HTTPSettings(timeout: 900, connectTimeout: seconds, connectionsPerHost: 1))
        let request = OutboundRequest("POST", "http://127.0.0.1:\(server.port)/", body: [1])
        let isOver = Atomic(false)
        let first = Task {
          defer { isOver.store(true, ordering: .relaxed) }
          _ = try await client.send(request, timeout: 900)
        }
        while server.requests.isEmpty, !isOver.load(ordering: .relaxed) {
          try await Task.sleep(for: .milliseconds(10))
        }
        if server.requests.isEmpty, seconds < 300 {
          await client.shutDown()
          continue
        }
        await #expect(
          throws: OutboundError.noConnection(
            host: "127.0.0.1:\(server.port)", reason: "all its connections were busy")
        ) { _ = try await client.send(request, timeout: 900) }
        #expect(server.requests.count == 1)
        first.cancel()
        _ = await first.result
        await client.shutDown()
        return
      }
    }
  }
#endif

#if HTTP
  @testable import LeadActionsHTTP
  import NIOCore
  import Synchronization
  import Testing

  /// Name servers that stop answering.
  struct NameAnswersTests {
    private static let address = [IPAddress("8.8.8.8")].compactMap { $0 }
    private static let name = "known.example"

    /// Knows the name, for a moment.
    private func names(
      _ resolver: TroubledResolver, standInTime: TimeAmount = .seconds(1)
    ) async throws -> NameAnswers {
      let names = NameAnswers(resolver, lifetime: .milliseconds(1), standInTime: standInTime)
      #expect(try await ask(names) == Self.address)
      try await Task.sleep(for: .milliseconds(10))
      return names
    }

    private func ask(
      _ names: NameAnswers, _ name: String = Self.name, seconds: Int64 = 600
    ) async throws(OutboundError) -> [IPAddress] {
      try await names.addresses(of: name, until: .now() + .seconds(seconds))
    }

    @Test(arguments: [TroubledResolver.Trouble.hangs, .fails])
    func `an answer that is too old stands in for one that does not come`(trouble: TroubledResolver.Trouble)
      async throws
    {
      let resolver = TroubledResolver(Self.address)
      let names = try await names(resolver)
      resolver.trouble = trouble
      let clock = ContinuousClock()
      var taken: [Duration] = []
      for _ in 0..<50 {
        let start = clock.now
        #expect(try await ask(names) == Self.address)
        taken.append(clock.now - start)
      }
      // A look-up that hangs is waited for once, for a second. On a busy machine many take long, but not nearly all.
      #expect(taken.sorted()[10] < .milliseconds(900))
      #expect(resolver.asked > 1)
    }

    @Test func `a name that is not known has no address where name servers hang, and keeps nobody up`() async throws {
      let resolver = TroubledResolver(Self.address)
      let names = try await names(resolver)
      resolver.trouble = .hangs
      try await withThrowingTaskGroup { group in
        for number in 0..<100 {
          group.addTask {
            await #expect(throws: OutboundError.unresolved(host: "dead\(number).example")) {
              _ = try await ask(names, "dead\(number).example", seconds: 2)
            }
          }
        }
        #expect(try await ask(names) == Self.address)
        try await group.waitForAll()
      }
    }

    @Test func `that a name has no address any more is believed`() async throws {
      let resolver = TroubledResolver(Self.address)
      // However late the new answer is, the old one does not stand in before it.
      let names = try await names(resolver, standInTime: .seconds(600))
      resolver.trouble = .knowsNone
      await #expect(throws: OutboundError.unresolved(host: Self.name)) { _ = try await ask(names) }
      resolver.trouble = .fails
      await #expect(throws: OutboundError.unresolved(host: Self.name)) { _ = try await ask(names) }
    }

    @Test func `a new answer takes the place of the old one`() async throws {
      let resolver = TroubledResolver(Self.address)
      let names = try await names(resolver, standInTime: .seconds(600))
      resolver.answer = [IPAddress("9.9.9.9")].compactMap { $0 }
      #expect(try await ask(names) == resolver.answer)
    }

    @Test func `where no answer is kept, none stands in`() async throws {
      let resolver = TroubledResolver(Self.address)
      let names = NameAnswers(resolver, lifetime: .zero)
      #expect(try await ask(names) == Self.address)
      resolver.trouble = .fails
      await #expect(throws: OutboundError.unresolved(host: Self.name)) { _ = try await ask(names) }
    }

    @Test func `an address that stands in is judged as any other`() async throws {
      let resolver = TroubledResolver([IPAddress("10.0.0.1")].compactMap { $0 })
      let client = try GuardedHTTPClient(
        settings: HTTPSettings(timeout: 600, addressLifetime: 0.001), resolver: resolver)
      for trouble in [nil, .fails, .hangs] as [TroubledResolver.Trouble?] {
        resolver.trouble = trouble
        let error = await #expect(throws: OutboundError.self) {
          _ = try await client.send(OutboundRequest("POST", "http://\(Self.name)/"), timeout: 600)
        }
        guard case .forbidden = error else {
          Issue.record("it is not forbidden")
          continue
        }
        try await Task.sleep(for: .milliseconds(10))
      }
      await client.shutDown()
    }
  }

  final class TroubledResolver: HostResolver {
    enum Trouble: Sendable {
      case hangs, fails, knowsNone
    }

    private struct State {
      var answer: [IPAddress]
      var trouble: Trouble?
      var asked = 0
    }

    private struct NoAnswer: Error {}

    private let state: Mutex<State>

    init(_ answer: [IPAddress]) { state = Mutex(State(answer: answer)) }

    var answer: [IPAddress] {
      get { state.withLock { $0.answer } }
      set { state.withLock { $0.answer = newValue } }
    }

    var trouble: Trouble? {
      get { state.withLock { $0.trouble } }
      set { state.withLock { $0.trouble = newValue } }
    }

    var asked: Int { state.withLock { $0.asked } }

    func addresses(of name: String) async throws -> [IPAddress] {
      let (answer, trouble) = state.withLock { state in
        state.asked += 1
        return (state.answer, state.trouble)
      }
      switch trouble {
      case nil: return answer
      case .knowsNone: return []
      case .fails: throw NoAnswer()
      case .hangs:
        try await Task.sleep(for: .seconds(120))
        throw NoAnswer()
      }
    }
  }
#endif

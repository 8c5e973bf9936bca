#if HTTP
  import Dispatch
  @testable import LeadActionsHTTP
  import Synchronization
  import Testing

  struct SystemResolverTests {
    /// The threads are the process's: somebody else's names must not hold them all.
    @Test func `twenty names whose name servers hang hold up no other`() async throws {
      let (hanging, found) = (Counter(), Counter())
      let gate = DispatchSemaphore(value: 0)
      let resolver = SystemResolver { name in
        if name == "dead.example" {
          hanging.add()
          gate.wait()
        } else {
          found.add()
        }
        return []
      }
      try await withThrowingTaskGroup { group in
        for _ in 0..<20 { group.addTask { _ = try await resolver.addresses(of: "dead.example") } }
        for _ in 0..<30_000 where hanging.count < 20 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(hanging.count == 20)
        group.addTask { _ = try await resolver.addresses(of: "other.example") }
        for _ in 0..<30_000 where found.count < 1 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(found.count == 1)
        for _ in 0..<20 { gate.signal() }
        try await group.waitForAll()
      }
    }
  }

  private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
  }
#endif

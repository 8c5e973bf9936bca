import Foundation
import LeadActions
import Synchronization
import Testing

/// Many tenants on one store, each with a pipeline of its own.
@Suite struct PipelineTenantTests {
  private static let tenants = (0..<5).map { TenantName("tenant \($0)") }
  /// More than a page holds.
  private static let leads = 70

  /// Counts, tenant by tenant, whose timers and occurrences a store has listed.
  private final class Listed: Sendable {
    private let counts = Mutex<[TenantName: Int]>([:])

    var all: [TenantName: Int] { counts.withLock { $0 } }
    func add(_ keys: [LeadKey]) {
      counts.withLock { counts in for key in keys { counts[key.tenant, default: 0] += 1 } }
    }
    func clear() { counts.withLock { $0 = [:] } }
  }

  /// Leads of every tenant, each with a wait that is over and an email that failed.
  private static func fill(_ store: WrappedStore, _ desk: TestDesk, _ clock: HandClock) async throws {
    for tenant in tenants {
      let pipeline = try desk.pipeline(store, clock: clock, settings: .init(tenant: tenant))
      for lead in 0..<leads { try await pipeline.submit(desk.receipt(LeadID(lead))) }
    }
    let total = tenants.count * leads
    let claims = store.inner.claim(ClaimRequest(2 * total, at: clock.now, lease: 60))
    try #require(claims.count == total)
    for claim in claims {
      let failed = Occurrence(
        "failed", lead: claim.delivery.lead, .emailFailed(MessageDetails("m"), permanently: true))
      #expect(store.inner.settle(claim, as: .delivered, history: [], occurrences: [failed]))
    }
    clock.advance(by: 86_400)
  }

  private static var desk: TestDesk { TestDesk(StartWorkflow("chase"), NotifyUserByEmail(.user("ann"))) }

  @Test func `a pipeline reads its own tenant's timers and inbox, however much waits for others`() async throws {
    let (desk, clock, listed) = (Self.desk, HandClock(), Listed())
    let store = WrappedStore(onListed: { listed.add($0) })
    try await Self.fill(store, desk, clock)
    for tenant in Self.tenants {
      listed.clear()
      let pipeline = try desk.pipeline(store, clock: clock, settings: .init(tenant: tenant))
      #expect(try await pipeline.runDue() == 2 * Self.leads)
      // Each once: what is done is gone when it looks again.
      #expect(listed.all == [tenant: 2 * Self.leads])
      #expect(try await pipeline.record(of: "0")?.workflow == nil)
    }
  }

  @Test func `a tenant whose pipeline does not run is read by no other's`() async throws {
    let (desk, clock, listed) = (Self.desk, HandClock(), Listed())
    let store = WrappedStore(onListed: { listed.add($0) })
    try await Self.fill(store, desk, clock)
    let pipeline = try desk.pipeline(store, clock: clock, settings: .init(tenant: "another"))
    for _ in 0..<3 { #expect(try await pipeline.runDue() == 0) }
    #expect(listed.all == [:])
  }

  @Test func `a pipeline is not woken by another tenant's timers`() async throws {
    let desk = TestDesk(StartWorkflow("chase"))
    let store = InMemoryStore()
    func receive(_ tenant: TenantName) async throws {
      try await desk.pipeline(store, settings: .init(tenant: tenant)).submit(desk.receipt())
    }
    // A minute before the waits are over.
    let clock = StillClock(TestDesk.monday.addingTimeInterval(86_340))
    let north = try desk.pipeline(store, clock: clock, settings: .init(tenant: "north", pollInterval: 600))
    try await receive("south")
    #expect(await Self.firstWait(of: north, clock) == 600)
    try await receive("north")
    #expect(await Self.firstWait(of: north, clock) == 60)
  }

  /// How long a pipeline that runs means to wait.
  private static func firstWait(of pipeline: EventPipeline, _ clock: StillClock) async -> Double? {
    clock.forget()
    let running = Task { await pipeline.run() }
    #expect(await eventually { clock.firstWait != nil })
    running.cancel()
    await running.value
    return clock.firstWait
  }
}

/// A clock that stands still, and keeps how long who waited first meant to.
private final class StillClock: WallClock {
  let now: Date
  private let wait = Mutex<Double?>(nil)

  init(_ now: Date) { self.now = now }

  var firstWait: Double? { wait.withLock { $0 } }
  func forget() { wait.withLock { $0 = nil } }

  func wait(seconds: Double) async throws {
    wait.withLock { $0 = $0 ?? seconds }
    try await Task.sleep(for: .milliseconds(1))
  }
}

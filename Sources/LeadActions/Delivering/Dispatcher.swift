import struct Foundation.Date

/// Sends what the outbox holds, each delivery at least once and under one id, and records every outcome.
///
/// Many can work on one store, in one process or in several. Deliveries are sent concurrently, of one destination only
/// so many at a time, so that one that hangs never holds up the others.
public struct Dispatcher: Sendable {
  public struct Settings: Hashable, Sendable {
    public var policies: RetryPolicies
    /// From which the waits between attempts derive.
    public var seed: UInt64
    /// The most deliveries under way at a time, and the most of one destination.
    public var limit: Int
    public var perDestination: Int
    /// The most attempts in a time at one destination; none for as many as there are.
    public var rate: SendingRate?
    /// When a destination that fails is left alone; none for never.
    public var breaker: CircuitBreaker?
    /// What holds for some destinations instead.
    public var destinations: [Destination: DestinationLimits]
    /// Whether a webhook's status 410 ends its attempts; the guide tries again.
    public var goneIsFinal: Bool
    /// Seconds that a claim lasts; no attempt may take longer than half of it.
    public var lease: Double
    /// Seconds after which ``Dispatcher/run()`` looks into the outbox, though nobody woke it.
    public var pollInterval: Double
    /// Seconds that attempts under way have for ending when the dispatcher is stopped.
    public var grace: Double

    public init(
      policies: RetryPolicies = RetryPolicies(), seed: UInt64 = 0, limit: Int = 256, perDestination: Int = 8,
      rate: SendingRate? = nil, breaker: CircuitBreaker? = .standard,
      destinations: [Destination: DestinationLimits] = [:], goneIsFinal: Bool = false, lease: Double = 120,
      pollInterval: Double = 5, grace: Double = 20
    ) {
      self.policies = policies
      self.seed = seed
      self.limit = limit
      self.perDestination = perDestination
      self.rate = rate
      self.breaker = breaker
      self.destinations = destinations
      self.goneIsFinal = goneIsFinal
      self.lease = lease
      self.pollInterval = pollInterval
      self.grace = grace
    }
  }

  let store: any LeadStore
  let transports: Transports
  let secrets: (any SecretSource)?
  let settings: Settings
  let clock: any WallClock
  let probe: DeliveryProbe
  let onTrouble: @Sendable (ErrorText) -> Void
  let traffic: Traffic
  let troubles = StoreTroubles()
  let bell: Doorbell
  let safety: SafetyDesk

  /// Makes a dispatcher for a store.
  ///
  /// - Parameters:
  ///   - secrets: Where the secrets come from that webhooks' URLs name.
  ///   - safety: What is asked beyond what is always asked, just before a transport.
  ///   - onTrouble: Is told when the store throws; the dispatcher goes on.
  public init(
    store: any LeadStore, transports: Transports, secrets: (any SecretSource)? = nil,
    settings: Settings = Settings(), safety: OutboundSafety = .none, clock: any WallClock = SystemWallClock(),
    probe: DeliveryProbe = .none,
    onTrouble: @escaping @Sendable (ErrorText) -> Void = { _ in }
  ) {
    self.store = store
    self.transports = transports
    self.secrets = secrets
    self.settings = settings
    self.clock = clock
    self.probe = probe
    self.onTrouble = onTrouble
    traffic = Traffic(settings)
    self.safety = SafetyDesk(safety, store: store, onTrouble: onTrouble)
    let bell = Doorbell()
    self.bell = bell
    self.safety.listen { [weak bell] in
      bell?.ring()
      return bell != nil
    }
  }

  /// Sends all that is due, and returns when nothing due is left but what the limits of its destination hold back.
  ///
  /// - Throws: an error of the store, or `CancellationError`; attempts under way have ended or were given back by then.
  @discardableResult
  public func deliverDue() async throws -> DispatchReport {
    let flights = Flights(bell: bell)
    await work(flights) {
      while !flights.isStopping {
        let rings = bell.rings
        do {
          try await safety.letGo(at: clock.now)
          // Nothing under way that fills a destination, and still nothing to claim.
          let wasIdle = flights.isEmpty
          if try await fill(flights) == 0, wasIdle { return }
          await bell.wait(after: rings)
        } catch { return flights.fail(error) }
      }
    }
    if let failure = flights.failure { throw failure }
    try Task.checkCancellation()
    return flights.report
  }

  /// Sends whatever falls due until the task is cancelled; then gives attempts under way a while to end, and gives the
  /// claims of the others back.
  @discardableResult
  public func run() async -> DispatchReport {
    let flights = Flights(bell: bell)
    await work(flights) {
      while !flights.isStopping {
        let rings = bell.rings
        do {
          try await safety.letGo(at: clock.now)
          _ = try await fill(flights)
          await wait(after: rings, seconds: try await idleTime())
        } catch {
          if flights.isStopping { return }
          flights.note(ErrorText(error))
          onTrouble(ErrorText(error))
          await wait(after: rings, seconds: settings.pollInterval)
        }
      }
    }
    return flights.report
  }

  /// Makes ``run()`` look into the outbox now, such as after a commit.
  public func wake() { bell.ring() }

  /// Makes everything due that safety holds, such as when a switch of the host's own was switched on again; what is still
  /// held is held anew. Returns how many deliveries it was.
  @discardableResult
  public func letGo() async throws -> Int {
    let count = try await safety.letAllGo(at: clock.now)
    wake()
    return count
  }
}

extension Dispatcher {
  /// Has a loop look into the store in a task of its own, so that a store which hangs cannot hold up a stop, and returns
  /// when all has ended, or has been given up.
  private func work(_ flights: Flights, _ loop: @escaping @Sendable () async -> Void) async {
    await withTaskCancellationHandler {
      // Begun within the handler, so that no cancellation comes unseen before it.
      if Task.isCancelled { return }
      flights.beginLooking(loop)
      await flights.ended()
    } onCancel: {
      flights.stopLooking()
    }
    await land(flights)
  }

  /// Claims what there is room for, and begins to send it; returns how many.
  private func fill(_ flights: Flights) async throws -> Int {
    let underWay = flights.underWay
    let room = max(1, settings.limit) - underWay.values.reduce(0, +)
    guard room > 0 else { return 0 }
    // Before the store is asked, so that the lease cannot be over sooner than is counted here.
    let asked = clock.now
    let request = ClaimRequest(
      room, perDestination: traffic.roomOfOthers, underWay: traffic.counted(underWay, at: asked), at: asked,
      lease: lease)
    let claims = try await store.claim(request)
    for claim in claims {
      let destination = Destination(of: claim.delivery.message, tenant: claim.tenant)
      flights.begin(claim, to: destination, onBegin: { traffic.begin(destination, at: asked) }) { isStopping in
        guard isStopping else {
          let end = await attempt(claim, leaseEnd: asked.addingTimeInterval(lease))
          traffic.end(destination, failed: end.failedDestination, at: clock.now)
          return end
        }
        // Nothing is begun any more; and a task that is cancelled might not be able to give it back.
        await giveBack(claim)
        return AttemptEnd(.released)
      }
    }
    return claims.count
  }

  /// Seconds that a claim lasts.
  var lease: Double { settings.lease.bounded(2, 86_400) }

  /// Seconds until something falls due that is not due now.
  private func idleTime() async throws -> Double {
    let now = clock.now
    let next = [try await store.nextDelivery(after: now), traffic.opening(after: now)].compactMap(\.self).min()
    return clock.idle(from: now, until: next, atMost: settings.pollInterval)
  }

  private func wait(after rings: Int, seconds: Double) async {
    let timer = TaskHome.begin {
      do { try await clock.wait(seconds: seconds) } catch { return }
      bell.ring()
    }
    await bell.wait(after: rings)
    timer.cancel()
  }

  /// Lets attempts under way end, and a look into the store; when the task is cancelled only for a while, after which their
  /// claims are given back. What a store hands out after that is given back when it does.
  private func land(_ flights: Flights) async {
    guard Task.isCancelled else {
      await flights.ended()
      if Task.isCancelled, !flights.isOver { await land(flights) }
      return
    }
    // A task of its own, since this one is cancelled and could wait for nothing.
    await TaskHome.begin {
      let grace = settings.grace.bounded(0, 3_600)
      _ = await race(seconds: grace * 0.8, on: clock) { await flights.ended() }
      let left = flights.abandon()
      _ = await race(seconds: grace * 0.2, on: clock) {
        // All at once, so that a store which waits for its disk waits once for many.
        await withTaskGroup { group in
          for claim in left { group.addTask { await giveBack(claim) } }
          // What a look that is still under way hands out is given back by then, too.
          group.addTask { await flights.ended() }
        }
      }
    }.value
  }

  func giveBack(_ claim: Claim) async {
    do { _ = try await store.release(claim) } catch { onTrouble(ErrorText(error)) }
  }
}

import Synchronization

import struct Foundation.Date

/// What a dispatcher knows of the destinations it has sent to lately.
final class Traffic: Sendable {
  private struct Lane {
    let limits: DestinationLimits
    var rate: RateState?
    var breaker: BreakerState?

    init(_ limits: DestinationLimits) {
      self.limits = limits
      rate = limits.rate.map(RateState.init)
      breaker = limits.breaker.map(BreakerState.init)
    }

    /// How many more may begin, where so many are under way.
    func room(underWay: Int, at now: Date) -> Int {
      let most = min(limits.concurrent.clamped(1, Traffic.most), breaker?.limit(at: now) ?? .max)
      return max(0, min(most - underWay, rate?.room(at: now) ?? .max))
    }

    func opening(after now: Date) -> Date? {
      [rate?.opening(after: now), breaker?.opening(after: now)].compactMap(\.self).max()
    }

    func isForgettable(at now: Date) -> Bool {
      rate?.isFull(at: now) ?? true && breaker?.isForgettable(at: now) ?? true
    }

    mutating func begin(at now: Date) {
      rate?.take(at: now)
      breaker?.begin()
    }

    /// Whether it can be forgotten.
    mutating func end(failed: Bool?, at now: Date) -> Bool {
      if let failed {
        breaker?.end(failed: failed, at: now)
      } else {
        breaker?.endUnasked(at: now)
        rate?.giveBack()
      }
      return isForgettable(at: now)
    }

    mutating func heed(_ now: Date) {
      rate?.heed(now)
      breaker?.heed(now)
    }
  }

  /// More at a time than any machine has connections for.
  private static let most = 1_000_000

  private struct State {
    var lanes: [Destination: Lane] = [:]
    /// When those were last looked for that can be forgotten.
    var swept: Date?
    /// The latest time that was seen, by which a clock that was set back shows.
    var seen: Date?

    mutating func heed(_ now: Date) {
      if let seen, now < seen { for key in lanes.keys { lanes[key]?.heed(now) } }
      seen = now
    }

    /// Forgets, every few seconds, what holds nothing back any more.
    mutating func sweep(at now: Date) {
      if let swept, abs(now.timeIntervalSince(swept)) < 10 { return }
      swept = now
      lanes = lanes.filter { !$0.value.isForgettable(at: now) }
    }
  }

  private let state = Mutex(State())
  private let settings: Dispatcher.Settings

  init(_ settings: Dispatcher.Settings) { self.settings = settings }

  private func limits(of destination: Destination) -> DestinationLimits {
    settings.destinations[destination]
      ?? DestinationLimits(concurrent: settings.perDestination, rate: settings.rate, breaker: settings.breaker)
  }

  /// The most that is claimed of a destination of which nothing is known yet.
  var roomOfOthers: Int {
    min(settings.perDestination, settings.rate?.burst ?? .max).clamped(1, Self.most)
  }

  /// How many are to be counted as under way of each destination, so that a store which allows ``roomOfOthers`` gives no
  /// more than there is room for.
  func counted(_ underWay: [Destination: Int], at now: Date) -> [Destination: Int] {
    let others = roomOfOthers
    return state.withLock { state in
      state.heed(now)
      state.sweep(at: now)
      var counted: [Destination: Int] = [:]
      func count(_ destination: Destination) {
        let lane = state.lanes[destination] ?? Lane(limits(of: destination))
        let missing = others - lane.room(underWay: underWay[destination] ?? 0, at: now)
        if missing != 0 { counted[destination] = missing }
      }
      for destination in underWay.keys { count(destination) }
      for destination in state.lanes.keys where underWay[destination] == nil { count(destination) }
      for destination in settings.destinations.keys
      where underWay[destination] == nil && state.lanes[destination] == nil { count(destination) }
      return counted
    }
  }

  func begin(_ destination: Destination, at now: Date) {
    state.withLock { state in
      state.lanes[destination, default: Lane(limits(of: destination))].begin(at: now)
    }
  }

  /// - Parameter failed: Whether the destination failed; none where it was not asked.
  func end(_ destination: Destination, failed: Bool?, at now: Date) {
    state.withLock { state in
      // Changed in place, since it holds the latest attempts.
      let isForgettable = state.lanes[destination]?.end(failed: failed, at: now)
      // So that only those are remembered that something holds back.
      if isForgettable == true { state.lanes[destination] = nil }
    }
  }

  /// Of how many destinations something is remembered.
  var count: Int { state.withLock { $0.lanes.count } }

  /// The first time after a moment at which a destination that is held back may be sent to again.
  func opening(after now: Date) -> Date? {
    state.withLock { state in state.lanes.values.compactMap { $0.opening(after: now) }.min() }
  }
}

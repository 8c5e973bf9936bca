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
      rate?.isFull(at: now) ?? true && breaker?.isForgettable ?? true
    }
  }

  /// More at a time than any machine has connections for.
  private static let most = 1_000_000

  private let lanes = Mutex<[Destination: Lane]>([:])
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
    return lanes.withLock { lanes in
      var counted: [Destination: Int] = [:]
      for destination in Set(underWay.keys).union(lanes.keys).union(settings.destinations.keys) {
        let lane = lanes[destination] ?? Lane(limits(of: destination))
        let missing = others - lane.room(underWay: underWay[destination] ?? 0, at: now)
        if missing != 0 { counted[destination] = missing }
      }
      return counted
    }
  }

  func begin(_ destination: Destination, at now: Date) {
    lanes.withLock { lanes in
      var lane = lanes[destination] ?? Lane(limits(of: destination))
      lane.rate?.take(at: now)
      lane.breaker?.begin()
      lanes[destination] = lane
    }
  }

  /// - Parameter failed: Whether the destination failed; none where it was not asked.
  func end(_ destination: Destination, failed: Bool?, at now: Date) {
    lanes.withLock { lanes in
      guard var lane = lanes[destination] else { return }
      if let failed {
        lane.breaker?.end(failed: failed, at: now)
      } else {
        lane.breaker?.endUnasked(at: now)
      }
      // So that only those are remembered that something holds back.
      lanes[destination] = lane.isForgettable(at: now) ? nil : lane
    }
  }

  /// The first time after a moment at which a destination that is held back may be sent to again.
  func opening(after now: Date) -> Date? {
    lanes.withLock { lanes in lanes.values.compactMap { $0.opening(after: now) }.min() }
  }
}

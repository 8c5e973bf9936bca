import Synchronization

/// Of which deliveries the store could not say how they stand, and how often in a row.
///
/// The first time the claim is given back, and comes again at once; from then on the delivery waits longer and longer, so
/// that one whose lead cannot be read neither keeps the dispatcher busy nor stands before the others of its destination.
final class StoreTroubles: Sendable {
  private static let most = 10_000
  private static let longest = 300.0

  private let counts = Mutex<[DeliveryKey: Int]>([:])

  /// Seconds for which a delivery is to wait; none where it is to come again at once.
  func wait(after key: DeliveryKey) -> Double? {
    let count = counts.withLock { counts in
      if counts.count >= Self.most { counts = [:] }
      counts[key, default: 0] += 1
      return counts[key, default: 1]
    }
    guard count > 1 else { return nil }
    var wait = 1.0
    for _ in 2..<min(count, 20) where wait < Self.longest { wait *= 2 }
    return min(wait, Self.longest)
  }

  func forget(_ key: DeliveryKey) {
    counts.withLock { if !$0.isEmpty { $0[key] = nil } }
  }
}

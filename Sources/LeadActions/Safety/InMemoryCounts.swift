import Synchronization

public import struct Foundation.Date

/// Counts that are forgotten with their process: after a restart limits begin to count anew.
///
/// Memory is bounded: of each key it keeps as many messages as its greatest limit, and of keys the ones that were used
/// last. A key that had to go for want of room counts anew; a rule's or workflow's goes only where there is no other, since
/// it stands for many messages and is what the blast limit counts by. Addresses are kept for as long as they count, and no
/// longer; erasing a lead does not reach them.
public final class InMemoryCounts: SendingCounts {
  fileprivate struct Entry: Sendable {
    var counted = CountedDeliveries()
    /// The longest time and the greatest number that anybody asked about.
    var seconds = 0.0
    var limit = 1
    var line: QueuePlace<CountKey>?
    var use: Use?
  }

  /// When a key was used last, in the order in which keys go for want of room.
  fileprivate struct Use: Comparable, Sendable {
    var isOrigin: Bool
    var number: Int
    var key: CountKey

    static func < (lhs: Self, rhs: Self) -> Bool {
      lhs.isOrigin == rhs.isOrigin ? lhs.number < rhs.number : rhs.isOrigin
    }
    static func == (lhs: Self, rhs: Self) -> Bool { lhs.number == rhs.number }
  }

  fileprivate struct State: Sendable {
    var entries: [CountKey: Entry] = [:]
    /// By the time at which nothing of them counts any more.
    var lines = OrderedKeys<QueuePlace<CountKey>>()
    var uses = OrderedKeys<Use>()
    var number = 0
  }

  private let state = Mutex(State())
  private let capacity: Int

  /// - Parameter capacity: How many keys at most: customers, addresses, rules and workflows.
  public init(capacity: Int = 100_000) { self.capacity = max(1, capacity) }

  /// How many keys are kept now.
  public var keyCount: Int { state.withLock { $0.entries.count } }

  public func reserve(_ limits: [CountLimit], for delivery: DeliveryKey, at now: Date) -> CountResult {
    state.withLock { state in
      for limit in limits {
        guard let roomAt = state.roomAt(limit, delivery, now) else { continue }
        state.use(limit.key)
        return .full(limit, roomAt: roomAt)
      }
      for limit in limits { state.add(limit, delivery, now) }
      state.forget(at: now, capacity: capacity)
      return .reserved
    }
  }

  public func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) {
    state.withLock { state in
      for key in keys { state.change(key) { $0.counted.remove(delivery) } }
    }
  }
}

extension InMemoryCounts.State {
  /// When a limit that is reached has room again; none where it has room.
  func roomAt(_ limit: CountLimit, _ delivery: DeliveryKey, _ now: Date) -> Date? {
    entries[limit.key]?.counted.roomAt(
      max(1, limit.limit), within: limit.seconds.bounded(0, 366 * 86_400), for: delivery, at: now)
  }

  mutating func add(_ limit: CountLimit, _ delivery: DeliveryKey, _ now: Date) {
    change(limit.key) { entry in
      entry.seconds = max(entry.seconds, limit.seconds.bounded(0, 366 * 86_400))
      entry.limit = max(entry.limit, limit.limit)
      entry.counted.add(delivery, at: now)
      entry.counted.keep(entry.limit, within: entry.seconds, at: now)
    }
    use(limit.key)
  }

  mutating func change(_ key: CountKey, _ change: (inout InMemoryCounts.Entry) -> Void) {
    // Taken out while it is changed, or all that it counts would be copied.
    var entry = entries.removeValue(forKey: key) ?? InMemoryCounts.Entry()
    if let line = entry.line { lines.remove(line) }
    change(&entry)
    guard let last = entry.counted.last else {
      if let use = entry.use { uses.remove(use) }
      return
    }
    number += 1
    let line = QueuePlace(time: last.addingTimeInterval(entry.seconds), number: number, key: key)
    entry.line = line
    lines.insert(line)
    entries[key] = entry
  }

  /// Notes that a key was used now.
  mutating func use(_ key: CountKey) {
    guard entries[key] != nil else { return }
    if let use = entries[key]?.use { uses.remove(use) }
    number += 1
    var isOrigin = false
    if case .origin = key { isOrigin = true }
    let use = InMemoryCounts.Use(isOrigin: isOrigin, number: number, key: key)
    uses.insert(use)
    entries[key]?.use = use
  }

  mutating func forget(at now: Date, capacity: Int) {
    while let first = lines.first, first.time <= now { remove(first.key) }
    while entries.count > capacity, let first = uses.first { remove(first.key) }
  }

  private mutating func remove(_ key: CountKey) {
    guard let entry = entries.removeValue(forKey: key) else { return }
    if let line = entry.line { lines.remove(line) }
    if let use = entry.use { uses.remove(use) }
  }
}

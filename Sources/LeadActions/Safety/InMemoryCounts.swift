import Synchronization

public import struct Foundation.Date

/// Counts that are forgotten with their process: after a restart limits begin to count anew.
///
/// Memory is bounded: of each key it keeps as many messages as its greatest limit, and of keys the ones that were used
/// last. A key that had to go for want of room counts anew. Addresses are kept for as long as they count, and no longer;
/// erasing a lead does not reach them.
public final class InMemoryCounts: SendingCounts {
  fileprivate struct Place: Sendable {
    var at: Date
    var delivery: DeliveryKey
  }

  fileprivate struct Entry: Sendable {
    /// The earliest first.
    var places: [Place] = []
    /// The longest time and the greatest number that anybody asked about.
    var seconds = 0.0
    var limit = 1
    var line: QueuePlace<CountKey>?
  }

  fileprivate struct State: Sendable {
    var entries: [CountKey: Entry] = [:]
    /// By the time at which nothing of them counts any more.
    var lines = OrderedKeys<QueuePlace<CountKey>>()
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
        if let roomAt = state.roomAt(limit, delivery, now) { return .full(limit, roomAt: roomAt) }
      }
      for limit in limits { state.add(limit, delivery, now) }
      state.forget(at: now, capacity: capacity)
      return .reserved
    }
  }

  public func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) {
    state.withLock { state in
      for key in keys { state.change(key) { $0.places.removeAll { $0.delivery == delivery } } }
    }
  }
}

extension InMemoryCounts.State {
  /// When a limit that is reached has room again; none where it has room.
  func roomAt(_ limit: CountLimit, _ delivery: DeliveryKey, _ now: Date) -> Date? {
    let seconds = limit.seconds.bounded(0, 366 * 86_400)
    let most = max(1, limit.limit)
    let counting = (entries[limit.key]?.places ?? []).filter { now.timeIntervalSince($0.at) < seconds }
    guard counting.count >= most, !counting.contains(where: { $0.delivery == delivery }) else { return nil }
    // A time ahead of the clock, which was set back, is waited for no longer than any other.
    return min(counting[counting.count - most].at, now).addingTimeInterval(seconds)
  }

  mutating func add(_ limit: CountLimit, _ delivery: DeliveryKey, _ now: Date) {
    change(limit.key) { entry in
      entry.seconds = max(entry.seconds, limit.seconds.bounded(0, 366 * 86_400))
      entry.limit = max(entry.limit, limit.limit)
      entry.places.removeAll { $0.delivery == delivery || now.timeIntervalSince($0.at) >= entry.seconds }
      let index = entry.places.lastIndex { $0.at <= now }.map { $0 + 1 } ?? 0
      entry.places.insert(InMemoryCounts.Place(at: now, delivery: delivery), at: index)
      entry.places.removeFirst(max(0, entry.places.count - entry.limit))
    }
  }

  mutating func change(_ key: CountKey, _ change: (inout InMemoryCounts.Entry) -> Void) {
    var entry = entries[key] ?? InMemoryCounts.Entry()
    if let line = entry.line { lines.remove(line) }
    change(&entry)
    guard let last = entry.places.last else {
      entries[key] = nil
      return
    }
    number += 1
    let line = QueuePlace(time: last.at.addingTimeInterval(entry.seconds), number: number, key: key)
    entry.line = line
    lines.insert(line)
    entries[key] = entry
  }

  mutating func forget(at now: Date, capacity: Int) {
    while let first = lines.first, first.time <= now || entries.count > capacity {
      lines.remove(first)
      entries[first.key] = nil
    }
  }
}

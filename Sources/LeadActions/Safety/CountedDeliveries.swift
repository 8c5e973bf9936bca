import struct Foundation.Date

/// The deliveries that count under one key, the earliest first, each once.
///
/// Finding is a binary search, and what is dropped at the front is moved out of the way only now and then, so that a
/// large limit costs hardly more than a small one.
struct CountedDeliveries: Sendable {
  private struct Place: Sendable {
    var at: Date
    /// In the order of arrival where the time is the same.
    var number: Int
    var delivery: DeliveryKey
  }

  /// Those before ``start`` are dropped.
  private var places: [Place] = []
  private var start = 0
  private var own: [DeliveryKey: (at: Date, number: Int)] = [:]
  private var number = 0

  var count: Int { places.count - start }
  var isEmpty: Bool { count == 0 }
  var last: Date? { isEmpty ? nil : places[places.count - 1].at }

  /// When a limit that is reached has room again; none where it has room, or where the delivery counts already.
  func roomAt(_ limit: Int, within seconds: Double, for delivery: DeliveryKey, at now: Date) -> Date? {
    let counting = places.count - firstIndex { now.timeIntervalSince($0.at) < seconds }
    guard counting >= limit else { return nil }
    if let own = own[delivery], now.timeIntervalSince(own.at) < seconds { return nil }
    // A time ahead of the clock, which was set back, is waited for no longer than any other.
    return min(places[places.count - limit].at, now).addingTimeInterval(seconds)
  }

  /// Counts a delivery at a time, and nowhere else.
  mutating func add(_ delivery: DeliveryKey, at now: Date) {
    remove(delivery)
    number += 1
    places.insert(Place(at: now, number: number, delivery: delivery), at: firstIndex { $0.at > now })
    own[delivery] = (now, number)
  }

  mutating func remove(_ delivery: DeliveryKey) {
    guard let place = own.removeValue(forKey: delivery) else { return }
    places.remove(at: firstIndex { ($0.at, $0.number) >= place })
  }

  /// Drops what is older than a time, and the earliest of what is more than a limit.
  mutating func keep(_ limit: Int, within seconds: Double, at now: Date) {
    let end = max(firstIndex { now.timeIntervalSince($0.at) < seconds }, places.count - limit)
    for place in places[start..<end] { own[place.delivery] = nil }
    start = end
    guard start > 32, start > places.count / 2 else { return }
    places.removeFirst(start)
    start = 0
  }

  /// The first place, of those that are not dropped, that passes; all behind it pass too.
  private func firstIndex(_ passes: (Place) -> Bool) -> Int {
    var (low, high) = (start, places.count)
    while low < high {
      let middle = (low + high) / 2
      if passes(places[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

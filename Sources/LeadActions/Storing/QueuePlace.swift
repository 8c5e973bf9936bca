import struct Foundation.Date

/// A place in an order of time, and of arrival where the time is the same.
struct QueuePlace<Key: Sendable>: Comparable, Sendable {
  var time: Date
  var number: Int
  var key: Key

  static func < (lhs: Self, rhs: Self) -> Bool { (lhs.time, lhs.number) < (rhs.time, rhs.number) }
  static func == (lhs: Self, rhs: Self) -> Bool { (lhs.time, lhs.number) == (rhs.time, rhs.number) }
}

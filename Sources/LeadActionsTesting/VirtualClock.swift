import Synchronization

public import struct Foundation.Date

/// A wall clock that stands still until it is moved.
public final class VirtualClock: Sendable {
  private let time: Mutex<Date>

  public init(_ start: Date) { time = Mutex(start) }

  public var now: Date { time.withLock { $0 } }

  /// Moves the clock; steps back are allowed, since wall clocks take them too.
  public func advance(by seconds: Double) {
    time.withLock { $0 = $0.addingTimeInterval(seconds) }
  }

  public func set(_ now: Date) { time.withLock { $0 = now } }
}

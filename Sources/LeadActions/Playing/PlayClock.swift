import Synchronization

public import struct Foundation.Date

/// A clock that stands still until a play moves it.
///
/// What waits for an answer, such as a transport's, waits in the machine's time.
public final class PlayClock: WallClock {
  private let time: Mutex<Date>

  public init(_ start: Date = Date(timeIntervalSince1970: 0)) { time = Mutex(start) }

  public var now: Date { time.withLock { $0 } }

  public func wait(seconds: Double) async throws { try await SystemWallClock().wait(seconds: seconds) }

  func set(_ now: Date) { time.withLock { $0 = now } }
}

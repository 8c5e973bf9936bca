public import struct Foundation.Date

/// The time of day, and waiting.
///
/// ### Implementation requirements
/// - Return from `wait` after about so many seconds, and throw as soon as its task is cancelled.
/// - Answer from many tasks at once.
///
/// ### A fake
///
/// `VirtualClock` of `LeadActionsTesting` stands still until a test moves it.
public protocol WallClock: Sendable {
  var now: Date { get }
  func wait(seconds: Double) async throws
}

extension WallClock {
  /// Seconds that a loop waits until something falls due, at most until it looks anyway.
  func idle(from now: Date, until next: Date?, atMost interval: Double) -> Double {
    (next?.timeIntervalSince(now) ?? .infinity).bounded(0.001, interval.bounded(0.001, 3_600))
  }
}

/// The machine's own clock.
public struct SystemWallClock: WallClock {
  public init() {}

  public var now: Date { Date() }

  public func wait(seconds: Double) async throws {
    try await Alarms.shared.wait(seconds: Self.bounded(seconds))
  }

  static func bounded(_ seconds: Double) -> Double { seconds.bounded(0, 86_400) }
}

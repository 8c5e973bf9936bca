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

/// The machine's own clock.
public struct SystemWallClock: WallClock {
  public init() {}

  public var now: Date { Date() }

  public func wait(seconds: Double) async throws {
    try await Task.sleep(for: .seconds(seconds.bounded(0, 86_400)))
  }
}

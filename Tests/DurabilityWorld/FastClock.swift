package import Foundation
import LeadActions

/// A clock that runs so many times faster than the machine's, and goes on where it was after a restart.
package struct FastClock: WallClock {
  /// When the world began, on the machine's clock and on this one.
  private let start: Date
  private let speed: Double

  package init(start: Date, speed: Double) {
    self.start = start
    self.speed = speed
  }

  package var now: Date { start.addingTimeInterval(Date().timeIntervalSince(start) * speed) }

  package func wait(seconds: Double) async throws {
    try await Task.sleep(for: .seconds(max(0, min(seconds, 86_400)) / speed))
  }
}

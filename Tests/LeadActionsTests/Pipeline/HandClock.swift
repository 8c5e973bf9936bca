import Foundation
import LeadActions
import Synchronization

/// A clock that a test moves; who waits on it waits a moment only.
final class HandClock: WallClock {
  private let time: Mutex<Date>
  init(_ start: Date = TestDesk.monday) { time = Mutex(start) }

  var now: Date { time.withLock { $0 } }
  func advance(by seconds: Double) { time.withLock { $0 += seconds } }
  func wait(seconds: Double) async throws { try await Task.sleep(for: .milliseconds(1)) }
}

package import Foundation
import LeadActions
import Synchronization

/// A clock that moves only when it is told to, and on which nobody waits.
package final class StepClock: WallClock {
  private let time: Mutex<Date>

  package init(_ start: Date) { time = Mutex(start) }

  package var now: Date { time.withLock { $0 } }

  package func advance(by seconds: Double) { time.withLock { $0.addTimeInterval(seconds) } }

  /// Waits until its task is cancelled: time-outs of attempts never come.
  package func wait(seconds: Double) async throws { try await Task.sleep(for: .seconds(86_400)) }
}

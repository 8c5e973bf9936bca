import Synchronization

import struct Foundation.Date

/// How receivers misbehave at the moment.
final class Troubles: Sendable {
  private struct Active: Sendable {
    var trouble: SimulationScript.Trouble
    var until: Date
  }

  private let active = Mutex<[Active]>([])

  func begin(_ trouble: SimulationScript.Trouble, at now: Date) {
    active.withLock { $0.append(Active(trouble: trouble, until: now.addingTimeInterval(trouble.seconds))) }
  }

  func end() { active.withLock { $0 = [] } }

  /// What befalls an attempt now; it follows from the script, the delivery and the attempt.
  func what(befalls attempt: Attempt, at now: Date) -> SimulationScript.Trouble.What? {
    active.withLock { active in
      active.removeAll { $0.until <= now }
      return active.first { entry in
        var hash = StableHash(seed: entry.trouble.seed)
        hash.combine(attempt.delivery.rawValue)
        hash.combine(attempt.number)
        return hash.value() % UInt64(max(1, entry.trouble.oneIn)) == 0
      }?.trouble.what
    }
  }
}

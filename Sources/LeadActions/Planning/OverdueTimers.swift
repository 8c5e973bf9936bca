import struct Foundation.Date

/// What becomes of timers that are reached late, such as those that fell due while nothing ran.
///
/// It is about the times before and after appointments, and custom events set for later. A workflow's wait always goes
/// on, however late: a run that skipped its wait would stand still for good.
public struct OverdueTimers: Hashable, Sendable, Codable {
  @nonexhaustive
  public enum Choice: String, Hashable, Sendable, Codable, CaseIterable {
    /// Each fires, however late.
    case run
    /// None that is late fires; each leaves a line in the history.
    case skip
    /// Of several times of one appointment, or of one custom event of a lead, that are due together, only the last
    /// fires; the late ones before it are skipped, each with a line in the history.
    case runOnce
  }

  public var choice: Choice
  /// Seconds after its time from which a timer counts as late; what is negative or no number is read as 0.
  public var lateAfter: Double

  public init(_ choice: Choice, lateAfter: Double = 3_600) {
    self.choice = choice
    self.lateAfter = lateAfter
  }

  public static let run = Self(.run)
  public static func skip(lateAfter seconds: Double = 3_600) -> Self { Self(.skip, lateAfter: seconds) }
  public static func runOnce(lateAfter seconds: Double = 3_600) -> Self { Self(.runOnce, lateAfter: seconds) }
}

extension OverdueTimers {
  /// Whether a timer that has been reached fires.
  ///
  /// - Parameter others: The lead's other timers.
  func fires(_ timer: LeadTimer, at now: Date, among others: [LeadTimer]) -> Bool {
    guard isLate(timer, at: now), let series = timer.purpose.series else { return true }
    switch choice {
    case .run: return true
    case .skip: return false
    case .runOnce:
      return !others.contains { other in
        other.due <= now && (other.due, other.id) > (timer.due, timer.id) && other.purpose.series == series
      }
    }
  }

  /// Whether one of two timers of a lead may stand for the other.
  func decidesTogether(_ one: LeadTimer, _ other: LeadTimer) -> Bool {
    choice == .runOnce && one.purpose.series != nil && one.purpose.series == other.purpose.series
  }

  private func isLate(_ timer: LeadTimer, at now: Date) -> Bool {
    now.timeIntervalSince(timer.due) > max(0, lateAfter.isNaN ? 0 : lateAfter)
  }
}

extension LeadTimer.Purpose {
  /// What timers have in common of which one may stand for the others.
  fileprivate enum Series: Equatable {
    case appointment(AppointmentID)
    case custom(CustomEventName)
  }

  /// None where each has to be reached.
  fileprivate var series: Series? {
    switch self {
    case .appointment(let id, _, _): .appointment(id)
    case .custom(let name, _): .custom(name)
    case .workflow: nil
    }
  }
}

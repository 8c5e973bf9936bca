/// What a judge found in a world that has come to its end.
package struct Verdict: Sendable {
  /// Submissions that were answered.
  package var accepted = 0
  /// Messages that were to be sent, that reached a receiver, and that reached one more than once under the same id.
  package var deliveries = 0
  package var delivered = 0
  package var resent = 0
  package var dead = 0
  package var withdrawn = 0
  /// Reminders whose appointment had begun before they could be sent.
  package var expired = 0
  /// Times before and after appointments that fired, and waits of workflows that ended.
  package var timers = 0
  package var waits = 0
  /// Answered, but not done; or to be sent, and neither sent nor given up.
  package var lost: [String] = []
  /// Done, or to be sent, more than once.
  package var doubled: [String] = []
  /// Anything else that may not be: a history that does not tell the truth, bytes that differ, a damaged database.
  package var wrong: [String] = []

  package init() {}

  package var isClean: Bool { lost.isEmpty && doubled.isEmpty && wrong.isEmpty }

  /// The counts in one line.
  package var line: String {
    "\(accepted) accepted, \(deliveries) deliveries, \(delivered) delivered, \(dead) dead, \(withdrawn) withdrawn, "
      + "\(expired) expired, \(timers) timers, \(waits) waits, \(resent) resent, \(lost.count) lost, \(doubled.count) doubled, "
      + "\(wrong.count) wrong"
  }

  /// What was found, the first ones of each kind.
  package var findings: [String] {
    lost.prefix(10).map { "lost: \($0)" } + doubled.prefix(10).map { "doubled: \($0)" }
      + wrong.prefix(10).map { "wrong: \($0)" }
  }
}

#if SQLite
  import DurabilityWorld
  import Foundation

  /// Kills lives at random points, and begins new ones, until all occurrences are done.
  ///
  /// Of three kills one comes at any time, one when something was just submitted, and one when something was just sent:
  /// at any time a slow machine has not come that far, and a quick one is idle.
  struct KillTrial {
    let kills: Int
    let occurrences: Int
    let seed: Int

    func run() async throws -> Bool {
      let trial = try Trial("kills", occurrences: occurrences, options: ["dwell=8"])
      var chance = Chance(UInt64(seed))
      var inHand = 0
      var early = 0
      for kill in 1...max(1, kills) {
        let share = trial.happenings.count * kill / (kills + 1)
        // Never the last ones, so that no life ends by itself.
        let limit = min(max(1, share), trial.happenings.count - 1)
        let untold = limit - trial.folder.toldTimes.count
        let child = try trial.life(limit: limit)
        if chance.number(below: 8) == 0 {
          // While it opens the database, or brings back what the one before left.
          usleep(UInt32(chance.number(below: 40_000)))
          early += 1
        } else {
          if !child.isReady() { return trial.close(Verdict(), also: ["a life ended by itself: \(try child.end())"]) }
          switch kill % 3 {
          case 0: usleep(UInt32(chance.number(below: 60_000)))
          case 1:
            let count = min(untold, 1 + chance.number(below: 6))
            _ = trial.wait(for: child, seconds: 120, toAdd: count, to: trial.folder.told)
          default: waitForSends(1 + chance.number(below: 4), of: child, in: trial, limit: limit)
          }
        }
        child.signal(SIGKILL)
        let end = try child.end()
        if end != .killed(signal: SIGKILL) {
          return trial.close(Verdict(), also: ["a life ended by itself: \(end)"])
        }
        if trial.hasSomethingInHand { inHand += 1 }
      }
      let verdict = try await trial.end()
      print("\(kills) kills, \(inHand) with an occurrence in hand, \(early) while opening: \(verdict.line)")
      var findings: [String] = []
      if inHand * 5 < kills { findings.append("too few kills hit something in hand, so that little was tried") }
      if verdict.resent * 50 < kills { findings.append("hardly anything was sent again, so that little was tried") }
      return trial.close(verdict, also: findings)
    }

    /// Waits until a life has sent so much, or has answered all that it was to do and sends nothing more for a while.
    private func waitForSends(_ count: Int, of child: Child, in trial: Trial, limit: Int) {
      let size = OutsideLog.size(of: trial.folder.sent)
      var idle: ContinuousClock.Instant?
      _ = trial.wait(for: child, seconds: 120) {
        if OutsideLog.added(to: trial.folder.sent, behind: size) >= count { return true }
        guard Set(trial.folder.acceptedNumbers).count >= limit else { return false }
        let since = idle ?? .now
        idle = since
        return .now - since > .seconds(3)
      }
    }
  }
#endif

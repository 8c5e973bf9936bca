#if SQLite
  import DurabilityWorld
  import Foundation
  import LeadActionsSQLite

  /// Kills lives while they bring a file up from an earlier schema, with everything in flight.
  struct MigrationTrial {
    let kills: Int
    let occurrences: Int

    func run() async throws -> Bool {
      let trial = try Trial("migrations", occurrences: occurrences)
      try fill(trial)
      var findings: [String] = []
      var chance = Chance(7)
      var rows = 0
      var stops = 0
      var stopped = 0
      for version in 1..<Schema.current {
        // At the COMMIT of each version that follows.
        for later in version + 1...Schema.current {
          rows = try EarlierFile.replace(trial.folder.database, version: version)
          let end = try trial.life("stop=sqlite.schemaMade:\(later - version)", "limit=1").end()
          if end == .killed(signal: SIGKILL) { stops += 1 } else { findings.append("no migration to \(later): \(end)") }
          try expect(later - 1, trial, &findings)
        }
        for _ in 0..<kills {
          rows = try EarlierFile.replace(trial.folder.database, version: version)
          let child = try trial.life("limit=1")
          usleep(UInt32(chance.number(below: 80_000)))
          child.signal(SIGKILL)
          if try child.end() == .killed(signal: SIGKILL) { stopped += 1 }
        }
        rows = try EarlierFile.replace(trial.folder.database, version: version)
      }
      let verdict = try await trial.end()
      print("\(stops) stops at a COMMIT and \(stopped) kills in migrations of \(rows) rows: \(verdict.line)")
      if stops == 0 || stopped == 0 { findings.append("no migration was stopped, so that nothing was tried") }
      return trial.close(verdict, also: findings)
    }

    /// Lets everything be told, while nothing can be sent, and ends that life in the middle.
    private func fill(_ trial: Trial) throws {
      let limit = trial.happenings.count - 1
      let child = try trial.life(limit: limit, "pace=0", "slowness=100000", "lease=600")
      let isFilled = trial.wait(for: child) { trial.folder.acceptedNumbers.count >= limit }
      child.signal(SIGKILL)
      let end = try child.end()
      if !isFilled { throw Unfilled(end: end) }
    }

    private struct Unfilled: Error { var end: Child.End }

    /// A migration that was stopped has left the file as it was.
    private func expect(_ version: Int, _ trial: Trial, _ findings: inout [String]) throws {
      let found = try EarlierFile.version(of: trial.folder.database)
      if found != version { findings.append("a stopped migration left schema \(found) in the place of \(version)") }
    }
  }
#endif

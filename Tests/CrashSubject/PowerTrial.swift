#if SQLite
  import DurabilityWorld
  import Foundation

  /// Takes the power away at random points: what was not synced is gone, but for single writes by chance.
  struct PowerTrial {
    let failures: Int
    let seed: Int
    /// `full`, or another setting, to see that this trial finds what that may lose.
    let synchronous: String
    /// `wal` or `delete`.
    let journal: String

    func run() async throws -> Bool {
      let trial = try Trial(
        "power", occurrences: max(20, failures * 10),
        options: ["dwell=8", "synchronous=\(synchronous)", "journal=\(journal)"])
      var chance = Chance(UInt64(seed))
      var inHand = 0
      for failure in 1...max(1, failures) {
        let share = trial.happenings.count * failure / (failures + 1)
        let child = try trial.life(
          limit: min(max(1, share), trial.happenings.count - 1), "shadows=\(seed * 10_000 + failure)")
        // Something is to be lost on a slow machine too.
        let hasAnswered = child.isReady() && trial.wait(for: child, toAdd: 2, to: trial.folder.accepted)
        // Now at any time, now while something is in hand, which on a quick machine it seldom is at any time.
        if failure % 2 == 0 {
          usleep(UInt32(chance.number(below: 60_000)))
        } else {
          _ = trial.wait(for: child, seconds: 1) { trial.hasSomethingInHand }
        }
        child.signal(SIGKILL)
        let end = try child.end()
        // Where answers may be lost, a life may end over what it does not find.
        if !hasAnswered, synchronous == "full" {
          return trial.close(Verdict(), also: ["a life ended or came to nothing by itself: \(end)"])
        }
        if trial.hasSomethingInHand { inHand += 1 }
        try takePower(from: trial.folder.database)
      }
      let verdict = try await trial.end()
      print(
        "\(failures) power failures with synchronous=\(synchronous) and journal=\(journal), \(inHand) with an "
          + "occurrence in hand: \(verdict.line)"
      )
      guard synchronous == "full" else {
        // Something is to be found.
        trial.folder.remove()
        return verdict.isClean
      }
      return trial.close(
        verdict, also: inHand * 5 < failures ? ["too few failures hit something in hand, so that little was tried"] : []
      )
    }

    /// Puts what the disk has in the place of what the operating system had.
    private func takePower(from database: String) throws {
      let files = FileManager.default
      for path in [database, database + "-wal", database + "-journal"] {
        try? files.removeItem(atPath: path)
        if files.fileExists(atPath: path + "-shadow") { try files.copyItem(atPath: path + "-shadow", toPath: path) }
      }
      // Memory that the processes shared.
      try? files.removeItem(atPath: database + "-shm")
    }
  }
#endif

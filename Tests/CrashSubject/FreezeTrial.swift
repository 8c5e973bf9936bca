#if SQLite
  import DurabilityWorld
  import Foundation

  /// Freezes a life with two dispatchers for longer than a lease lasts (SIGSTOP), and wakes it; beside that, one outcome
  /// of ten is told only when its lease is over. Whoever comes late with an outcome changes nothing.
  struct FreezeTrial {
    let freezes: Int
    let seed: Int

    func run() async throws -> Bool {
      // A lease of 12 seconds on the world's clock, 0.2 of ours.
      let trial = try Trial(
        "freezes", occurrences: freezes * 20, options: ["lease=12", "slowness=40", "dispatchers=2", "linger=300"])
      var chance = Chance(UInt64(seed))
      let child = try trial.life()
      _ = child.isReady()
      var done = 0
      for _ in 1...max(1, freezes) {
        usleep(20_000 + UInt32(chance.number(below: 40_000)))
        child.signal(SIGSTOP)
        usleep(250_000)
        child.signal(SIGCONT)
        done += 1
      }
      let end = try child.end()
      let ends = OutsideLog.lines(of: trial.folder.path + "/ends.log")
      let late = ends.compactMap { Int($0[1]) }.reduce(0, +)
      let verdict = try await trial.end(mayReleaseClaims: true)
      print("\(done) freezes, \(late) late outcomes refused: \(verdict.line)")
      var findings = end == .exited(0) ? [] : ["the life ended: \(end)"]
      if late == 0 { findings.append("nobody came late, so that nothing was tried") }
      return trial.close(verdict, also: findings)
    }
  }
#endif

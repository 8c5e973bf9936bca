#if SQLite
  import DurabilityWorld
  import Foundation

  /// Asks lives to end (SIGTERM) at random points under load; they end in time, and leave no claim behind.
  struct StopTrial {
    let stops: Int
    let seed: Int

    func run() async throws -> Bool {
      // The grace in seconds of the world's clock, of which 60 are one of ours, and the time in which a life must have
      // ended. Once more with longer ones where the machine had other work just then.
      for (grace, deadline) in [(30, 20.0), (600, 60), (7_200, 240)] {
        let (trial, verdict, findings) = try await trial(grace: grace, deadline: deadline)
        if !verdict.isClean || findings.isEmpty || deadline == 240 { return trial.close(verdict, also: findings) }
        trial.folder.remove()
      }
      return false
    }

    private func trial(
      grace: Int, deadline: Double
    ) async throws -> (trial: Trial, verdict: Verdict, findings: [String]) {
      // Attempts that may take many minutes of ours, so that nothing but the grace ends them.
      let trial = try Trial("stops", occurrences: stops * 10, options: ["lease=86400", "grace=\(grace)"])
      var chance = Chance(UInt64(seed))
      var findings: [String] = []
      var slowest = 0.0
      for stop in 1...max(1, stops) {
        let share = trial.happenings.count * stop / (stops + 1)
        // Receivers that take about as long as the grace, or far longer than the deadline.
        let slowness = stop % 2 == 0 ? grace * 1_000 / 60 : Int(deadline) * 3_000
        let child = try trial.life(limit: min(max(1, share), trial.happenings.count - 1), "slowness=\(slowness)")
        // Under load on a slow machine too: something is answered, or is being sent to one who does not answer.
        let (log, count) = stop % 2 == 0 ? (trial.folder.accepted, 1) : (trial.folder.begun, 2)
        if !child.isReady() || !trial.wait(for: child, toAdd: count, to: log) {
          findings.append("stop \(stop): the life came to nothing")
        }
        usleep(UInt32(chance.number(below: 60_000)))
        let start = ContinuousClock.now
        child.signal(SIGTERM)
        let end = try child.end(within: deadline + 120)
        let time = (ContinuousClock.now - start) / .seconds(1)
        slowest = max(slowest, time)
        if end != .exited(0) { findings.append("stop \(stop): \(end)") }
        if time > deadline { findings.append("stop \(stop) took \(time) seconds") }
        let claims = try await SubjectStore.claims(in: trial.folder)
        if claims > 0 { findings.append("stop \(stop) left \(claims) claims") }
      }
      let ends = OutsideLog.lines(of: trial.folder.path + "/ends.log")
      let released = ends.compactMap { Int($0[0]) }.reduce(0, +)
      let verdict = try await trial.end(mayReleaseClaims: true)
      print("\(stops) stops, the slowest \(slowest) seconds, \(released) claims given back: \(verdict.line)")
      if released * 5 < stops { findings.append("hardly anything was given back, so that little was tried") }
      return (trial, verdict, Array(findings.prefix(20)))
    }
  }
#endif

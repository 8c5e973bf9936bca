#if SQLite
  import DurabilityWorld
  import Foundation

  /// Asks lives to end (SIGTERM) at random points under load; they end in time, and leave no claim behind.
  struct StopTrial {
    let stops: Int
    let seed: Int

    /// Seconds: the grace of 30 on the world's clock is 0.5, and the rest is for a machine with other work.
    private static let deadline = 20.0

    func run() async throws -> Bool {
      // Attempts that may take a minute of ours, so that nothing but the grace ends them.
      let trial = try Trial("stops", occurrences: stops * 10, options: ["lease=7200", "grace=30"])
      var chance = Chance(UInt64(seed))
      var findings: [String] = []
      var slowest = 0.0
      for stop in 1...max(1, stops) {
        let share = trial.happenings.count * stop / (stops + 1)
        // Receivers that take about as long as the grace, or far longer than the deadline.
        let slowness = stop % 2 == 0 ? 500 : 60_000
        let child = try trial.life(limit: min(max(1, share), trial.happenings.count - 1), "slowness=\(slowness)")
        // Under load on a slow machine too.
        if !child.isReady() || !trial.wait(for: child, toAdd: 1, to: trial.folder.accepted) {
          findings.append("stop \(stop): the life came to nothing")
        }
        usleep(UInt32(chance.number(below: 60_000)))
        let start = ContinuousClock.now
        child.signal(SIGTERM)
        let end = try child.end(within: 120)
        let time = (ContinuousClock.now - start) / .seconds(1)
        slowest = max(slowest, time)
        if end != .exited(0) { findings.append("stop \(stop): \(end)") }
        if time > Self.deadline { findings.append("stop \(stop) took \(time) seconds") }
        let claims = try await SubjectStore.claims(in: trial.folder)
        if claims > 0 { findings.append("stop \(stop) left \(claims) claims") }
      }
      let ends = OutsideLog.lines(of: trial.folder.path + "/ends.log")
      let released = ends.compactMap { Int($0[0]) }.reduce(0, +)
      let verdict = try await trial.end(mayReleaseClaims: true)
      print("\(stops) stops, the slowest \(slowest) seconds, \(released) claims given back: \(verdict.line)")
      if released * 5 < stops { findings.append("hardly anything was given back, so that little was tried") }
      return trial.close(verdict, also: Array(findings.prefix(20)))
    }
  }
#endif

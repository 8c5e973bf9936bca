#if SQLite
  import DurabilityWorld
  import Foundation
  import LeadActions

  /// Stops a life at every labelled point between steps, one world for each, and goes on with another life.
  struct PointTrial {
    /// How often each point is stopped at: the first time that it is reached, and later ones.
    let times: Int

    private static var points: [String] {
      DeliveryPoint.allCases.map { "delivery.\($0.rawValue)" }
        + PipelinePoint.allCases.map { "pipeline.\($0.rawValue)" } + SubjectStore.points
    }

    func run() async throws -> Bool {
      var total = Verdict()
      var stops = 0
      var isClean = true
      for point in Self.points {
        for time in 0..<max(1, times) {
          let trial = try Trial("points", occurrences: 60, options: ["slowness=1", "speed=500"], inMemory: true)
          // The first time, then the 6th, the 11th …
          let end = try trial.life("stop=\(point):\(1 + time * 5)").end()
          var findings: [String] = []
          switch end {
          case .killed(signal: SIGKILL): stops += 1
          // Some points are reached only a few times.
          case .exited(0) where time > 0: break
          default: findings.append("\(point) was not reached: \(end)")
          }
          let verdict = try await trial.end()
          total.accepted += verdict.accepted
          total.resent += verdict.resent
          if !trial.close(verdict, also: findings) {
            print("… stopped at \(point), time \(1 + time * 5)")
            isClean = false
          }
        }
      }
      print("\(Self.points.count) points, \(stops) stops: \(total.accepted) accepted, \(total.resent) resent")
      return isClean
    }
  }
#endif

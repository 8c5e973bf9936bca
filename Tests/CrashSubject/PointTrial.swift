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

    /// What some of the points came to.
    private struct Result: Sendable {
      var accepted = 0
      var resent = 0
      var stops = 0
      var isClean = true
    }

    func run() async throws -> Bool {
      let points = Self.points
      // Two at a time, since most of it is waiting.
      async let even = stop(at: points.indices.filter { $0 % 2 == 0 }.map { points[$0] })
      async let odd = stop(at: points.indices.filter { $0 % 2 == 1 }.map { points[$0] })
      let results = try await [even, odd]
      let (stops, accepted) = (results.map(\.stops).reduce(0, +), results.map(\.accepted).reduce(0, +))
      print(
        "\(points.count) points, \(stops) stops: \(accepted) accepted, \(results.map(\.resent).reduce(0, +)) resent")
      return results.allSatisfy(\.isClean)
    }

    private func stop(at points: [String]) async throws -> Result {
      var result = Result()
      for point in points {
        for time in 0..<max(1, times) {
          let trial = try Trial("points", occurrences: 60, options: ["slowness=1", "speed=500"], inMemory: true)
          // The first time, then the 6th, the 11th …
          let end = try trial.life("stop=\(point):\(1 + time * 5)", "lease=600").end()
          var findings: [String] = []
          switch end {
          case .killed(signal: SIGKILL): result.stops += 1
          // Some points are reached only a few times.
          case .exited(0) where time > 0: break
          default: findings.append("\(point) was not reached: \(end)")
          }
          let verdict = try await trial.end()
          result.accepted += verdict.accepted
          result.resent += verdict.resent
          if !trial.close(verdict, also: findings) {
            print("… stopped at \(point), time \(1 + time * 5)")
            result.isClean = false
          }
        }
      }
      return result
    }
  }
#endif

import Foundation

/// What so many requests took of this process: by the clock, of the processors, and in changes of thread. The server is
/// another process and not in it.
struct Usage {
  private let count: Int
  let seconds: Double
  private let user: Double
  private let kernel: Double
  private let changes: Int

  static func measured(_ count: Int, _ body: () async throws -> Void) async rethrows -> Usage {
    let before = taken()
    let time = try await ContinuousClock().measure { try await body() }
    let after = taken()
    return Usage(
      count: count, seconds: time.inSeconds, user: after.user - before.user, kernel: after.kernel - before.kernel,
      changes: after.changes - before.changes)
  }

  /// Requests a second.
  var rate: Double { Double(count) / seconds }
  /// Seconds of a processor for one request.
  var processor: Double { (user + kernel) / Double(count) }
  var system: Double { kernel / Double(count) }
  var switches: Double { Double(changes) / Double(count) }

  private static func taken() -> (user: Double, kernel: Double, changes: Int) {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
    #else
      getrusage(RUSAGE_SELF.rawValue, &usage)
    #endif
    return (usage.ru_utime.inSeconds, usage.ru_stime.inSeconds, Int(usage.ru_nvcsw + usage.ru_nivcsw))
  }
}

extension timeval {
  fileprivate var inSeconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

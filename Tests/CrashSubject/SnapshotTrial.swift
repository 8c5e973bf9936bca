#if SQLite
  import Dispatch
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite

  /// A reading of the host's that stays open while deliveries are claimed, so that the log cannot be written back into the
  /// file: claims go on about as quickly, and what the log has grown by is used again afterwards.
  ///
  /// FAULTS 41: a snapshot held for 3 minutes, claim p99 below five times.
  struct SnapshotTrial {
    /// With the reading open, and as long without one before.
    let seconds: Double

    /// How many times slower the slowest hundredth of claims may become. Below a minute there are too few of them to tell.
    private static let slowdown = 5.0
    /// What the log may still grow by when the reading is over: SQLite writes it back whenever it has 1,000 pages more.
    private static let rest = 4 << 20

    func run() async throws -> Bool {
      let folder = FileManager.default.temporaryDirectory.appending(path: "snapshot-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let file = folder + "/leads.sqlite"
      let store = try SQLiteStore(at: file)
      let life = try SoakLife(store, submissionLimit: 100)
      let free = try await claims(of: life, store)
      let snapshot = try await Snapshot(of: store)
      let held = try await claims(of: life, store)
      let grown = logSize(of: file)
      let counted = try await snapshot.end()
      let after = try await claims(of: life, store)
      let log = logSize(of: file)
      var findings = try await SubjectStore.problems(of: store)
      try await store.close()
      for claims in [free, held, after] where claims.isEmpty {
        findings.append("nothing was claimed in one of the times")
      }
      if counted != free.count { findings.append("the reading saw \(counted) leads, and \(free.count) were there") }
      if log > grown + Self.rest {
        findings.append("the log grew from \(grown) to \(log) bytes when the reading was over")
      }
      let (before, during) = (percentile(99, of: free), percentile(99, of: held))
      if seconds >= 60, during > before * Self.slowdown {
        findings.append("the slowest hundredth of claims took \(during / before) times as long")
      }
      print(
        "\(Int(seconds)) seconds each: \(free.count) claims without a snapshot, \(words(free)); \(held.count) with one, "
          + "\(words(held)); \(after.count) after it, \(words(after)); log \(grown >> 20) MiB at its end and "
          + "\(log >> 20) MiB after, \(findings.count) wrong")
      for finding in findings { print("  \(finding)") }
      return findings.isEmpty
    }

    /// Submits, claims what comes of it and settles that, one after the other; returns how long each claim took.
    private func claims(of life: SoakLife, _ store: SQLiteStore) async throws -> [Double] {
      let start = ContinuousClock.now
      var times: [Double] = []
      while (ContinuousClock.now - start) / .seconds(1) < seconds {
        try await life.submitNext()
        let begun = ContinuousClock.now
        let claims = try await store.claim(ClaimRequest(9, at: Date(), lease: 600))
        times.append((ContinuousClock.now - begun) / .seconds(1))
        for claim in claims { _ = try await store.settle(claim, as: .delivered, history: [], occurrences: []) }
      }
      return times
    }

    private func percentile(_ part: Int, of times: [Double]) -> Double {
      let sorted = times.sorted()
      return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * part / 100)]
    }

    private func words(_ times: [Double]) -> String {
      String(format: "p50 %.2f ms, p99 %.2f ms", percentile(50, of: times) * 1e3, percentile(99, of: times) * 1e3)
    }

    private func logSize(of file: String) -> Int {
      ((try? FileManager.default.attributesOfItem(atPath: file + "-wal"))?[.size] as? Int) ?? 0
    }
  }

  /// A reading of the host's, open until it is ended.
  private struct Snapshot {
    private let free = DispatchSemaphore(value: 0)
    private let reading: Task<Int, any Error>

    /// Returns when it has begun to read.
    init(of store: SQLiteStore) async throws {
      let (begun, beginning) = AsyncStream<Void>.makeStream()
      let free = free
      reading = Task {
        defer { beginning.finish() }
        return try await store.read { db in
          func count() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM leadactions_leads") ?? 0 }
          _ = try count()
          beginning.finish()
          free.wait()
          return try count()
        }
      }
      for await _ in begun {}
    }

    /// Ends it, and returns how many leads it still saw.
    func end() async throws -> Int {
      free.signal()
      return try await reading.value
    }
  }
#endif

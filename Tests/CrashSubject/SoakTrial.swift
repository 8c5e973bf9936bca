#if SQLite
  import Foundation
  import GRDB
  import LeadActions
  import LeadActionsSQLite
  import Synchronization

  /// Ten times the load that can be borne, for a while: what is too much is refused by name, memory stays bounded, and
  /// what was accepted is sent in the end.
  struct SoakTrial {
    let seconds: Double

    /// Occurrences that may be under way, beyond which the pipeline refuses.
    private static let submissionLimit = 1_000
    /// Bytes by which memory may grow under the load.
    private static let growth = 256 << 20
    /// Deliveries of each occurrence.
    private static let deliveries = 2

    func run() async throws -> Bool {
      let folder = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let store = try SQLiteStore(at: folder + "/leads.sqlite")
      let life = try SoakLife(store, submissionLimit: Self.submissionLimit)
      let loops = Task { await life.run() }
      let sustained = try await life.sustain(for: max(3, seconds / 20))
      let before = SoakLife.memory
      let watch = MemoryWatch()
      var rate = sustained * 10
      var load = try await life.overload(at: rate, for: seconds)
      // What can be borne was measured too low where the machine had other work meanwhile.
      for _ in 0..<4 where load.refused * 2 < load.accepted {
        rate *= 4
        load = try await life.overload(at: rate, for: seconds)
      }
      let waiting = try await store.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM leadactions_deliveries")
      }
      let drain = try await life.drain(within: 1_200 + seconds * 20)
      let peak = watch.end()
      loops.cancel()
      await loops.value
      await life.pipeline.shutDown()
      let findings = try await findings(store, life, load, drained: drain != nil, peak: peak, before: before)
      try await store.close()
      print(
        "\(Int(seconds)) seconds: \(Int(sustained)) sustained, \(Int(load.offered)) offered a second: \(load.accepted) "
          + "accepted, \(load.refused) refused, \(life.sends) sends, \(waiting ?? 0) waiting at the end of the load, "
          + "drained in \(drain.map { String(format: "%.1f", $0) } ?? "no time") s, memory \(before >> 20) MiB before and "
          + "\(peak >> 20) MiB at most, \(findings.count) wrong")
      for finding in findings { print("  \(finding)") }
      return findings.isEmpty
    }

    private func findings(
      _ store: SQLiteStore, _ life: SoakLife, _ load: SoakLife.Load, drained: Bool, peak: Int, before: Int
    ) async throws -> [String] {
      var findings = load.errors
      if !drained { findings.append("the outbox has not drained") }
      if load.refused * 2 < load.accepted { findings.append("hardly anything was refused, so that it was no overload") }
      if load.accepted < 100 { findings.append("hardly anything was accepted") }
      if peak - before > Self.growth { findings.append("memory grew by \((peak - before) >> 20) MiB") }
      let leads = try await store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM leadactions_leads") }
      if leads != life.accepted { findings.append("\(leads ?? 0) leads where \(life.accepted) were accepted") }
      let most = life.accepted * Self.deliveries
      if drained, life.sends < most { findings.append("\(life.sends) sends of \(most) deliveries") }
      findings += try await SubjectStore.problems(of: store)
      return findings
    }
  }

  /// Looks now and then how much memory the process has, until it is ended.
  private final class MemoryWatch: Sendable {
    private let most = Atomic(0)
    private let task = Mutex<Task<Void, Never>?>(nil)

    init() {
      let watching = Task { [weak self] in
        while !Task.isCancelled {
          self?.most.max(SoakLife.memory, ordering: .relaxed)
          do { try await Task.sleep(for: .milliseconds(100)) } catch { return }
        }
      }
      task.withLock { $0 = watching }
    }

    /// The most bytes there were.
    func end() -> Int {
      task.withLock { $0?.cancel() }
      return most.max(SoakLife.memory, ordering: .relaxed).newValue
    }
  }
#endif

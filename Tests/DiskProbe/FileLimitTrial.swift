#if SQLite
  import DurabilityWorld
  import Foundation
  import LeadActionsSQLite

  /// Lets the operating system refuse that files grow (RLIMIT_FSIZE), again and again at another size.
  struct FileLimitTrial {
    let times: Int

    func run() async throws -> Bool {
      signal(SIGXFSZ, SIG_IGN)
      let run = try ProbeRun(occurrences: max(20, times * 20))
      var store = try SQLiteStore(at: run.folder.database)
      var steps = try StepRun(in: run.folder, run.happenings, store: store, clock: run.clock)
      var chance = Chance(6)
      var findings: [String] = []
      var refusals = 0
      var number = 0
      for time in 0..<times {
        if time % 5 == 4 {
          // The log has grown to its size, within which the file system has room: it begins anew.
          try await store.close()
          store = try SQLiteStore(at: run.folder.database)
          steps = try StepRun(in: run.folder, run.happenings, store: store, clock: run.clock)
        }
        var refused: [Int] = []
        try limit(to: UInt64(size(of: run.folder.database + "-wal") + chance.number(below: 60_000)))
        for _ in 0..<15 where number < run.happenings.count {
          do { try await steps.submit(number) } catch {
            refused.append(number)
            if !"\(error)".contains(run.folder.database) { findings.append("time \(time): \(error)") }
          }
          number += 1
        }
        try limit(to: nil)
        refusals += refused.count
        for number in refused {
          do { try await steps.submit(number) } catch { findings.append("time \(time), without a limit: \(error)") }
        }
        run.clock.advance(by: 61)
        do {
          try await steps.runDue()
          try await steps.deliverDue()
        } catch {
          findings.append("time \(time), without a limit: \(error)")
        }
      }
      try await store.close()
      let verdict = try await run.secondLife()
      print("\(times) limits, \(refusals) refusals: \(verdict.line)")
      if refusals == 0 { findings.append("nothing was refused, so that nothing was tried") }
      return run.close(findings + verdict.findings)
    }

    private func size(of path: String) -> Int {
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    /// How large a file of this process may grow; none for as large as it was allowed at first.
    private func limit(to bytes: UInt64?) throws {
      var limits = rlimit()
      #if canImport(Darwin)
        let resource = RLIMIT_FSIZE
      #else
        let resource = __rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue))
      #endif
      guard getrlimit(resource, &limits) == 0 else { throw CocoaError(.featureUnsupported) }
      limits.rlim_cur = bytes.map { rlim_t($0) } ?? limits.rlim_max
      guard setrlimit(resource, &limits) == 0 else { throw CocoaError(.featureUnsupported) }
    }
  }
#endif

#if SQLite
  import DurabilityWorld
  import FaultyDisk
  import Foundation
  import LeadActions
  import LeadActionsSQLite

  /// Lets the disk be full, again and again at another moment: refused clearly, and going on when there is room, without
  /// reopening.
  struct FullDiskTrial {
    let times: Int

    func run() async throws -> Bool {
      let run = try ProbeRun(occurrences: max(20, times * 20))
      var store = try SQLiteStore(at: run.folder.database)
      var steps = try StepRun(in: run.folder, run.happenings, store: store, clock: run.clock)
      var findings: [String] = []
      var refusals = 0
      var recoveries = 0
      var chance = Chance(5)
      var number = 0
      for time in 0..<times {
        if time % 5 == 4 {
          // The log has grown to its size, within which the file system has room: it begins anew.
          try await store.close()
          store = try SQLiteStore(at: run.folder.database)
          steps = try StepRun(in: run.folder, run.happenings, store: store, clock: run.clock)
        }
        // Somewhere within the next few writes.
        faulty_disk_room(Int64(chance.number(below: 60_000)))
        var refused: [Int] = []
        // What finds no room is refused; the others go on, on room that is there already.
        for _ in 0..<15 where number < run.happenings.count {
          do { try await steps.submit(number) } catch {
            refused.append(number)
            if !isClear(error, run.folder.database) { findings.append("time \(time): \(error)") }
          }
          number += 1
        }
        do { try await steps.deliverDue() } catch {
          refusals += 1
          if !isClear(error, run.folder.database) { findings.append("time \(time): \(error)") }
        }
        refusals += refused.count
        faulty_disk_room(-1)
        for number in refused {
          do {
            try await steps.submit(number)
            recoveries += 1
          } catch {
            findings.append("time \(time), with room again: \(error)")
          }
        }
        run.clock.advance(by: 61)
        do {
          try await steps.runDue()
          try await steps.deliverDue()
        } catch {
          findings.append("time \(time), with room again: \(error)")
        }
      }
      try await store.close()
      let verdict = try await run.secondLife()
      print("\(times) times full, \(refusals) refusals, \(recoveries) done with room again: \(verdict.line)")
      if refusals < times || recoveries == 0 {
        findings.append("hardly anything was refused, so that little was tried")
      }
      return run.close(findings + verdict.findings)
    }

    private func isClear(_ error: any Error, _ path: String) -> Bool {
      guard case SQLiteStoreError.full = error else { return false }
      let text = String(describing: error)
      return text.contains(path) && text.contains("room")
    }
  }
#endif

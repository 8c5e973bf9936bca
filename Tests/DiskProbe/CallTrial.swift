#if SQLite
  import DurabilityWorld
  import FaultyDisk
  import Foundation

  /// Lets each call of the disk fail in turn: an error or a commit, never half.
  struct CallTrial {
    /// Every how many calls one fails; with more than 1 the ways of failing take turns, with 1 each call fails in all.
    let stride: Int

    private static let occurrences = 20

    func run() async throws -> Bool {
      let calls = try await callsWithoutFaults()
      var faults = 0
      var errors = 0
      var goneOn = 0
      var accepted = 0
      var byCall: [String: Int] = [:]
      var isClean = true
      var number = 1
      while number <= calls {
        let ways = stride == 1 ? DiskFault.all : [DiskFault.all[number / stride % DiskFault.all.count]]
        for way in ways {
          let run = try ProbeRun(occurrences: Self.occurrences)
          way.plan(number)
          let tally = try await run.firstLife()
          if faulty_disk_failures() > 0 {
            faults += 1
            byCall[DiskFault.failedCall, default: 0] += 1
          }
          let failed = DiskFault.failedCall
          DiskFault.none()
          errors += tally.errors.isEmpty ? 0 : 1
          goneOn += tally.successesAfterError > 0 ? 1 : 0
          var findings = findings(in: tally, of: run, way)
          do {
            let verdict = try await run.secondLife()
            accepted += verdict.accepted
            findings += verdict.findings
          } catch {
            findings.append("after the fault: \(error)")
          }
          if findings.isEmpty {
            run.folder.remove()
          } else {
            isClean = false
            print("call \(number) (\(failed)) with \(way), in \(run.folder.path):")
            for finding in (findings + tally.errors.prefix(3)).prefix(12) { print("  \(finding)") }
          }
        }
        number += stride
      }
      let kinds = byCall.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      print(
        "\(calls) calls, \(faults) faults (\(kinds)), \(errors) lives with an error, \(goneOn) that went on after it: "
          + "\(accepted) accepted, \(isClean ? "0" : "some") lost, \(isClean ? "0" : "some") doubled")
      if errors * 3 < faults { print("hardly any fault was felt, so that little was tried") }
      return isClean && errors * 3 >= faults && accepted > 0
    }

    private func callsWithoutFaults() async throws -> Int {
      let run = try ProbeRun(occurrences: Self.occurrences)
      defer { run.folder.remove() }
      DiskFault.none()
      let tally = try await run.firstLife()
      for error in tally.errors { print("without faults: \(error)") }
      return Int(faulty_disk_count())
    }

    /// Every error names the file, and a store that was hit once goes on.
    private func findings(in tally: ProbeRun.Tally, of run: ProbeRun, _ way: DiskFault) -> [String] {
      var findings: [String] = []
      for error in tally.errors where !error.contains("leads.sqlite") {
        findings.append("an error that does not name the file: \(error)")
      }
      if tally.isOpened, !way.isSticky, !tally.errors.isEmpty, tally.successesAfterError == 0 {
        findings.append("the store never went on after one fault, and said: \(tally.errors.last ?? "")")
      }
      return findings
    }
  }
#endif

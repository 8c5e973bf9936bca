#if SQLite
  import DurabilityWorld
  import Foundation
  import LeadActions
  import LeadActionsSQLite

  /// A short life on the faulty disk, in which every step is tried whatever became of the ones before, and a second one
  /// without faults, which ends what the first left.
  struct ProbeRun {
    /// What the first life came to.
    struct Tally {
      var isOpened = false
      var successes = 0
      var errors: [String] = []
      /// Steps that went well after the first error.
      var successesAfterError = 0
    }

    let folder: WorldFolder
    let happenings: Happenings
    let clock = StepClock(Date(timeIntervalSinceReferenceDate: 800_000_000))

    init(occurrences: Int) throws {
      folder = try WorldFolder.new("disk", inMemory: true)
      happenings = Happenings(count: occurrences)
    }

    func firstLife() async throws -> Tally {
      var tally = Tally()
      let store: SQLiteStore
      do { store = try SQLiteStore(at: folder.database) } catch {
        tally.errors.append("\(error)")
        return tally
      }
      tally.isOpened = true
      let run = try StepRun(in: folder, happenings, store: store, clock: clock)
      // What happens to a lead is told in order: what was not answered is told again before the next.
      var next = Array(repeating: Happenings.Thing.allCases[...], count: happenings.leads)
      for turn in 0..<happenings.count + 6 {
        let lead = turn % happenings.leads
        if let thing = next[lead].first {
          let number = happenings.number(of: thing, lead)
          if await attempt(&tally, { try await run.submit(number) }) { next[lead].removeFirst() }
        }
        if turn % 5 == 4 {
          clock.advance(by: 20)
          await attempt(&tally) { try await run.runDue() }
          await attempt(&tally) { try await run.deliverDue() }
        }
      }
      for _ in 0..<2 {
        clock.advance(by: 70)
        await attempt(&tally) { try await run.runDue() }
        await attempt(&tally) { try await run.deliverDue() }
      }
      await attempt(&tally) { try await store.close() }
      return tally
    }

    @discardableResult
    private func attempt(_ tally: inout Tally, _ step: () async throws -> some Any) async -> Bool {
      do {
        _ = try await step()
        tally.successes += 1
        if !tally.errors.isEmpty { tally.successesAfterError += 1 }
        return true
      } catch {
        tally.errors.append("\(error)")
        return false
      }
    }

    /// Opens the file again, ends what was left, and judges.
    func secondLife() async throws -> Verdict {
      let store = try SQLiteStore(at: folder.database)
      // Before anything is mended by going on.
      var problems = try await StoreFacts.problems(of: store)
      let run = try StepRun(in: folder, happenings, store: store, clock: clock)
      for number in folder.acceptedNumbers {
        if try await !run.submit(number).isRepeat { problems.append("\(number) was answered, and done again") }
      }
      // The claims of the first life are over by then.
      clock.advance(by: 120)
      try await run.finish()
      problems += try await StoreFacts.problems(of: store)
      let verdict = try await Judge(of: folder, happenings).judge(store, problems: problems)
      try await store.close()
      return verdict
    }

    /// Says what was found, and keeps the world only where something was; true where nothing was.
    func close(_ findings: [String]) -> Bool {
      for finding in findings.prefix(20) { print(finding) }
      if findings.isEmpty { folder.remove() } else { print("The world is kept in \(folder.path)") }
      return findings.isEmpty
    }
  }
#endif

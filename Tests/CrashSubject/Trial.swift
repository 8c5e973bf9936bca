#if SQLite
  import DurabilityWorld
  import Foundation
  import LeadActions
  import LeadActionsSQLite

  /// A world in which lives are begun and ended until all is done.
  struct Trial {
    let folder: WorldFolder
    let happenings: Happenings
    let options: [String]

    /// - Parameter inMemory: whether nobody needs to wait for a disk.
    init(_ name: String, occurrences: Int, options: [String] = [], inMemory: Bool = false) throws {
      folder = try WorldFolder.new(name, inMemory: inMemory)
      happenings = Happenings(count: occurrences)
      self.options = options
    }

    func life(limit: Int? = nil, _ more: String...) throws -> Child {
      var arguments = ["work", folder.path, String(happenings.count)] + options + more
      if let limit { arguments.append("limit=\(limit)") }
      return try Child(arguments)
    }

    /// Lets a last life do what is left, and judges.
    func end(mayReleaseClaims: Bool = false) async throws -> Verdict {
      var problems: [String] = []
      do {
        // With receivers that are not slow, and a lease that a slow machine does not outlast: nobody ends this life.
        let end = try life("slowness=8", "lease=86400").end()
        if end != .exited(0) { problems.append("the last life ended: \(end)") }
      } catch Child.Trouble.late {
        problems.append("the last life never came to its end")
      }
      let store = try SubjectStore.open(folder)
      problems += try await SubjectStore.problems(of: store)
      let verdict = try await Judge(of: folder, happenings, mayReleaseClaims: mayReleaseClaims)
        .judge(store, problems: problems)
      try await store.close()
      return verdict
    }

    /// Waits until a life has come to something, however slow the machine is; false where it ends before, or where the
    /// time is over.
    func wait(for life: Child, seconds: Double = 300, until holds: () -> Bool) -> Bool {
      let limit = ContinuousClock.now + .seconds(seconds)
      while !holds() {
        if !life.isRunning || ContinuousClock.now > limit { return holds() }
        usleep(200)
      }
      return true
    }

    /// Waits until so many lines were added to a log from now on.
    func wait(for life: Child, seconds: Double = 300, toAdd count: Int, to log: String) -> Bool {
      let size = OutsideLog.size(of: log)
      return wait(for: life, seconds: seconds) { OutsideLog.added(to: log, behind: size) >= count }
    }

    /// Whether the last life had something in hand when it ended: an occurrence that was told and not answered.
    var hasSomethingInHand: Bool { folder.toldTimes.count > Set(folder.acceptedNumbers).count }

    /// Prints what was found, and keeps the folder where that is not what must be.
    func close(_ verdict: Verdict, also findings: [String] = []) -> Bool {
      let all = verdict.findings + findings
      for finding in all { print(finding) }
      if all.isEmpty { folder.remove() } else { print("The world is kept in \(folder.path)") }
      return all.isEmpty
    }
  }
#endif

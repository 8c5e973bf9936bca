#if SQLite
  import DurabilityWorld
  import FaultyDisk
  import Foundation
  import LeadActions
  import LeadActionsSQLite

  /// One life in a world, on the SQLite store: what is killed.
  ///
  ///     work FOLDER OCCURRENCES [limit=N] [speed=TIMES] [lease=S] [grace=S] [slowness=MS] [dispatchers=N] [linger=MS] [dwell=MS] [stop=POINT:N]
  ///         [shadows=SEED] [synchronous=full|normal] [journal=wal|delete]
  struct Work {
    private let folder: WorldFolder
    private let happenings: Happenings
    private var settings: WorldRun.Settings
    private var stop: StopPoint?
    private var isFull = true
    private var journal = SQLiteStore.Journal.wal
    /// For how many milliseconds a transaction stays open at most, now and then, before its COMMIT.
    private var dwell = 0
    /// For how many milliseconds now and then an outcome is not told that is known.
    private var linger = 0

    init(_ arguments: [String]) throws {
      guard arguments.count >= 2, let count = Int(arguments[1]) else { throw CocoaError(.fileReadUnknown) }
      folder = WorldFolder(arguments[0])
      happenings = Happenings(count: count)
      settings = WorldRun.Settings(limit: happenings.count)
      for argument in arguments.dropFirst(2) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw CocoaError(.fileReadUnknown) }
        switch (parts[0], Int(parts[1])) {
        case ("limit", let number?): settings.limit = number
        case ("speed", let number?): settings.speed = Double(number)
        case ("linger", let number?): linger = number
        case ("pace", let number?): settings.pace = number
        case ("dwell", let number?): dwell = number
        case ("lease", let number?): settings.lease = Double(number)
        case ("grace", let number?): settings.grace = Double(number)
        case ("slowness", let number?): settings.slowness = number
        case ("dispatchers", let number?): settings.dispatchers = number
        case ("stop", nil): stop = StopPoint(parts[1])
        case ("shadows", let number?):
          guard faulty_disk_install() == 0 else { throw CocoaError(.featureUnsupported) }
          faulty_disk_cast_shadows(UInt64(number))
        case ("synchronous", nil): isFull = parts[1] == "full"
        case ("journal", nil):
          journal = parts[1] == "delete" ? .delete : .wal
          // A log's first sync is one of its folder too; a journal that is deleted behind a commit waits for the next.
          if parts[1] == "delete" { faulty_disk_late_folders() }
        default: throw CocoaError(.fileReadUnknown)
        }
      }
    }

    /// Lives until all is done, or until it is asked to end (SIGTERM); false where something failed.
    func run() async throws -> Bool {
      do {
        try await live()
        return true
      } catch {
        try OutsideLog(folder.contradictions).append("a life failed: \(error)")
        return false
      }
    }

    /// Ends this life when whoever began it has ended, so that none is left behind.
    private func endWithParent() {
      let parent = getppid()
      Thread.detachNewThread {
        while getppid() == parent { sleep(1) }
        _exit(3)
      }
    }

    private func live() async throws {
      endWithParent()
      let stopping = Stopping()
      var settings = settings
      let begun = try OutsideLog(folder.begun)
      settings.deliveryProbe = DeliveryProbe { [stop, linger] point, claim in
        stop?.reached("delivery.\(point.rawValue)")
        if point == .beforeSending { try begun.append("\(claim.delivery.id)") }
        guard linger > 0, point == .afterSending, Int.random(in: 0..<10) == 0 else { return }
        try await Task.sleep(for: .milliseconds(linger))
      }
      settings.pipelineProbe = PipelineProbe { [stop] point, _ in stop?.reached("pipeline.\(point.rawValue)") }
      let store = try SubjectStore.open(folder, isFull: isFull, journal: journal, dwell: dwell, stop: stop)
      let run = try WorldRun(in: folder, happenings, store: store, settings: settings) {
        // One byte: the loops run.
        print("r", terminator: "")
        fflush(nil)
      }
      let life = Task { try await run.live() }
      stopping.onStop { life.cancel() }
      let reports = try await life.value
      try await store.close()
      let log = try OutsideLog(folder.path + "/ends.log")
      for report in reports { try log.append("\(report[.released])", "\(report[.lost])", "\(report[.delivered])") }
    }
  }
#endif

#if SQLite
  import DurabilityWorld
  import Foundation

  /// Works in a world and is killed, or kills those who work in one, and says what was lost and what was doubled.
  ///
  ///     CrashSubject kills KILLS OCCURRENCES [SEED]     kills at random points
  ///     CrashSubject power FAILURES [SEED] [normal] [delete]
  ///                                                     the power fails at random points
  ///     CrashSubject points [TIMES]                     a stop at every labelled point
  ///     CrashSubject migrations KILLS OCCURRENCES       kills while the file is brought up from earlier schemas
  ///     CrashSubject stops COUNT [SEED]                 SIGTERM under load
  ///     CrashSubject freezes COUNT [SEED]               SIGSTOP past the lease, with two dispatchers
  ///     CrashSubject soak SECONDS                       ten times the load that can be borne
  ///     CrashSubject snapshot SECONDS                   a reading that stays open while deliveries are claimed
  ///     CrashSubject work FOLDER OCCURRENCES …          one life, which the others begin and end
  @main
  struct CrashSubject {
    static func main() async {
      do { exit(try await run() ? 0 : 1) } catch {
        print("failed: \(error)")
        exit(1)
      }
    }

    private static func run() async throws -> Bool {
      let arguments = CommandLine.arguments.dropFirst()
      let numbers = arguments.dropFirst().compactMap { Int($0) }
      let seed = numbers.dropFirst(arguments.first == "kills" ? 2 : 1).first ?? 1
      switch arguments.first {
      case "work": return try await Work(Array(arguments.dropFirst())).run()
      case "kills" where numbers.count >= 2:
        return try await KillTrial(kills: numbers[0], occurrences: numbers[1], seed: seed).run()
      case "power" where numbers.count >= 1:
        let synchronous = arguments.contains("normal") ? "normal" : "full"
        let journal = arguments.contains("delete") ? "delete" : "wal"
        return try await PowerTrial(failures: numbers[0], seed: seed, synchronous: synchronous, journal: journal).run()
      case "points": return try await PointTrial(times: numbers.first ?? 1).run()
      case "migrations" where numbers.count >= 2:
        return try await MigrationTrial(kills: numbers[0], occurrences: numbers[1]).run()
      case "stops" where numbers.count >= 1: return try await StopTrial(stops: numbers[0], seed: seed).run()
      case "freezes" where numbers.count >= 1: return try await FreezeTrial(freezes: numbers[0], seed: seed).run()
      case "soak" where numbers.count >= 1: return try await SoakTrial(seconds: Double(numbers[0])).run()
      case "snapshot" where numbers.count >= 1: return try await SnapshotTrial(seconds: Double(numbers[0])).run()
      default:
        FileHandle.standardError.write(
          Data(
            ("usage: CrashSubject kills KILLS OCCURRENCES | power | points | migrations | stops | freezes | soak "
              + "| snapshot …\n").utf8))
        exit(2)
      }
    }
  }
#else
  @main
  struct CrashSubject {
    static func main() { print("CrashSubject needs the trait SQLite: swift run --traits SQLite CrashSubject") }
  }
#endif

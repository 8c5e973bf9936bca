import Foundation
import LeadActions

#if SQLite
  import LeadActionsSQLite
#endif

/// A SQLite store in a folder of its own, for as long as one world lasts.
enum ScratchStore {
  struct NeedsSQLite: Error, CustomStringConvertible {
    var description: String { "Build it with --traits SQLite." }
  }

  static func with(_ live: (any LeadStore) -> SimulationReport) throws -> SimulationReport {
    #if SQLite
      let folder = FileManager.default.temporaryDirectory.appending(path: "simulation-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      var settings = SQLiteStore.Settings(synchronous: .off, readers: 1)
      settings.isImmediate = true
      return live(try SQLiteStore(at: folder + "/leads.sqlite", settings: settings))
    #else
      throw NeedsSQLite()
    #endif
  }
}

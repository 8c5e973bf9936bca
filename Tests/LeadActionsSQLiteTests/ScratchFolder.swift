#if SQLite
  import Foundation

  @testable import LeadActionsSQLite

  /// A folder of its own for one test's files, removed with the last who holds it.
  final class ScratchFolder: Sendable {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "lead-actions-\(UUID().uuidString)").path()
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String = "leads.sqlite") -> String { path + "/" + name }
  }
#endif

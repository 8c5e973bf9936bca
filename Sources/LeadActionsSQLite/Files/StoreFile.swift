#if SQLite
  import Foundation
  import LeadActions

  /// The file that a store is kept in, by a path that does not depend on links or on the working directory.
  struct StoreFile: Hashable, Sendable {
    let path: String
    let exists: Bool

    var lockPath: String { path + "-lock" }

    init(at given: String) throws(SQLiteStoreError) {
      // SQLite reads these as a database in memory.
      guard !given.isEmpty, given != ":memory:", !given.utf8.contains(0) else { throw .noFile(path: given) }
      if let full = Self.resolved(given) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        guard !isFolder.boolValue else { throw .isFolder(path: given) }
        path = full
        exists = true
      } else {
        let url = URL(fileURLWithPath: given)
        guard !given.hasSuffix("/"), let folder = Self.resolved(url.deletingLastPathComponent().path) else {
          throw .noFolder(path: given)
        }
        path = (folder == "/" ? "" : folder) + "/" + url.lastPathComponent
        exists = false
      }
    }

    /// The path with all links followed; none where nothing is there.
    private static func resolved(_ path: String) -> String? {
      guard let text = realpath(path, nil) else { return nil }
      defer { free(text) }
      return String(cString: text)
    }
  }
#endif

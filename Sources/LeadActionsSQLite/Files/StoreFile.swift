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
        path = try Self.future(given)
        exists = false
      }
    }

    /// The path that a file will have once it is made: SQLite makes it where a link leads, and there the lock must be.
    private static func future(_ given: String) throws(SQLiteStoreError) -> String {
      var name = given
      for _ in 0..<linkLimit {
        let url = URL(fileURLWithPath: name)
        guard !name.hasSuffix("/"), let folder = resolved(url.deletingLastPathComponent().path) else {
          throw .noFolder(path: given)
        }
        let prefix = folder == "/" ? "/" : folder + "/"
        let path = prefix + url.lastPathComponent
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
        name = target.hasPrefix("/") ? target : prefix + target
      }
      throw .failed(path: given, code: Int(ELOOP), ErrorText("its links lead round in a circle; mend one of them"))
    }

    /// How many links Linux follows.
    private static let linkLimit = 40

    /// The path with all links followed; none where nothing is there.
    private static func resolved(_ path: String) -> String? {
      guard let text = realpath(path, nil) else { return nil }
      defer { free(text) }
      return String(cString: text)
    }
  }
#endif

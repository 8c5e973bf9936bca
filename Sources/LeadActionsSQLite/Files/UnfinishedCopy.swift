#if SQLite
  import Foundation
  import LeadActions

  /// A copy of a database on the way: it gets its name only when it is whole and the disk has it.
  struct UnfinishedCopy: Sendable {
    let path: String
    /// Where it is until then, beside the name that it will have.
    let part: String

    /// - Throws: where something has the name already.
    init(of file: StoreFile) throws(SQLiteStoreError) {
      path = file.path
      part = "\(file.path).\(UUID().uuidString).part"
      try checkIsFree()
    }

    private func checkIsFree() throws(SQLiteStoreError) {
      var facts = stat()
      guard lstat(path, &facts) != 0 else {
        throw .failed(path: path, code: Int(EEXIST), ErrorText("there is a file already; give the copy another name"))
      }
    }

    /// Gives it its name.
    func finish() throws(SQLiteStoreError) {
      let handle = open(part, O_RDWR | O_CLOEXEC)
      guard handle >= 0 else { throw failure }
      defer { close(handle) }
      guard fsync(handle) == 0 else { throw failure }
      try checkIsFree()
      guard rename(part, path) == 0 else { throw failure }
      // Not every file system can wait for a folder; the copy is whole in any case.
      let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
      if folder >= 0 {
        fsync(folder)
        close(folder)
      }
    }

    func remove() { unlink(part) }

    private var failure: SQLiteStoreError {
      let code = errno
      return .disk(path: path, code: Int(code), ErrorText(String(cString: strerror(code))))
    }
  }
#endif

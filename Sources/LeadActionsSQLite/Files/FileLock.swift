#if SQLite
  import Foundation
  import LeadActions

  /// Shows that one store owns a database file: a lock on a file beside it, which ends with the process at the latest.
  ///
  /// The lock is not on the database itself, since SQLite's own readers must get in, and since closing any handle of a
  /// file drops the process's POSIX locks on it. The file beside stays when the lock is released: removing it could let
  /// two stores lock two files of one name.
  final class FileLock: Sendable {
    private let handle: Int32

    init(of file: StoreFile) throws(SQLiteStoreError) {
      handle = open(file.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard handle >= 0 else {
        let (number, reason) = (errno, String(cString: strerror(errno)))
        throw switch number {
        case EACCES, EROFS, EPERM: .readOnly(path: file.path)
        case ENOSPC, EDQUOT: .full(path: file.path)
        default: .failed(path: file.lockPath, code: Int(number), .init("the lock file cannot be opened: \(reason)"))
        }
      }
      while flock(handle, LOCK_EX | LOCK_NB) != 0 {
        let (number, reason) = (errno, String(cString: strerror(errno)))
        if number == EINTR { continue }
        close(handle)
        throw number == EWOULDBLOCK
          ? .inUse(path: file.path, lock: file.lockPath)
          : .failed(path: file.lockPath, code: Int(number), .init("the file cannot be locked: \(reason)"))
      }
    }

    deinit { close(handle) }
  }
#endif

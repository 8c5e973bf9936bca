#if SQLite
  import FaultyDisk

  /// A way for calls of a disk to fail.
  struct DiskFault: CustomStringConvertible {
    enum Kind: CaseIterable { case error, noSpace, short }

    var kind: Kind
    /// Whether every later call fails too.
    var isSticky: Bool

    static let all = Kind.allCases.flatMap { kind in [false, true].map { DiskFault(kind: kind, isSticky: $0) } }

    var description: String {
      let name =
        switch kind {
        case .error: "EIO"
        case .noSpace: "ENOSPC"
        case .short: "short write"
        }
      return isSticky ? "\(name) from then on" : name
    }

    /// Lets the disk's n-th call from now on fail.
    func plan(_ call: Int) {
      let fault =
        switch kind {
        case .error: FAULTY_DISK_EIO
        case .noSpace: FAULTY_DISK_ENOSPC
        case .short: FAULTY_DISK_SHORT
        }
      faulty_disk_plan(Int32(FAULTY_DISK_ALL), Int64(call), Int32(fault), isSticky ? 1 : 0)
    }

    /// Lets all calls pass, and counts them from now on.
    static func none() { faulty_disk_plan(Int32(FAULTY_DISK_ALL), 0, 0, 0) }

    /// The name of the kind of call that failed first.
    static var failedCall: String {
      switch Int(faulty_disk_first_failure()) {
      case FAULTY_DISK_READ: "read"
      case FAULTY_DISK_WRITE: "write"
      case FAULTY_DISK_SYNC: "sync"
      case FAULTY_DISK_TRUNCATE: "truncate"
      case FAULTY_DISK_OPEN: "open"
      case FAULTY_DISK_SHM_MAP: "shared memory"
      case FAULTY_DISK_FILE_SIZE: "file size"
      case FAULTY_DISK_DELETE: "delete"
      default: "none"
      }
    }
  }
#endif

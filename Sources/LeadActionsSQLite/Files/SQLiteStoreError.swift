#if SQLite
  import GRDB
  import GRDBSQLite
  public import LeadActions

  /// Why a SQLite store could not do something; nothing of it is done then.
  @nonexhaustive
  public enum SQLiteStoreError: Error, Hashable, Sendable {
    /// The file holds something else than a SQLite database.
    case notADatabase(path: String)
    case isFolder(path: String)
    case noFolder(path: String)
    /// The path names no file: it is empty, has a NUL in it, or means a database in memory.
    case noFile(path: String)
    /// The file, or its folder, cannot be written to.
    case readOnly(path: String)
    /// Another store, of this process or of another, has the file open.
    case inUse(path: String, lock: String)
    /// A newer version of the library made the tables; the file is left as it is.
    case newerSchema(path: String, found: Int, known: Int)
    /// The operating system does not open the file, or one that SQLite keeps beside it.
    case cannotOpen(path: String, ErrorText)
    /// There is no room left where the file is, or the file may not grow any more.
    case full(path: String)
    /// The disk answered with an error, or the file may not grow.
    case disk(path: String, code: Int, ErrorText)
    /// The file is damaged.
    case damaged(path: String, ErrorText)
    /// Another program holds the file's locks for longer than the store waits.
    case busy(path: String)
    /// A stored value cannot be read; it is set aside, and the others go on.
    case unreadable(SetAsideRow.Kind, name: String, of: LeadKey, ErrorText)
    /// An address of the suppression list cannot be read. It is one still, and nothing is sent there.
    case unreadableSuppression(String, of: TenantName, ErrorText)
    /// The database connection that a plan was to be committed in is not the store's own.
    case foreignConnection(path: String)
    case closed(path: String)
    /// Any other failure, with SQLite's extended result code.
    case failed(path: String, code: Int, ErrorText)
  }

  extension SQLiteStoreError {
    init(code: Int32, message: String, path: String) {
      switch code & 0xFF {
      case SQLITE_FULL: self = .full(path: path)
      case SQLITE_NOTADB: self = .notADatabase(path: path)
      case SQLITE_CORRUPT: self = .damaged(path: path, ErrorText(message))
      case SQLITE_READONLY: self = .readOnly(path: path)
      case SQLITE_IOERR: self = .disk(path: path, code: Int(code), ErrorText(message))
      case SQLITE_CANTOPEN: self = .cannotOpen(path: path, ErrorText(message))
      case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path)
      default: self = .failed(path: path, code: Int(code), ErrorText(message))
      }
    }

    /// A row with the same key is there already.
    var isNotUnique: Bool {
      if case .failed(_, let code, _) = self { code == Int(SQLITE_CONSTRAINT | (8 << 8)) } else { false }
    }

    var isBusy: Bool {
      if case .busy = self { true } else { false }
    }

    init(_ error: DatabaseError, path: String) {
      self.init(
        code: error.extendedResultCode.rawValue, message: error.message ?? "no reason was given", path: path)
    }
  }

  extension SQLiteStoreError: CustomStringConvertible {
    public var description: String {
      switch self {
      case .notADatabase(let path):
        "\(path) is no SQLite database; give the store a path of its own, or move that file away."
      case .isFolder(let path): "\(path) is a folder; give the path of a file in it."
      case .noFolder(let path): "The folder of \(path) does not exist; make it first, or correct the path."
      case .noFile(let path):
        "\(path.inQuotes) names no file that a store could be kept in; give the path of a file."
      case .readOnly(let path):
        "\(path) cannot be written; give this process the right to write the file and its folder, where SQLite keeps "
          + "files beside it."
      case .inUse(let path, let lock):
        "\(path) is in use by another store, which holds the lock on \(lock); close that store or end its process, and "
          + "let one process own the file."
      case .newerSchema(let path, let found, let known):
        "\(path) has schema \(found) of a newer version of LeadActions, and this one knows schemas up to \(known); "
          + "update LeadActions. The file was left as it is."
      case .cannotOpen(let path, let reason):
        "\(path) cannot be opened: \(reason). See that its folder is there, that this process may read and write the "
          + "file and those beside it (-wal, -shm, -journal), and that it has not reached its limit of open files."
      case .full(let path):
        "There is no room left for \(path); make room where it is, and submit again what was refused."
      case .disk(let path, let code, let reason):
        "The disk failed at \(path): \(reason) (code \(code)). Nothing was done, or its answer was lost: submit it again. "
          + "If it stays so, see the system's log and the limits on this process's files, and open the store again."
      case .damaged(let path, let reason):
        "\(path) is damaged (\(reason)); stop, keep a copy, and restore the last backup."
      case .busy(let path):
        "\(path) is locked by another program; end what has it open, such as a shell with an open transaction."
      case .unreadable(let kind, let name, let lead, let reason):
        "\(kind) \(name.inQuotes) of \(lead) cannot be read: \(reason). It is set aside; `putBack` it once it can be "
          + "read."
      case .unreadableSuppression(let address, let tenant, let reason):
        "What the suppression list says of \(address)\(tenant == .only ? "" : " of tenant \(tenant.inQuotes)") cannot "
          + "be read: \(reason). Nothing is sent there; remove the address and add it again, if it is to stay."
      case .foreignConnection(let path):
        "The connection is not the one that the store at \(path) writes with; commit inside that store's `write`."
      case .closed(let path): "The store at \(path) is closed; open it again."
      case .failed(let path, let code, let reason): "SQLite failed at \(path): \(reason) (code \(code))."
      }
    }
  }
#endif

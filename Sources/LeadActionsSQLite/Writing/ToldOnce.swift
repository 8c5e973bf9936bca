#if SQLite
  import Synchronization

  /// What has been told already of rows that cannot be read and have no mark for it.
  final class ToldOnce: Sendable {
    private let keys = Mutex<Set<[UInt8]>>([])

    /// Whether nobody was told of the row that these texts name; somebody is now.
    func isNew(_ texts: String...) -> Bool {
      let key = NameKey(list: texts).bytes
      return keys.withLock { $0.insert(key).inserted }
    }
  }
#endif

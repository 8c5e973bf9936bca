#if SQLite
  extension SQLiteStore {
    /// How a store keeps its file.
    public struct Settings: Sendable {
      public var synchronous: Synchronous
      public var journal: Journal
      /// Connections that read beside the one that writes, at most, and as many for the host's own reading; with
      /// ``Journal/wal`` only.
      public var readers: Int
      /// Seconds to wait for another program that locks the file, such as a backup.
      public var patience: Double
      /// Whether a write that nobody else waits with, and readings, are done on the thread that asks, which is blocked as
      /// long as the disk takes. Otherwise another thread does them, and the change to it and back costs a lone receipt
      /// more than all else that is not the disk's.
      public var worksOnCaller: Bool
      /// How many waiting writes share a transaction, at most.
      public var groupLimit: Int
      /// How many occurrences are forgotten in one transaction, so that others get in between.
      public var retentionBatch: Int
      /// Every call ends on the thread that made it, and never suspends: for simulations in which no thread decides.
      package var isImmediate = false
      package var probe = SQLiteProbe.none

      public init(
        synchronous: Synchronous = .full, journal: Journal = .wal, readers: Int = 4, patience: Double = 5,
        worksOnCaller: Bool = true, groupLimit: Int = 256, retentionBatch: Int = 250
      ) {
        self.synchronous = synchronous
        self.journal = journal
        self.readers = readers
        self.patience = patience
        self.worksOnCaller = worksOnCaller
        self.groupLimit = groupLimit
        self.retentionBatch = retentionBatch
      }
    }

    /// What a commit waits for before it is answered.
    public struct Synchronous: Hashable, Sendable, CustomStringConvertible {
      public let description: String

      /// The disk has it: what was answered survives a power failure.
      public static let full = Self(description: "FULL")
      /// The operating system has it: what was answered survives the process's end, but the last of it no power
      /// failure. The file stays whole in any case.
      public static let normal = Self(description: "NORMAL")
      /// Nothing is waited for: for simulations whose process ends when they do.
      package static let off = Self(description: "OFF")
    }

    /// How a transaction is kept from being half done.
    public struct Journal: Hashable, Sendable, CustomStringConvertible {
      public let description: String

      /// A log beside the file: readers and the writer do not wait for each other.
      public static let wal = Self(description: "WAL")
      /// A copy of what changes, beside the file, deleted when done: for file systems that cannot share memory. Readers
      /// wait for the writer, and a commit waits for the folder's disk too where it waits for the disk.
      public static let delete = Self(description: "DELETE")
      /// As ``delete``, but the copy's file is emptied, which is quicker on some file systems.
      public static let truncate = Self(description: "TRUNCATE")
    }
  }
#endif

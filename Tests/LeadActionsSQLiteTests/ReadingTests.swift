#if SQLite
  import Dispatch
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Synchronization
  import Testing

  @Suite struct ReadingTests {
    /// Threads on which tasks run, so that a test which blocks all of them blocks nobody else's.
    private final class Crew: TaskExecutor {
      private let queues: [DispatchQueue]
      private let turns = Atomic(0)

      init(_ threads: Int) { queues = (0..<threads).map { DispatchQueue(label: "crew \($0)") } }

      func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let turn = turns.add(1, ordering: .relaxed).oldValue
        queues[turn % queues.count].async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
      }
    }

    /// What tasks have done, and what went wrong.
    private final class Log: Sendable {
      private let state = Mutex<(done: Int, errors: [String])>((0, []))

      var done: Int { state.withLock { $0.done } }
      var errors: [String] { self.state.withLock { $0.errors } }

      /// Does something on a crew's threads, and counts it when it ends.
      @discardableResult func begin(on crew: Crew, _ work: @escaping @Sendable () async throws -> Void) -> Task<
        Void, Never
      > {
        Task(executorPreference: crew) {
          do { try await work() } catch { self.state.withLock { $0.errors.append("\(error)") } }
          self.state.withLock { $0.done += 1 }
        }
      }
    }

    private static func isSoon(_ holds: @Sendable () -> Bool, seconds: Double = 900) async throws -> Bool {
      let clock = ContinuousClock()
      let end = clock.now + .seconds(seconds)
      while !holds(), clock.now < end { try await Task.sleep(for: .milliseconds(5)) }
      return holds()
    }

    private static func store(
      _ folder: ScratchFolder, readers: Int, patience: Double = 5
    ) async throws -> SQLiteStore {
      let store = try SQLiteStore(
        at: folder.file(), settings: .init(synchronous: .normal, readers: readers, patience: patience))
      _ = try await store.commit(Sample.receipt(LeadKey(lead: "lead")))
      return store
    }

    @Sendable private static func readHost(_ store: SQLiteStore) async throws {
      _ = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM leadactions_leads") }
    }

    @Sendable private static func readEngine(_ store: SQLiteStore) async throws {
      _ = try await store.load(LeadKey(lead: "lead"), occurrence: "receipt", groups: [], contactKeys: [])
    }

    @Test(arguments: [(readers: 1, threads: 1), (1, 2), (4, 1), (4, 2)])
    func `readings of the host and of the engine all end, however few readers and threads there are`(
      readers: Int, threads: Int
    ) async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder, readers: readers)
      let (crew, log) = (Crew(threads), Log())
      for number in 0..<16 {
        log.begin(on: crew) {
          for _ in 0..<300 {
            if number < 8 { try await Self.readHost(store) } else { try await Self.readEngine(store) }
          }
        }
      }
      #expect(try await Self.isSoon { log.done == 16 })
      #expect(log.errors == [])
    }

    @Test func `copies and readings all end, though there is one reader and one thread`() async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder, readers: 1)
      let (crew, log) = (Crew(1), Log())
      for number in 0..<8 {
        log.begin(on: crew) {
          if number < 4 { try await store.backUp(to: folder.file("copy \(number)")) }
          for _ in 0..<100 { try await Self.readEngine(store) }
        }
      }
      #expect(try await Self.isSoon { log.done == 8 })
      #expect(log.errors == [])
    }

    /// Holds a reading of the host's open until told.
    private struct Hold: Sendable {
      let begun = Flag()
      let free = DispatchSemaphore(value: 0)
    }

    private final class Flag: Sendable { let isSet = Atomic(false) }

    @Test(arguments: ["read", "close"])
    func `who waits for a long reading keeps no thread from others`(what: String) async throws {
      let folder = try ScratchFolder()
      // So that closing does not wait for the log.
      let store = try await Self.store(folder, readers: 1, patience: 0)
      let (crew, log, hold) = (Crew(1), Log(), Hold())
      log.begin(on: crew) {
        try await store.read { _ in
          hold.begun.isSet.store(true, ordering: .relaxed)
          hold.free.wait()
        }
      }
      try #require(try await Self.isSoon { hold.begun.isSet.load(ordering: .relaxed) })
      log.begin(on: crew) { if what == "read" { try await Self.readEngine(store) } else { try await store.close() } }
      // By then it waits.
      try await Task.sleep(for: .milliseconds(500))
      let isFree = Flag()
      log.begin(on: crew) {
        try await Task.sleep(for: .milliseconds(200))
        isFree.isSet.store(true, ordering: .relaxed)
      }
      #expect(try await Self.isSoon { isFree.isSet.load(ordering: .relaxed) })
      // The engine has readers of its own.
      #expect(try await Self.isSoon { log.done == (what == "read" ? 2 : 1) })
      hold.free.signal()
      #expect(try await Self.isSoon { log.done == 3 })
      #expect(log.errors == [])
    }

    @Test func `a reading of the host's ends when its task is cancelled, and others go on`() async throws {
      let folder = try ScratchFolder()
      let store = try await Self.store(folder, readers: 1)
      let begun = Flag()
      let task = Task {
        try await store.read { db in
          begun.isSet.store(true, ordering: .relaxed)
          // Work without end.
          return try Int.fetchOne(
            db,
            sql: """
              WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30000000000000) SELECT count(*) FROM n
              """)
        }
      }
      try #require(try await Self.isSoon { begun.isSet.load(ordering: .relaxed) })
      try await Task.sleep(for: .milliseconds(50))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      try await Self.readHost(store)
      try await Self.readEngine(store)
      let late = Task {
        while !Task.isCancelled { await Task.yield() }
        try await Self.readHost(store)
      }
      late.cancel()
      await #expect(throws: CancellationError.self) { try await late.value }
    }
  }
#endif

#if SQLite
  import Dispatch
  import GRDB
  import LeadActions
  @testable import LeadActionsSQLite
  @testable import LeadActionsTesting
  import Synchronization
  import Testing

  @Suite struct GroupTests {
    /// Counts the transactions that were committed.
    private final class Counter: Sendable {
      let count = Atomic(0)
    }

    private final class Flag: Sendable {
      let isSet = Atomic(false)
    }

    private struct Hold: Sendable {
      let begun = DispatchSemaphore(value: 0)
      let free = DispatchSemaphore(value: 0)
    }

    private static func store(_ folder: ScratchFolder, _ counter: Counter) throws -> SQLiteStore {
      var settings = SQLiteStore.Settings()
      settings.probe = SQLiteProbe { if $0 == .committed { counter.count.add(1, ordering: .relaxed) } }
      return try SQLiteStore(at: folder.file(), settings: settings)
    }

    /// Keeps the writer busy until something holds, such as that everything has queued up behind it.
    private static func whileHeld<Value: Sendable>(
      _ store: SQLiteStore, until isReady: @Sendable () -> Bool, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
      let hold = Hold()
      async let held: Void = store.write { _ in
        hold.begun.signal()
        hold.free.wait()
      }
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          hold.begun.wait()
          continuation.resume()
        }
      }
      async let result = work()
      while !isReady() { await Task.yield() }
      hold.free.signal()
      try await held
      return try await result
    }

    @Test func `those who wait at the same time share a transaction, each with an outcome of its own`() async throws {
      let folder = try ScratchFolder()
      let counter = Counter()
      let store = try Self.store(folder, counter)
      let repeated = Sample.receipt(LeadKey(lead: "known"))
      #expect(try await store.commit(repeated) == .committed)
      counter.count.store(0, ordering: .relaxed)
      let results = try await Self.whileHeld(store, until: { store.writes.waitingCount == 52 }) {
        try await withThrowingTaskGroup(of: (Int, CommitResult).self) { group in
          for number in 0..<50 {
            group.addTask { (number, try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number))))) }
          }
          group.addTask { (50, try await store.commit(repeated)) }
          group.addTask { (51, try await store.commit(Sample.receipt(LeadKey(lead: "known"), id: "other"))) }
          return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
      }
      #expect((0..<50).allSatisfy { results[$0] == .committed })
      #expect(results[50] == .repeated(StoredOccurrence(repeated.occurrence, repeated.outcome)))
      #expect(results[51] == .conflict(.record))
      #expect(counter.count.load(ordering: .relaxed) == 1)
      #expect(try await store.leads(of: .only, after: nil, limit: 99).count == 51)
    }

    @Test func `one bad write among many fails alone`() async throws {
      let folder = try ScratchFolder()
      let counter = Counter()
      let store = try Self.store(folder, counter)
      struct Refused: Error {}
      let results = try await Self.whileHeld(store, until: { store.writes.waitingCount == 44 }) {
        await withTaskGroup(of: (Int, Bool).self) { group in
          for number in 0..<40 {
            group.addTask {
              let plan = Sample.receipt(LeadKey(lead: LeadID(number)))
              return (number, (try? await store.commit(plan)) == .committed)
            }
          }
          // Two deliveries of one id are found out when the lead is written already.
          group.addTask {
            var plan = Sample.receipt(LeadKey(lead: "twins"))
            plan.deliveries = [Sample.delivery("twin", of: "twins"), Sample.delivery("twin", of: "twins")]
            do { _ = try await store.commit(plan) } catch StoreError.deliveryExists { return (40, true) } catch {}
            return (40, false)
          }
          // One that writes and then fails, in its own savepoint.
          for number in 41..<44 {
            group.addTask {
              let plan = Sample.receipt(LeadKey(lead: LeadID(number)))
              do {
                _ = try await store.commit(plan, contactKeys: [], at: Sample.start) { _ in throw Refused() }
              } catch is Refused { return (number, true) } catch {}
              return (number, false)
            }
          }
          return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
      }
      #expect(results.count == 44 && results.values.allSatisfy { $0 })
      #expect(try await store.leads(of: .only, after: nil, limit: 99).count == 40)
      for lead in (0..<40).map({ LeadID($0) }) { #expect(try await store.lines(of: LeadKey(lead: lead)).count == 1) }
    }

    @Test func `a lone write is a transaction at once`() async throws {
      let folder = try ScratchFolder()
      let counter = Counter()
      let store = try Self.store(folder, counter)
      for number in 0..<20 {
        #expect(try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number)))) == .committed)
        #expect(counter.count.load(ordering: .relaxed) == number + 1)
      }
    }

    @Test func `a task cancelled while it waits does nothing, and the others go on`() async throws {
      let folder = try ScratchFolder()
      let counter = Counter()
      let store = try Self.store(folder, counter)
      let isCancelled = Flag()
      let (cancelled, committed) = try await Self.whileHeld(
        store, until: { isCancelled.isSet.load(ordering: .relaxed) }
      ) {
        let tasks = (0..<40).map { number in
          Task { try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number)))) }
        }
        while store.writes.waitingCount < 40 { await Task.yield() }
        for number in stride(from: 0, to: 40, by: 2) { tasks[number].cancel() }
        isCancelled.isSet.store(true, ordering: .relaxed)
        var (cancelled, committed) = (0, 0)
        for task in tasks {
          switch await task.result {
          case .success(.committed): committed += 1
          case .failure(is CancellationError): cancelled += 1
          default: break
          }
        }
        return (cancelled, committed)
      }
      #expect(cancelled == 20 && committed == 20)
      #expect(try await store.leads(of: .only, after: nil, limit: 99).count == 20)
    }

    @Test func `wherever a task is cancelled, its commit is whole or not at all, and the answer is true`() async throws
    {
      let folder = try ScratchFolder()
      let store = try Self.store(folder, Counter())
      var (cancelled, committed) = (0, 0)
      for round in 0..<300 {
        let key = LeadKey(lead: LeadID(round))
        var plan = Sample.receipt(key)
        plan.deliveries = [Sample.delivery("delivery", of: key.lead)]
        let asked = plan
        let task = Task { try await store.commit(asked) }
        for _ in 0..<round % 60 { await Task.yield() }
        task.cancel()
        let lines: Int
        switch await task.result {
        case .success(let result):
          #expect(result == .committed)
          committed += 1
          lines = 1
        case .failure(let error):
          #expect(error is CancellationError)
          cancelled += 1
          lines = 0
        }
        #expect(try await store.lines(of: key).count == lines)
        #expect(try await (store.record(of: key) != nil) == (lines == 1))
      }
      #expect(committed > 0 && cancelled > 0)
      #expect(try await store.claim(999, at: 1).count == committed)
    }

    @Test func `writes that wait together wait for another program's lock together`() async throws {
      // Some groups, with so much patience each; and not sixty. With more of it where the machine was slow just then.
      for patience in [1.0, 10] {
        if try await timeOfBusyWrites(patience: patience) < .seconds(30 * patience) { return }
      }
      Issue.record("each waited for the lock by itself")
    }

    /// How long sixty writes waited for another program's lock, which they did not get.
    private func timeOfBusyWrites(patience: Double) async throws -> Duration {
      let folder = try ScratchFolder()
      let store = try SQLiteStore(at: folder.file(), settings: .init(patience: patience))
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: folder.file(), configuration: configuration)
      try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      let start = ContinuousClock.now
      let busy = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask {
            do {
              _ = try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number))))
              return false
            } catch SQLiteStoreError.busy { return true } catch { return false }
          }
        }
        return await group.reduce(0) { $1 ? $0 + 1 : $0 }
      }
      let time = ContinuousClock.now - start
      #expect(busy == 60)
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      for number in 0..<60 {
        #expect(try await store.commit(Sample.receipt(LeadKey(lead: LeadID(number)))) == .committed)
      }
      return time
    }

    @Test func `a settling is recorded though its task is cancelled`() async throws {
      let folder = try ScratchFolder()
      let store = try Self.store(folder, Counter())
      try await store.receive(LeadKey(lead: "lead"), [Sample.delivery("delivery", of: "lead")])
      let claim = try #require(try await store.claim(at: 0).first)
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await store.settle(claim, .delivered, .delivered(attempt: 1, note: nil))
      }
      task.cancel()
      #expect(try await task.value)
      #expect(try await store.lines(of: LeadKey(lead: "lead")).count == 2)
    }
  }
#endif

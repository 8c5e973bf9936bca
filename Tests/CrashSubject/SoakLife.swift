#if SQLite
  import Foundation
  import LeadActions
  import Synchronization

  /// A pipeline and a dispatcher on a store, and those who submit to it.
  final class SoakLife: Sendable {
    /// What came of a load.
    struct Load: Sendable {
      /// Submissions a second.
      var offered = 0.0
      var accepted = 0
      var refused = 0
      var errors: [String] = []
    }

    let pipeline: EventPipeline
    private let dispatcher: Dispatcher
    private let store: any LeadStore
    private let receiver: SoakReceiver
    private let state = Mutex((next: 0, load: Load()))
    private let total = Atomic(0)

    private static let rules = RuleBook("Soak") {
      Users("ann")
      LeadGroup("All") {
        LeadType("Enquiry") {
          Rule("welcome", on: .received) {
            ContactCustomer(by: .email, template: "welcome")
            TaskUser(.user("ann"), title: "Call")
          }
        }
      }
      MessageTemplate.email("welcome", subject: "Welcome", text: "Dear {{firstName}}, we have your enquiry.")
      Directory(users: ["ann": DirectoryUser(email: "ann@office.example")])
    }

    init(_ store: any LeadStore, submissionLimit: Int) throws {
      self.store = store
      let receiver = SoakReceiver()
      self.receiver = receiver
      let dispatcher = Dispatcher(store: store, transports: Transports(email: receiver, task: receiver))
      self.dispatcher = dispatcher
      pipeline = try EventPipeline(
        rules: Self.rules, store: store, settings: .init(submissionLimit: submissionLimit),
        services: .init(onDeliveries: { dispatcher.wake() }))
    }

    func run() async {
      await withTaskGroup { group in
        group.addTask { [self] in await pipeline.run() }
        group.addTask { [self] in _ = await dispatcher.run() }
      }
    }

    var sends: Int { receiver.sends }
    var accepted: Int { total.load(ordering: .relaxed) }

    /// The memory that the process has now, in bytes.
    static var memory: Int {
      let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
      let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      return pages * Int(getpagesize())
    }

    // MARK: Submitting

    func submitNext() async throws {
      let number = state.withLock { state in
        state.next += 1
        return state.next
      }
      let lead = Lead(
        id: LeadID(number), type: "Enquiry", received: Date(),
        contact: Contact(firstName: "Ann", email: "customer\(number)@example.com"))
      _ = try await pipeline.submit(
        Occurrence(OccurrenceID(number), lead: lead.id, .received(Receipt(lead, from: .webForm))))
      total.add(1, ordering: .relaxed)
    }

    /// Submits as fast as all that comes of it is sent too; returns how many a second that is.
    func sustain(for seconds: Double) async throws -> Double {
      let start = ContinuousClock.now
      try await withThrowingTaskGroup { group in
        for _ in 0..<16 {
          group.addTask { [self] in
            while (ContinuousClock.now - start) / .seconds(1) < seconds {
              try await submitNext()
              while accepted * 2 - sends > 64 { try await Task.sleep(for: .milliseconds(1)) }
            }
          }
        }
        try await group.waitForAll()
      }
      return Double(accepted) / ((ContinuousClock.now - start) / .seconds(1))
    }

    /// Submits so many a second, whatever becomes of them.
    func overload(at rate: Double, for seconds: Double) async throws -> Load {
      state.withLock { $0.load = Load() }
      let start = ContinuousClock.now
      var begun = 0
      var passed = 0.0
      await withDiscardingTaskGroup { group in
        while passed < seconds {
          while Double(begun) < passed * rate {
            begun += 1
            group.addTask { [self] in await submitOnce() }
          }
          try? await Task.sleep(for: .milliseconds(5))
          passed = (ContinuousClock.now - start) / .seconds(1)
        }
      }
      return state.withLock { state in
        state.load.offered = Double(begun) / passed
        return state.load
      }
    }

    private func submitOnce() async {
      do {
        try await submitNext()
        state.withLock { $0.load.accepted += 1 }
      } catch PipelineError.overloaded {
        state.withLock { $0.load.refused += 1 }
      } catch {
        state.withLock { if $0.load.errors.count < 10 { $0.load.errors.append("\(error)") } }
      }
    }

    /// Waits until everything is sent; returns after how many seconds, or none where that took too long.
    func drain(within seconds: Double) async throws -> Double? {
      let start = ContinuousClock.now
      while true {
        let passed = (ContinuousClock.now - start) / .seconds(1)
        if try await store.nextDelivery(after: .distantPast) == nil { return passed }
        if passed > seconds { return nil }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  /// Takes everything at once.
  private final class SoakReceiver: EmailTransport, TaskTransport {
    private let count = Atomic(0)
    var sends: Int { count.load(ordering: .relaxed) }

    func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { take() }
    func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer { take() }

    private func take() -> TransportAnswer {
      count.add(1, ordering: .relaxed)
      return .accepted
    }
  }
#endif

import BareLoop
import Foundation
import LeadActions
import LeadActionsSQLite
import Synchronization

/// Durable receipts a second, beside a loop in C that writes the same rows: read back from the store's file, and written
/// into an empty one of the same tables with prepared statements, in the same run.
///
/// A receipt is one lead's row, five lines of history, two deliveries and an occurrence's id, and what the tables need to
/// find them. `BENCHMARK_COUNT` sets how many and `BENCHMARK_ROUNDS` how often, ours and the loop's in turn;
/// `BENCHMARK_FOLDER` where the files are; `BENCHMARK_ONLY` is a part of the names of those to run.
///
/// The ratio is of the times by the clock. Where other programs load the machine, the processor time of a receipt says
/// more: ours is of all threads.
enum StoreBenchmark {
  static let environment = ProcessInfo.processInfo.environment
  static let count = environment["BENCHMARK_COUNT"].flatMap(Int.init) ?? 10_000
  static let rounds = environment["BENCHMARK_ROUNDS"].flatMap(Int.init) ?? 3
  /// How many are submitted at the same time.
  static let together = 200

  static func run() async throws {
    print("\(count) receipts a round; the bare loop is C, the same rows in the same tables")
    for synchronous in [SQLiteStore.Synchronous.full, .normal] {
      for (title, receive) in [("store", committing), ("whole pipeline", submitting)] as [(String, Receiving)] {
        for isTogether in [false, true] {
          let name = "\(title), \(isTogether ? "\(together) at a time" : "one at a time"), \(synchronous)"
          guard isWanted(name) else { continue }
          try await compare(name, synchronous, isTogether: isTogether, receive)
        }
      }
    }
    if isWanted("memory") { try await memory() }
  }

  private static func isWanted(_ name: String) -> Bool {
    environment["BENCHMARK_ONLY"].map { name.contains($0) } ?? true
  }

  /// Receives so many leads; the number says which.
  typealias Receiving = @Sendable (SQLiteStore) throws -> @Sendable (Int) async throws -> Void

  private static let plans = (0..<count).map(Receipts.plan)

  /// Plans are made beforehand, so that this is the store alone.
  static let committing: Receiving = { store in
    let plans = plans
    return { number in
      let plan = plans[number]
      let result = try await store.commit(plan, contactKeys: plan.record.lead.contact.keys(), at: plan.at)
      precondition(result == .committed)
    }
  }

  /// Load, plan and commit, as a host submits it.
  static let submitting: Receiving = { store in
    let pipeline = try EventPipeline(rules: Receipts.rules, store: store)
    return { number in
      let submission = try await pipeline.submit(Receipts.occurrence(number))
      precondition(!submission.isRepeat && submission.outcome.deliveries.count == 2)
    }
  }

  static func compare(
    _ name: String, _ synchronous: SQLiteStore.Synchronous, isTogether: Bool, _ receive: Receiving
  ) async throws {
    var rounds: [(ours: Times, bare: Times)] = []
    var rows = 0.0
    for _ in 0..<max(1, Self.rounds) {
      let folder = try Folder()
      defer { folder.remove() }
      let ours = try await receiving(in: folder.path("ours.db"), synchronous, isTogether: isTogether, receive)
      try await SQLiteStore(at: folder.path("bare.db")).close()
      let bare = try BareRows(folder.path("ours.db"))
      rows = Double(bare.rowCount) / Double(bare.leads)
      precondition(bare.leads == count)
      rounds.append((ours, try bare.write(to: folder.path("bare.db"), synchronous, aTransaction: isTogether ? 100 : 1)))
    }
    guard let best = rounds.max(by: { $0.ours.rate < $1.ours.rate }) else { return }
    print(
      """
      \(name): \(best.ours) (\(rows.formatted(.number.precision(.fractionLength(1)))) rows each)
        bare\(isTogether ? ", 100 to a transaction" : ""): \(best.bare)
        ratio of the rounds: \(Spread(rounds.map { $0.ours.rate / $0.bare.rate }))
        ratio of the processor times: \(Spread(rounds.map { $0.bare.processor / $0.ours.processor }))
      """)
  }

  static func receiving(
    in path: String, _ synchronous: SQLiteStore.Synchronous, isTogether: Bool, _ receive: Receiving
  ) async throws -> Times {
    let store = try SQLiteStore(at: path, settings: .init(synchronous: synchronous))
    let receive = try receive(store)
    let clock = ContinuousClock()
    let numbers = Numbers()
    let (start, processor) = (clock.now, processorSeconds)
    let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
      for _ in 0..<(isTogether ? together : 1) {
        group.addTask {
          var latencies: [Double] = []
          while let number = numbers.next(below: count) {
            latencies.append(try await clock.measure { try await receive(number) }.inSeconds)
          }
          return latencies
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let times = Times(
      count: count, seconds: (clock.now - start).inSeconds, processor: processorSeconds - processor,
      latencies: latencies)
    try await store.close()
    return times
  }

  /// What all threads of the process have used of the processor.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The memory of the process as the number of leads in one store grows.
  static func memory() async throws {
    let folder = try Folder()
    defer { folder.remove() }
    let store = try SQLiteStore(at: folder.path("memory.db"))
    let receive = try submitting(store)
    var figures: [String] = []
    for part in 0..<5 {
      try await withThrowingTaskGroup { group in
        for worker in 0..<together {
          group.addTask {
            for number in stride(from: worker, to: count, by: together) { try await receive(part * count + number) }
          }
        }
        try await group.waitForAll()
      }
      figures.append("\((part + 1) * count) leads \(residentMegabytes) MB")
    }
    try await store.close()
    print("memory: \(figures.joined(separator: ", "))")
  }

  private static var residentMegabytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
  }
}

/// Numbers from 0, each for one of many tasks.
final class Numbers: Sendable {
  private let count = Atomic(0)

  func next(below end: Int) -> Int? {
    let number = count.add(1, ordering: .relaxed).oldValue
    return number < end ? number : nil
  }
}

/// How long a number of things took.
struct Times: CustomStringConvertible {
  var rate: Double
  var p50: Double
  var p99: Double
  /// Seconds of processor time each.
  var processor: Double

  init(count: Int, seconds: Double, processor: Double, latencies: [Double]) {
    let sorted = latencies.sorted()
    rate = Double(count) / seconds
    self.processor = processor / Double(count)
    p50 = sorted[sorted.count / 2]
    p99 = sorted[sorted.count * 99 / 100]
  }

  var description: String {
    "\(Int(rate)) a second, p50 \(Int(p50 * 1e6)) µs, p99 \(Int(p99 * 1e6)) µs, processor \(Int(processor * 1e6)) µs each"
  }
}

/// Ratios from the lowest to the highest, and the one in the middle.
struct Spread: CustomStringConvertible {
  var ratios: [Double]

  init(_ ratios: [Double]) { self.ratios = ratios.sorted() }

  var description: String {
    let texts = ratios.map { $0.formatted(.number.precision(.fractionLength(2))) }
    return "\(texts.joined(separator: ", ")); median \(texts[texts.count / 2])"
  }
}

/// A folder that is gone when the benchmark is over.
struct Folder {
  let url: URL

  init() throws {
    let base = StoreBenchmark.environment["BENCHMARK_FOLDER"].map { URL(fileURLWithPath: $0) }
    url = (base ?? FileManager.default.temporaryDirectory).appendingPathComponent("lead-actions-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
  func remove() { try? FileManager.default.removeItem(at: url) }
}

/// The rows of a store's file, for the loop in C.
final class BareRows {
  private let rows: OpaquePointer

  struct Failure: Error, CustomStringConvertible { var description: String }

  init(_ path: String) throws {
    var error: UnsafePointer<CChar>?
    guard let rows = bare_read(path, &error) else {
      throw Failure(description: error.map { String(cString: $0) } ?? "")
    }
    self.rows = rows
  }

  deinit { bare_free(rows) }

  var leads: Int { Int(bare_leads(rows)) }
  var rowCount: Int { Int(bare_row_count(rows)) }

  func write(to path: String, _ synchronous: SQLiteStore.Synchronous, aTransaction: Int) throws -> Times {
    var error: UnsafePointer<CChar>?
    var seconds = [Double](repeating: 0, count: leads)
    var processor = 0.0
    let transactions = bare_write(rows, path, "\(synchronous)", Int32(aTransaction), &seconds, &processor, &error)
    guard transactions > 0 else { throw Failure(description: error.map { String(cString: $0) } ?? "") }
    let latencies = Array(seconds.prefix(Int(transactions)))
    // Opening and closing are counted on neither side.
    return Times(
      count: leads, seconds: latencies.reduce(0, +), processor: processor, latencies: latencies)
  }
}

import LeadActions
import Synchronization

import struct Foundation.Date

/// Tries one promise of a transport's.
struct TransportCheck {
  private let suite: TransportConformance
  private let part: TransportConformance.Part
  private let sample: SampleMessages
  private(set) var failures: [TransportConformance.Failure] = []

  private typealias End = RaceEnd<TransportAnswer>

  init(_ suite: TransportConformance, _ part: TransportConformance.Part) async throws {
    self.suite = suite
    self.part = part
    sample = SampleMessages(kind: suite.kind)
  }

  mutating func run() async throws {
    switch part {
    case .accepts: try await accepts()
    case .refuses: try await refuses()
    case .endsInTime: try await endsInTime()
    case .stopsWhenCancelled: try await stopsWhenCancelled()
    case .sideBySide: try await sideBySide()
    case .anyText: try await anyText()
    case .ownLead: try await ownLead()
    case .namesDelivery: try await namesDelivery()
    case .wholeContent: try await wholeContent()
    case .survivesCut: try await survives(.cutting, "what was cut off")
    case .survivesAbsence: try await survives(.unreachable, "what reached nobody")
    case .keepsSecrets: try await keepsSecrets()
    }
  }

  // MARK: Sending

  /// Sends one message, and waits for it a while longer than its timeout.
  private func send(_ message: Message, _ attempt: Attempt, to transports: Transports) async -> End {
    await race(seconds: suite.scale.timeout + suite.scale.grace, on: SystemWallClock()) {
      try await transports.send(message, attempt: attempt, secrets: nil, now: Date())
    }
  }

  private func attempt(_ id: DeliveryID, number: Int = 1) -> Attempt {
    Attempt(of: id, lead: "lead 7", number: number, timeout: suite.scale.timeout, chain: "first")
  }

  private mutating func expect(_ holds: Bool, _ expected: String, found: @autoclosure () -> String) {
    if !holds { failures.append(.init(part: part, expected: expected, found: found())) }
  }

  private mutating func expectAccepted(_ end: End, _ what: String) {
    expect(end.isAccepted, "\(what) is accepted", found: end.words)
  }

  // MARK: Promises

  private mutating func accepts() async throws {
    let transports = try await suite.makeTransports(.accepting)
    expectAccepted(await send(sample.plain, attempt("accepted"), to: transports), "a plain \(suite.kind)")
    expectAccepted(await send(sample.plain, attempt("accepted", number: 2), to: transports), "the same once more")
  }

  private mutating func refuses() async throws {
    let transports = try await suite.makeTransports(.rejecting)
    let end = await send(sample.plain, attempt("refused"), to: transports)
    switch end {
    case .returned(let answer):
      switch answer.result {
      case .accepted: expect(false, "what is refused is not accepted", found: end.words)
      case .failedForNow(let reason, _), .uncertain(let reason), .failedForGood(let reason):
        expect(reason.text.contains { !$0.isWhitespace }, "the answer says why", found: "an empty reason")
        expectAsked(answer.wasAsked, found: "an answer due to \(answer.cause) that does not")
      }
    case .threw(let error):
      expect(!"\(error)".isEmpty, "the error says why", found: "an empty error")
      expectAsked(!end.isFinal, found: "an error that is final, which is held to come before anybody is asked")
    case .timedOut, .cancelled: expect(false, "the refusal is told in time", found: end.words)
    }
  }

  /// Or neither rate nor circuit breaker would hold back the next.
  private mutating func expectAsked(_ holds: Bool, found: @autoclosure () -> String) {
    expect(holds, "the refusal counts the receiver as asked, since it was", found: found())
  }

  /// As the dispatcher does it: what has not ended in time is cancelled.
  private mutating func endsInTime() async throws {
    try await expectEnd(
      "it ends within the timeout, or soon after it is cancelled then", cancelled: suite.scale.timeout)
  }

  private mutating func stopsWhenCancelled() async throws {
    // It is under way by then, and far from its time.
    try await expectEnd("it ends soon after it is cancelled", timeout: 3_600, cancelled: 0.1)
  }

  private mutating func expectEnd(_ expected: String, timeout: Double? = nil, cancelled seconds: Double) async throws {
    let transports = try await suite.makeTransports(.hanging)
    var attempt = attempt("hanging")
    if let timeout { attempt.timeout = timeout }
    let (message, given) = (sample.plain, attempt)
    let (begun, begin) = AsyncStream.makeStream(of: Never.self)
    let patience = Duration.seconds(min(0.1, attempt.timeout / 2))
    let isEarly = Atomic(false)
    let sending = Task {
      let start = ContinuousClock.now
      begin.finish()
      // Judged where it ends: a busy machine may tell of it late.
      defer {
        if !Task.isCancelled, ContinuousClock.now - start < patience { isEarly.store(true, ordering: .relaxed) }
      }
      return try await transports.send(message, attempt: given, secrets: nil, now: Date())
    }
    for await _ in begun {}
    var end = await race(seconds: seconds, on: SystemWallClock()) { try await sending.value }
    if end.isOverdue {
      sending.cancel()
      end = await race(seconds: suite.scale.grace, on: SystemWallClock()) { try await sending.value }
    }
    // Who fails at once ends in time too, and shows nothing.
    expect(
      !isEarly.load(ordering: .relaxed), "the sending is still under way after \(patience)",
      found: "that it had ended with \(end.words)")
    expect(!end.isOverdue, expected, found: end.words)
    expect(!end.isAccepted, "what was never answered is not accepted", found: end.words)
  }

  private mutating func sideBySide() async throws {
    let transports = try await suite.makeTransports(.accepting)
    let check = self
    let ends = await withTaskGroup(of: End.self) { tasks in
      for number in 0..<max(2, suite.scale.sendings) {
        tasks.addTask {
          await check.send(check.sample.plain, check.attempt(DeliveryID("side\(number)")), to: transports)
        }
      }
      return await tasks.reduce(into: []) { $0.append($1) }
    }
    let bad = ends.filter { !$0.isAccepted }
    expect(
      bad.isEmpty, "all \(ends.count) are accepted", found: "\(bad.count) others, the first \(bad.first?.words ?? "")")
  }

  /// It may refuse what it cannot carry, but must answer, and be of use afterwards.
  private mutating func anyText() async throws {
    let transports = try await suite.makeTransports(.accepting)
    for (number, message) in sample.odd.enumerated() {
      let end = await send(message, attempt(DeliveryID("odd\(number)")), to: transports)
      expect(!end.isOverdue, "odd text number \(number + 1) is answered", found: end.words)
    }
    expectAccepted(await send(sample.plain, attempt("after"), to: transports), "a plain \(suite.kind) after them")
  }

  private mutating func ownLead() async throws {
    for endpoint in [TransportConformance.Endpoint.accepting, .rejecting] {
      let transports = try await suite.makeTransports(endpoint)
      guard case .returned(let answer) = await send(sample.plain, attempt("own"), to: transports) else { continue }
      let foreign = answer.occurrences.filter { $0.lead != "lead 7" }
      expect(
        foreign.isEmpty, "occurrences are of the attempt's lead",
        found: "some of \(foreign.map(\.lead.rawValue).joined(separator: ", "))")
    }
  }

  private mutating func namesDelivery() async throws {
    guard let arrived = suite.arrived else { return }
    let transports = try await suite.makeTransports(.accepting)
    let before = try await arrived().count
    for (id, number) in [("named-a1b2c3", 1), ("named-a1b2c3", 2), ("named-d4e5f6", 1)] {
      _ = await send(sample.plain, attempt(DeliveryID(id), number: number), to: transports)
    }
    let requests = try await arrived().dropFirst(before)
    let (first, second) = (
      requests.count { $0.contains("named-a1b2c3") }, requests.count { $0.contains("named-d4e5f6") }
    )
    expect(first >= 1, "a request names its delivery", found: "none of \(requests.count) that does")
    expect(second >= 1, "another delivery has its own name", found: "none of \(requests.count) that has")
    // A receiver that keeps each delivery once may show one request for both attempts.
    let nameless = requests.count - first - second
    expect(nameless == 0, "every request names its delivery, a repeat too", found: "\(nameless) without")
  }

  private mutating func survives(_ endpoint: TransportConformance.Endpoint, _ what: String) async throws {
    let transports = try await suite.makeTransports(endpoint)
    for number in 1...2 {
      let end = await send(sample.plain, attempt("survives", number: number), to: transports)
      expect(!end.isOverdue, "\(what) is told in time", found: end.words)
      expect(!end.isAccepted, "\(what) is not accepted", found: end.words)
      expect(!end.isFinal, "\(what) is tried again", found: end.words)
    }
  }

  private mutating func keepsSecrets() async throws {
    guard !suite.secrets.isEmpty else { return }
    for endpoint in TransportConformance.Endpoint.allCases {
      let transports = try await suite.makeTransports(endpoint)
      let end = await send(sample.plain, attempt("secret"), to: transports)
      var words = end.words
      if case .returned(let answer) = end { words += "\(answer)" }
      if case .threw(let error) = end { words += String(reflecting: error) }
      for secret in suite.secrets where words.contains(secret) {
        expect(false, "no secret shows at the \(endpoint) endpoint", found: "one in what came of it")
      }
    }
  }

  private mutating func wholeContent() async throws {
    guard let arrived = suite.arrived else { return }
    let transports = try await suite.makeTransports(.accepting)
    let before = try await arrived().count
    _ = await send(sample.plain, attempt("whole"), to: transports)
    let text = try await arrived().dropFirst(before).joined(separator: "\n")
    for part in sample.content where !text.contains(part) {
      expect(false, "\(part.inQuotes) arrives", found: text.isEmpty ? "nothing" : text.inQuotes)
    }
  }
}

extension RaceEnd<TransportAnswer> {
  fileprivate var isAccepted: Bool {
    if case .returned(let answer) = self, case .accepted = answer.result { true } else { false }
  }

  fileprivate var isOverdue: Bool {
    switch self {
    case .timedOut, .cancelled: true
    case .returned, .threw: false
    }
  }

  fileprivate var isFinal: Bool {
    switch self {
    case .returned(let answer): if case .failedForGood = answer.result { true } else { false }
    case .threw(let error): (error as? any FinalFailure)?.isFinal == true
    case .timedOut, .cancelled: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .returned(let answer): "the answer \(answer.result)"
    case .threw(let error): "the error '\(error)'"
    case .timedOut: "no end"
    case .cancelled: "that the test was cancelled"
    }
  }
}

import struct Foundation.Date

/// Receivers of every kind of message as one process reaches them: they accept, or misbehave as the script has it.
struct SimulatedTransports: Sendable {
  let life: ProcessLife
  let loop: SimulationLoop
  let judge: Judge
  let troubles: Troubles

  /// Something that the receiver answers at once, but for its troubles.
  private func answer(_ message: Message, _ attempt: Attempt) async throws -> TransportAnswer {
    judge.note { $0.begun(attempt, life: life.number) }
    var place: Int?
    do {
      let answer = try await life.call(.send) {
        let here = judge.note { $0.sent(message, attempt, life: life.number) }
        place = here
        let trouble = troubles.what(befalls: attempt, at: loop.now)
        if trouble != nil { judge.note { $0.counts.troubles += 1 } }
        return try await receive(message, attempt, here, trouble)
      }
      judge.note { $0.heard(place) }
      return answer
    } catch {
      judge.note { $0.broke(place, attempt, life: life.number) }
      throw error
    }
  }

  private func receive(
    _ message: Message, _ attempt: Attempt, _ place: Int, _ trouble: SimulationScript.Trouble.What?
  ) async throws -> TransportAnswer {
    switch trouble {
    case nil: return accept(place)
    case .isSlow?:
      try await life.wait(attempt.timeout * 0.9)
      return accept(place)
    case .reports?: return accept(place, reporting: occurrences(message, attempt))
    case .busy?:
      judge.note { $0.answered(place, .failedForNow) }
      return .failedForNow("busy")
    case .busyForLong?:
      judge.note { $0.answered(place, .failedForNow) }
      return .failedForNow("busy", retryAfter: 7_000)
    case .refusesForGood?:
      judge.note { $0.answered(place, .failedForGood) }
      return .failedForGood("no such address")
    case .breaks?:
      judge.note { $0.answered(place, .threw) }
      throw BrokenConnection()
    case .hangs?:
      try await life.wait(attempt.timeout * 20)
      throw BrokenConnection()
    case .answersTooLate?:
      judge.note { $0.acceptedUnheard(place, "the answer comes too late") }
      try await life.wait(attempt.timeout * 1.5)
      throw BrokenConnection()
    case .loses?:
      judge.note { $0.acceptedUnheard(place, "the answer is lost") }
      throw BrokenConnection()
    }
  }

  private func accept(_ place: Int, reporting occurrences: [Occurrence] = []) -> TransportAnswer {
    judge.note { $0.answered(place, .accepted, occurrences) }
    return TransportAnswer(.accepted(note: "ref \(place)"), occurrences: occurrences)
  }

  /// What a provider tells at once.
  private func occurrences(_ message: Message, _ attempt: Attempt) -> [Occurrence] {
    let details = MessageDetails(MessageID(attempt.delivery.rawValue), delivery: attempt.delivery)
    let report: Report
    switch message {
    case .email: report = .emailOpened(details)
    case .text: report = .textReplied(details, stop: false)
    case .task: report = .taskCompleted(delivery: attempt.delivery, appointment: nil)
    default: return []
    }
    return [Occurrence(OccurrenceID("provider:\(attempt.delivery)"), lead: attempt.lead, report)]
  }
}

struct BrokenConnection: Error, CustomStringConvertible {
  var description: String { "the connection broke" }
}

extension SimulatedTransports: EmailTransport, TextTransport, LetterTransport, TaskTransport, ReferralTransport,
  CustomTransport, WebhookTransport, SecretSource
{
  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.email(email), attempt)
  }
  func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.text(text), attempt)
  }
  func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.letter(letter), attempt)
  }
  func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.task(task), attempt)
  }
  func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.referral(referral), attempt)
  }
  func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.custom(message), attempt)
  }

  func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    switch try await answer(.webhook(request), attempt).result {
    case .accepted: WebhookAnswer(status: 204)
    case .failedForNow(_, let seconds): WebhookAnswer(status: 503, retryAfter: seconds.map { String(Int($0)) })
    case .uncertain: WebhookAnswer(status: 504)
    case .failedForGood: WebhookAnswer(status: 410)
    }
  }

  func value(of name: SecretName, tenant: TenantName) async throws -> String? { "s3cret" }

  func transports(custom: [CustomDeliveryName]) -> Transports {
    Transports(
      email: self, text: self, letter: self, webhook: self, task: self, referral: self,
      custom: Dictionary(custom.map { ($0, self as any CustomTransport) }, uniquingKeysWith: { first, _ in first }))
  }
}

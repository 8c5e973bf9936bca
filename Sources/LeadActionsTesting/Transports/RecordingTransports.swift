public import LeadActions
import Synchronization

/// Transports that send nothing, keep what they were given, and answer as a script says.
///
///     let recording = RecordingTransports()
///     recording.script(.email, [.fail, .hang, .accept])
///     let dispatcher = Dispatcher(store: store, transports: recording.transports)
public final class RecordingTransports: Sendable {
  /// A message as a transport was given it.
  public struct Sent: Hashable, Sendable {
    public var message: Message
    public var attempt: Attempt
  }

  private struct State {
    var sent: [Sent] = []
    var scripts: [MessageKind: [ScriptedAnswer]] = [:]
    var otherwise: [MessageKind: ScriptedAnswer] = [:]
    var byDelivery: [DeliveryID: ScriptedAnswer] = [:]
    var hanging: [CheckedContinuation<Void, Never>] = []
    var hasLetGo = false
  }

  private let state = Mutex(State())
  private let onHang: @Sendable () async -> Void

  public convenience init() { self.init(onHang: {}) }

  /// - Parameter onHang: Is called when a message's answer does not come, such as to let time pass meanwhile.
  init(onHang: @escaping @Sendable () async -> Void) { self.onHang = onHang }

  /// All that was sent, failed attempts included, in order.
  public var sent: [Sent] { state.withLock { $0.sent } }

  public func sent(_ kind: MessageKind) -> [Sent] { sent.filter { $0.message.kind == kind } }

  /// The next answers for messages of a kind; after the last one they are accepted.
  public func script(_ kind: MessageKind, _ answers: [ScriptedAnswer]) {
    state.withLock { $0.scripts[kind, default: []] += answers }
  }

  /// The answer for messages of a kind whenever no script says otherwise.
  public func always(_ kind: MessageKind, _ answer: ScriptedAnswer) { state.withLock { $0.otherwise[kind] = answer } }

  /// The answer for one delivery, always.
  public func always(_ delivery: DeliveryID, _ answer: ScriptedAnswer) {
    state.withLock { $0.byDelivery[delivery] = answer }
  }

  /// Lets those go on that hang forever.
  public func letGo() {
    let hanging = state.withLock { state in
      state.hasLetGo = true
      defer { state.hanging = [] }
      return state.hanging
    }
    for continuation in hanging { continuation.resume() }
  }

  /// The transports to inject; those of custom kinds for the names given.
  public func transports(custom names: CustomDeliveryName...) -> Transports {
    Transports(
      email: self, text: self, letter: self, webhook: self, task: self, referral: self,
      custom: Dictionary(names.map { ($0, self as any CustomTransport) }) { first, _ in first })
  }

  public var transports: Transports { transports() }
}

extension RecordingTransports: EmailTransport, TextTransport, LetterTransport, TaskTransport, ReferralTransport,
  CustomTransport, WebhookTransport
{
  public func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.email(email), attempt)
  }

  public func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.text(text), attempt)
  }

  public func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.letter(letter), attempt)
  }

  public func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.task(task), attempt)
  }

  public func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.referral(referral), attempt)
  }

  public func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer(.custom(message), attempt)
  }

  public func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    let answer = record(.webhook(request), attempt)
    if case .status(let status, let retryAfter) = answer {
      return WebhookAnswer(status: status, retryAfter: retryAfter)
    }
    switch try await perform(answer).result {
    case .accepted: return WebhookAnswer(status: 200)
    case .failedForNow(let reason, _), .uncertain(let reason), .failedForGood(let reason):
      throw ScriptedError(reason.text)
    }
  }
}

extension RecordingTransports {
  private func answer(_ message: Message, _ attempt: Attempt) async throws -> TransportAnswer {
    try await perform(record(message, attempt))
  }

  private func record(_ message: Message, _ attempt: Attempt) -> ScriptedAnswer {
    state.withLock { state in
      state.sent.append(Sent(message: message, attempt: attempt))
      if let answer = state.byDelivery[attempt.delivery] { return answer }
      if var script = state.scripts[message.kind], !script.isEmpty {
        let answer = script.removeFirst()
        state.scripts[message.kind] = script
        return answer
      }
      return state.otherwise[message.kind] ?? .accept
    }
  }

  private func perform(_ answer: ScriptedAnswer) async throws -> TransportAnswer {
    switch answer {
    case .accept: return .accepted
    case .failForNow(let reason, let retryAfter): return .failedForNow(reason, retryAfter: retryAfter)
    case .failForGood(let reason): return .failedForGood(reason)
    case .uncertain(let reason): return .uncertain(reason)
    case .throwing(let text): throw ScriptedError(text)
    case .status(let status, _): return .failedForNow("status \(status)")
    case .hang:
      await onHang()
      while true { try await Task.sleep(for: .seconds(3_600)) }
    case .hangForever:
      await onHang()
      await withCheckedContinuation { continuation in
        let hasLetGo = state.withLock { state in
          if !state.hasLetGo { state.hanging.append(continuation) }
          return state.hasLetGo
        }
        if hasLetGo { continuation.resume() }
      }
      return .accepted
    }
  }
}

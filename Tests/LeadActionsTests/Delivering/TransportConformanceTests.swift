import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

@Suite struct TransportConformanceTests {
  /// A good transport is given time, for a busy machine; one that never answers need not be waited for.
  private static let patient = TransportConformance.Scale(timeout: 0.2, grace: 300, sendings: 5)
  private static let brief = TransportConformance.Scale(timeout: 0.2, grace: 1, sendings: 5)

  private static let neverEnding: [TransportConformance.Part] = [.endsInTime, .stopsWhenCancelled, .anyText]

  static let kinds: [MessageKind] = [.email, .text, .letter, .webhook, .task, .referral, .custom("fax")]

  private func suite(_ kind: MessageKind, breaking part: TransportConformance.Part?) -> TransportConformance {
    let provider = Provider()
    let scale = part.map { Self.neverEnding.contains($0) } == true ? Self.brief : Self.patient
    return TransportConformance(
      of: kind, scale: scale, arrived: { provider.requests }, secrets: [ProviderTransport.key]
    ) { endpoint in
      let transport = ProviderTransport(provider: provider, endpoint: endpoint, broken: part)
      return Transports(
        email: transport, text: transport, letter: transport, webhook: transport, task: transport, referral: transport,
        custom: ["fax": transport])
    }
  }

  @Test(arguments: kinds)
  func `a good transport keeps every promise`(kind: MessageKind) async {
    #expect(await suite(kind, breaking: nil).failures() == [])
  }

  @Test(arguments: TransportConformance.Part.allCases)
  func `a transport that breaks a promise fails its part`(part: TransportConformance.Part) async {
    for kind in [MessageKind.email, .webhook] where !(kind == .webhook && part == .ownLead) {
      let failures = await suite(kind, breaking: part).failures(of: part)
      #expect(!failures.isEmpty)
      #expect(failures.allSatisfy { $0.part == part })
    }
  }

  @Test(arguments: [TransportConformance.Part.endsInTime, .stopsWhenCancelled])
  func `a transport that fails at once has shown neither that it ends in time nor that it stops`(
    part: TransportConformance.Part
  ) async {
    struct Hasty: EmailTransport {
      func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { .failedForNow("no server") }
    }
    let conformance = TransportConformance(email: { _ in Hasty() }, scale: Self.patient)
    var failures: [TransportConformance.Failure] = []
    // Again where the machine did not come to it within a tenth of a second: then it looks as if it had been under way.
    for _ in 0..<100 where failures.isEmpty { failures = await conformance.failures(of: part) }
    #expect(
      failures.map(\.description) == [
        "\(part.rawValue): expected that the sending is still under way after 0.1 seconds; "
          + "found that it had ended with the answer failedForNow(no server, retryAfter: nil)"
      ])
  }

  @Test func `a transport that says of a refusal that nobody was asked fails its part`() async {
    struct Unasking: EmailTransport {
      func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
        .failedForNow("status 401").dueTo(.setup)
      }
    }
    let failures = await TransportConformance(email: { _ in Unasking() }, scale: Self.patient).failures(of: .refuses)
    #expect(failures.map(\.found) == ["an answer due to setup that does not"])

    struct Throwing: EmailTransport {
      struct Refused: FinalFailure { let isFinal = true }
      func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { throw Refused() }
    }
    let thrown = await TransportConformance(email: { _ in Throwing() }, scale: Self.patient).failures(of: .refuses)
    #expect(thrown.map(\.found) == ["an error that is final, which is held to come before anybody is asked"])
  }

  @Test func `the recording transports keep the promises`() async {
    let suite = TransportConformance(
      email: { endpoint in
        let recording = RecordingTransports()
        switch endpoint {
        case .accepting: break
        case .rejecting: recording.always(.email, .failForGood("no such address"))
        case .hanging: recording.always(.email, .hang)
        case .cutting: recording.always(.email, .uncertain("the connection was cut"))
        case .unreachable: recording.always(.email, .throwing("nobody listens"))
        }
        return recording
      }, scale: Self.patient)
    #expect(await suite.failures() == [])
  }

  @Test func `a transport that cannot be made fails every part, in words`() async {
    struct NoServer: Error, CustomStringConvertible { let description = "no server" }
    let failures = await TransportConformance(
      text: { _ in throw NoServer() }, arrived: { [] }, secrets: [ProviderTransport.key]
    ).failures()
    #expect(failures.count == TransportConformance.Part.allCases.count)
    #expect(
      failures.first?.description == "what the receiver accepts is answered as accepted: "
        + "expected that no error is thrown by what makes it; found no server")
  }
}

/// What a provider was sent.
private final class Provider: Sendable {
  private let state = Mutex<[String]>([])
  var requests: [String] { state.withLock { $0 } }
  func add(_ request: String) { state.withLock { $0.append(request) } }
}

/// A transport of every kind that keeps its promises but one.
private struct ProviderTransport: EmailTransport, TextTransport, LetterTransport, WebhookTransport, TaskTransport,
  ReferralTransport, CustomTransport
{
  let provider: Provider
  let endpoint: TransportConformance.Endpoint
  let broken: TransportConformance.Part?

  static let key = "canary-key"

  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer("\(email)", attempt)
  }
  func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer("\(text)", attempt)
  }
  func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer {
    try await answer("\(letter)", attempt)
  }
  func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer { try await answer("\(task)", attempt) }
  func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer {
    try await answer("\(referral)", attempt)
  }
  func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await answer("\(message)", attempt)
  }
  func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    let answer = try await answer(request.body, attempt)
    switch answer.result {
    case .accepted: return WebhookAnswer(status: 200)
    // What the receiver refuses is an answer of his.
    case .failedForGood where endpoint == .rejecting: return WebhookAnswer(status: 422)
    case .failedForGood(let reason): throw Refusal(isFinal: true, description: reason.text)
    case .failedForNow(let reason, _), .uncertain(let reason): throw Refusal(isFinal: false, description: reason.text)
    @unknown default: return WebhookAnswer(status: 500)
    }
  }

  private struct Refusal: FinalFailure, CustomStringConvertible {
    var isFinal: Bool
    var description: String
  }

  private func answer(_ text: String, _ attempt: Attempt) async throws -> TransportAnswer {
    switch endpoint {
    case .accepting:
      if broken == .accepts { return .failedForNow("always") }
      if broken == .anyText, text.contains("bell") || text.contains("bell".uppercased()) { await never() }
      if broken == .sideBySide, attempt.delivery == "side3" { return .failedForNow("busy") }
      let name = broken == .namesDelivery && attempt.number == 2 ? "" : attempt.delivery.rawValue
      provider.add("\(name) \(broken == .wholeContent ? String(text.prefix(20)) : text)")
      return TransportAnswer(.accepted(note: nil), occurrences: reports(attempt))
    case .rejecting:
      if broken == .keepsSecrets { return .failedForNow("the key \(Self.key) is wrong") }
      return broken == .refuses ? .accepted : .failedForGood("no such address")
    case .cutting: return broken == .survivesCut ? .accepted : .uncertain("the connection was cut")
    case .unreachable:
      return broken == .survivesAbsence ? .failedForGood("nobody listens") : .failedForNow("nobody listens")
    case .hanging:
      if broken == .endsInTime || broken == .stopsWhenCancelled { await never() }
      try await Task.sleep(for: .seconds(attempt.timeout))
      return .failedForNow("no answer")
    }
  }

  private func reports(_ attempt: Attempt) -> [Occurrence] {
    let lead: LeadID = broken == .ownLead ? "another" : attempt.lead
    return [Occurrence("seen", lead: lead, .emailOpened(MessageDetails(MessageID(attempt.delivery.rawValue))))]
  }

  /// Ends never, whatever happens: later than any test waits, on a busy machine too.
  private func never() async {
    await Task.detached { try? await Task.sleep(for: .seconds(86_400)) }.value
  }
}

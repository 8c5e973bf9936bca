import Foundation
package import LeadActions

/// The receivers of everything that is sent, which write down what reached them, and fail as it is laid down for each
/// delivery.
package struct OutsideTransports: Sendable {
  /// What a receiver does with a delivery, always the same for the same id.
  package enum Manner: Sendable {
    case accepts
    /// Fails at the first attempts, by throwing or by an answer.
    case failsAtFirst(attempts: Int)
    /// There is no such address.
    case refuses
    /// Accepts, and reports at once that it was opened.
    case opens
    /// Accepts, and reports what cannot be true of the lead.
    case babbles

    package init(_ id: DeliveryID, isEmail: Bool) {
      var chance = Chance(17, id.rawValue)
      switch chance.number(below: 40) {
      case 0 where isEmail: self = .refuses
      case 1..<4 where isEmail: self = .opens
      case 4..<6 where isEmail: self = .babbles
      case 6..<10: self = .failsAtFirst(attempts: 1)
      case 10..<12: self = .failsAtFirst(attempts: 2)
      default: self = .accepts
      }
    }
  }

  package static let nonsense = "nonsense"
  package static let noSuchAddress = "no such address"
  private let log: OutsideLog
  /// The longest time that a receiver takes, in milliseconds.
  private let slowness: Int

  package init(_ log: OutsideLog, slowness: Int = 8) {
    self.log = log
    self.slowness = slowness
  }

  package var transports: Transports {
    Transports(email: self, text: self, letter: self, webhook: self, task: self, referral: self)
  }

  private func receive(
    _ attempt: Attempt, _ kind: String, about subject: String, bytes: [String], isEmail: Bool = false
  ) async throws -> TransportAnswer {
    try await pause()
    let manner = Manner(attempt.delivery, isEmail: isEmail)
    switch manner {
    case .refuses: return .failedForGood(Self.noSuchAddress)
    case .failsAtFirst(let attempts) where attempt.number <= attempts:
      if attempt.number == 1 { return .failedForNow("busy") }
      throw CocoaError(.fileReadUnknown)
    default: break
    }
    var hash = Chance(23, bytes.joined(separator: "\u{0}"))
    try log.append(
      attempt.delivery.rawValue, String(attempt.number), String(hash.next(), radix: 16), attempt.lead.rawValue,
      "\(kind) \(subject)")
    // The message is out; the answer takes its time.
    try await pause()
    switch manner {
    case .opens:
      let details = MessageDetails(MessageID(attempt.delivery.rawValue), delivery: attempt.delivery)
      return .accepted.reporting(
        Occurrence(OccurrenceID("opened:\(attempt.delivery)"), lead: attempt.lead, .emailOpened(details)))
    case .babbles:
      return .accepted.reporting(
        Occurrence(
          OccurrenceID("\(Self.nonsense):\(attempt.delivery)"), lead: attempt.lead,
          .appointmentStarted(AppointmentID(Self.nonsense))))
    default: return .accepted
    }
  }

  private func pause() async throws {
    guard slowness > 0 else { return }
    try await Task.sleep(for: .microseconds(Int.random(in: 0...(slowness * 1_000))))
  }
}

extension OutsideTransports: EmailTransport {
  package func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await receive(
      attempt, "email", about: email.subject,
      bytes: [email.address, email.name ?? "", email.subject, email.text, email.html ?? ""], isEmail: true)
  }
}

extension OutsideTransports: TextTransport {
  package func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
    try await receive(attempt, "text", about: text.body, bytes: [text.number, text.body])
  }
}

extension OutsideTransports: LetterTransport {
  package func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer {
    try await receive(attempt, "letter", about: letter.body, bytes: [letter.body])
  }
}

extension OutsideTransports: TaskTransport {
  package func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer {
    try await receive(attempt, "task", about: task.title, bytes: [task.user.rawValue, task.title, task.notes ?? ""])
  }
}

extension OutsideTransports: ReferralTransport {
  package func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer {
    try await receive(
      attempt, "referral", about: "\(attempt.lead)", bytes: [referral.partner.rawValue, attempt.lead.rawValue])
  }
}

extension OutsideTransports: WebhookTransport {
  package func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    let fields = request.body.split(separator: "&").map(String.init)
    let amount = request.url.hasSuffix("updated") ? fields.first { $0.hasPrefix("amount=") } ?? "" : ""
    let answer = try await receive(
      attempt, "webhook", about: "\(request.url) \(attempt.lead) \(amount)", bytes: [request.url, request.body])
    if case .accepted = answer.result { return WebhookAnswer(status: 200) }
    return WebhookAnswer(status: 503)
  }
}

import Foundation
import LeadActions

/// Shows what would be sent; an address at nomail.example does not exist, so that a bounce shows.
struct ConsoleTransport: EmailTransport, TextTransport, LetterTransport, TaskTransport, ReferralTransport {
  let screen: Screen
  let clock: PlayClock
  let isVerbose: Bool

  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    if email.address.hasSuffix("nomail.example") {
      show("email to \(email.address) bounces", attempt)
      return .failedForGood("no such mailbox")
    }
    show("email to \(email.name ?? "") <\(email.address)>: \(email.subject)", attempt)
    return .accepted
  }

  func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer {
    show("text to \(text.number): \(text.body)", attempt)
    return .accepted
  }

  func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer {
    show("letter to \(letter.addressLines.joined(separator: ", "))", attempt)
    return .accepted
  }

  func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer {
    show("task for \(task.user): \(task.title)", attempt)
    return .accepted
  }

  func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer {
    show("referral to \(referral.partner)", attempt)
    return .accepted
  }

  private func show(_ text: String, _ attempt: Attempt) {
    guard isVerbose else { return }
    screen.show("\(clock.now.shortText)  lead \(attempt.lead)  \(text)".wrapped(indent: 16))
  }
}

/// A webhook receiver that fails now and then, always at the same requests, and is down for most of a day.
struct FlakyReceiver: WebhookTransport {
  let screen: Screen
  let clock: PlayClock
  let isVerbose: Bool

  func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    let answer = self.answer(to: attempt)
    if isVerbose {
      // The URL as it is sent holds the secret, and is not for the screen.
      let event = request.body.prefix { $0 != "&" }
      screen.show(
        "\(clock.now.shortText)  lead \(attempt.lead)  webhook \(event), attempt \(attempt.number): \(answer.status)")
    }
    return answer
  }

  private func answer(to attempt: Attempt) -> WebhookAnswer {
    if isDown { return WebhookAnswer(status: 503) }
    // FNV-1a of delivery and attempt: chance that is the same in every run.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(attempt.delivery)/\(attempt.number)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    switch hash % 10 {
    case 0: return WebhookAnswer(status: 500)
    case 1: return WebhookAnswer(status: 429, retryAfter: "90")
    default: return WebhookAnswer(status: 200)
    }
  }

  private var isDown: Bool {
    guard let from = Timestamp.date(from: "2026-01-22T12:00:00Z") else { return false }
    return clock.now >= from && clock.now < from.addingTimeInterval(8 * 3_600)
  }
}

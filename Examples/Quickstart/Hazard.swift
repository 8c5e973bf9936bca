import Foundation
import LeadActions
import Synchronization

/// The guide's example of why the order of events matters, and its remedy in two rule books.
///
/// An email on Received knows nothing of the user whom Received (Other) assigns afterwards.
enum Hazard {
  private static let runs = [
    ("hazard", "The hazard: welcome on Received, assign on Received (Other)"),
    ("remedy-two-events", "Remedy 1, the guide's: welcome on Received (User), assign and welcome on Received (Other)"),
    ("remedy-same-event", "Remedy 2: welcome and assign both on Received, where Assign to User always goes first"),
  ]

  static func show(on screen: Screen) async throws {
    for (name, title) in runs {
      let rules = try Files.rules(at: Files.standard("hazard/\(name).json"))
      let play = try Files.play(at: Files.standard("hazard/leads.json"), for: rules)
      let emails = Emails()
      let player = try Player(rules: rules, transports: Transports(email: emails), seed: 1)
      _ = try await player.play(play)
      screen.show([title, ""])
      for lead in play.leads {
        let origin = try await player.pipeline.history(of: lead, filter: .all)
        screen.show(origin.prefix(1).map { "  Lead \(lead): \($0.line)" })
        screen.show(emails.sent(about: lead).flatMap { "    \($0)".wrapped(indent: 4) })
        screen.show(origin.filter { $0.line.isNote }.map { "    (history: \($0.line))" })
      }
      screen.show("")
    }
  }

  /// Keeps the texts of emails.
  private final class Emails: EmailTransport {
    private let texts = Mutex<[LeadID: [String]]>([:])

    func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
      texts.withLock { $0[attempt.lead, default: []].append(email.text) }
      return .accepted
    }

    func sent(about lead: LeadID) -> [String] { texts.withLock { $0[lead] ?? [] } }
  }
}

extension HistoryLine {
  fileprivate var isNote: Bool {
    if case .variablesEmpty = self { true } else { false }
  }
}

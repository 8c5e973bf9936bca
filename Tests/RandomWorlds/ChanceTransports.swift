package import LeadActions
import Synchronization

/// Transports that accept most messages and fail others, each attempt by its own chance; they keep what they accepted.
package final class ChanceTransports: Sendable {
  private let seed: UInt64
  private let accepted = Mutex<[DeliveryID]>([])

  package init(seed: UInt64) { self.seed = seed }

  /// The deliveries that were accepted, in order, with repeats if there were any.
  package var delivered: [DeliveryID] { accepted.withLock { $0 } }

  package var transports: Transports {
    Transports(
      email: self, text: self, letter: self, webhook: self, task: self, referral: self, custom: ["ping": self])
  }

  private func answer(_ attempt: Attempt) throws -> TransportAnswer {
    var chance = Chance(seed: seed &+ UInt64(attempt.number), text: attempt.delivery.rawValue)
    switch chance.number(below: 12) {
    case 0: return .failedForNow("busy", retryAfter: chance.maybe { Double($0.number(below: 1_000)) })
    case 1: return .failedForGood("no such address")
    case 2: throw HostDeedFailure()
    default:
      accepted.withLock { $0.append(attempt.delivery) }
      return .accepted("ref \(chance.number(below: 100))")
    }
  }
}

extension ChanceTransports: EmailTransport, TextTransport, LetterTransport, TaskTransport, ReferralTransport,
  CustomTransport, WebhookTransport
{
  package func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer { try answer(attempt) }
  package func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer { try answer(attempt) }
  package func send(_ letter: Letter, attempt: Attempt) async throws -> TransportAnswer { try answer(attempt) }
  package func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer { try answer(attempt) }
  package func refer(_ referral: Referral, attempt: Attempt) async throws -> TransportAnswer { try answer(attempt) }
  package func send(_ message: CustomMessage, attempt: Attempt) async throws -> TransportAnswer { try answer(attempt) }

  package func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    switch try answer(attempt).result {
    case .accepted: WebhookAnswer(status: 204)
    default: WebhookAnswer(status: 500)
    }
  }
}

extension ChanceTransports: SecretSource {
  package func value(of name: SecretName, tenant: TenantName) async throws -> String? { "s3cret" }
}

/// Facts that follow from the occurrence's id, now and then of another kind than the book declares.
package struct ChanceFacts: FactSource {
  let seed: UInt64

  package func facts(for occurrence: Occurrence, record: LeadRecord?) async throws -> [FieldName: FieldValue] {
    var chance = Chance(seed: seed, text: occurrence.id.rawValue)
    return chance.values(of: Pool.facts)
  }
}

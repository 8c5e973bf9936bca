import LeadActions
import LeadActionsTesting

// The code of Documentation/Extending.md; DocumentationTests holds the two against each other.

// Page begins
struct ScoreLead: CustomActionSettings {
  static let actionName: ActionName = "scoreLead"
  var model: String
}

struct ScoreLeadPerformer: ActionPerformer {
  func effects(of settings: ScoreLead, in context: inout ActionContext) throws -> [Effect] {
    guard let score = context.value(of: "fact.score") else { throw NotDoneReason.other("no score is known") }
    return [.change(.field("score", score)), .note("scored with \(settings.model)")]
  }
}
// Page ends

private enum ExtendingCode {
  static func performers() -> ActionPerformers {
    // Page begins
    let performers = ActionPerformers.standard.adding(ScoreLeadPerformer())
    // Page ends
    return performers
  }
}

// Page begins
struct AnotherThanLast: ChoosingStrategy {
  let name: StrategyName = "anotherThanLast"
  let usesState = true

  func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
    let others = request.available.filter { $0.user != request.state.last }
    let choice = others.isEmpty ? request.available : others
    return choice[random.next(below: choice.count)].user
  }
}
// Page ends

protocol HTTPClient: Sendable {
  func post(
    _ url: String, headers: [String: String], body: String
  ) async throws -> (status: Int, headers: [String: String])
}

// Page begins
struct HTTPWebhooks: WebhookTransport {
  var client: any HTTPClient

  func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    let headers = ["Content-Type": request.contentType, "Idempotency-Key": attempt.delivery.rawValue]
    let answer = try await client.post(request.url, headers: headers, body: request.body)
    return WebhookAnswer(status: answer.status, retryAfter: answer.headers["Retry-After"])
  }
}
// Page ends

private typealias MyStore = InMemoryStore

private struct ProviderEvent {
  var id: Int
  var messageID: String
  var recipient: String
  var isBot: Bool
}

extension ExtendingCode {
  static func check() async -> [ConformanceFailure] {
    // Page begins
    let failures = await StoreConformance { MyStore() }.failures()
    // Page ends
    return failures
  }

  static func report(_ event: ProviderEvent, of lead: LeadID, to pipeline: EventPipeline) async throws {
    // Page begins
    try await pipeline.submit(
      Occurrence(
        "mailgun:\(event.id)", lead: lead,
        .emailOpened(
          MessageDetails(MessageID(event.messageID), recipient: event.recipient, likelyMachine: event.isBot))))
    // Page ends
  }
}

import LeadActions
import LeadActionsTesting
import Testing

@Suite struct WebhookHistoryTests {
  @Test func `a success stands in the lead's history`() async throws {
    let world = try await WebhookWorld.posting()
    let history = try await world.history()
    #expect(history.reports(.webhook) == [.delivered(attempt: 1, note: "status 200")])
    #expect(history.filter { $0.line.isWebhook }.map { $0.text() }.allSatisfy { $0.hasPrefix("2012-01-01 12:00:00") })
  }

  @Test func `every failure stands in the lead's history, and that the request was given up`() async throws {
    let world = try await WebhookWorld.posting(answered: [.status(500), .throwing("refused")], otherwise: .status(404))
    try await world.deliverAll()
    let reasons = try await world.history().reports(.webhook).map { report in
      switch report {
      case .failed(let attempt, let reason, _): "\(attempt) \(reason)"
      case .dead(let attempts, let reason): "given up after \(attempts) \(reason)"
      default: "\(report)"
      }
    }
    #expect(
      reasons == [
        "1 status 500", "2 refused", "3 status 404", "4 status 404", "5 status 404", "given up after 6 status 404",
      ])
  }

  @Test func `webhook activity is hidden by default`() async throws {
    let world = try await WebhookWorld.posting(answered: [.status(500)])
    try await world.deliverAll()
    let shown = try await world.pipeline.history(of: GuideLead.id)
    #expect(!shown.contains { $0.line.isWebhook })
    #expect(shown.events == [.callVoicemail])
  }

  @Test func `webhook activity is visible where the filter shows actions`() async throws {
    let world = try await WebhookWorld.posting(answered: [.status(500)])
    try await world.deliverAll()
    let all = try await world.pipeline.history(of: GuideLead.id, filter: .all)
    // The action, its failure and its success.
    #expect(all.count { $0.line.isWebhook } == 3)
    #expect(all.events == [.callVoicemail])
    let shown = try await world.pipeline.history(of: GuideLead.id)
    #expect(all.filter { !$0.line.isWebhook } == shown)
  }
}

extension HistoryLine {
  /// Whether a webhook action or its delivery wrote the line.
  fileprivate var isWebhook: Bool {
    switch self {
    case .action(_, PostWebhook.actionName, _), .delivery(_, .webhook, _): true
    default: false
    }
  }
}

import LeadActions
import LeadActionsTesting
import Testing

@Suite struct WebhookAnswerTests {
  private func reports(_ answer: ScriptedAnswer) async throws -> (requests: Int, reports: [DeliveryReport]) {
    let world = try await WebhookWorld.posting(answered: [answer])
    return (world.webhooks.count, try await world.history().reports(.webhook))
  }

  @Test func `200 is success and the request is not repeated`() async throws {
    let world = try await WebhookWorld.posting(answered: [.status(200)], otherwise: .status(500))
    try await world.deliverAll()
    #expect(world.webhooks.count == 1)
    #expect(try await world.history().reports(.webhook) == [.delivered(attempt: 1, note: "status 200")])
  }

  @Test(arguments: 200...399)
  func `every status from 200 to 399 is success`(status: Int) async throws {
    let (requests, reports) = try await reports(.status(status))
    #expect(requests == 1)
    guard case .delivered(1, _)? = reports.first, reports.count == 1 else {
      Issue.record("status \(status) came to \(reports)")
      return
    }
  }

  @Test(arguments: [-1, 0, 1, 99, 100, 101, 199, 400, 401, 404, 410, 429, 499, 500, 503, 599, 600, 999, 20_000])
  func `every other status is an error`(status: Int) async throws {
    let (_, reports) = try await reports(.status(status))
    guard case .failed(1, let reason, _)? = reports.first, reports.count == 1 else {
      Issue.record("status \(status) came to \(reports)")
      return
    }
    #expect(reason.text == "status \(status)")
  }

  @Test func `the body of an answer is ignored: a transport cannot even hand it over`() {
    let answer = WebhookAnswer(status: 200)
    #expect(Mirror(reflecting: answer).children.map(\.label) == ["status", "retryAfter"])
  }
}

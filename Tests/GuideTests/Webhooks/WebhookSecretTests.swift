import LeadActions
import LeadActionsTesting
import Testing

@Suite struct WebhookSecretTests {
  private struct OneSecret: SecretSource {
    func value(of name: SecretName, tenant: TenantName) async throws -> String? {
      name == "HOOK" ? "sgb25gfHhgfUIYT7674" : nil
    }
  }

  private static let requested = "https://www.example.com/webhook.php?secret=sgb25gfHhgfUIYT7674"

  private func world(_ url: String) async throws -> GuideWorld {
    let world = try GuideWorld(WebhookWorld.book(url), secrets: OneSecret())
    world.recording.script(.webhook, [.throwing("cannot reach \(Self.requested)")])
    try await world.happens(GuideLead.adoption())
    try await world.happens(.callVoicemail(CallDetails()))
    try await world.deliverAll()
    return world
  }

  @Test func `a secret key in the URL is requested with every attempt`() async throws {
    let world = try await world(Self.requested)
    #expect(world.webhooks.map(\.url) == [Self.requested, Self.requested])
  }

  @Test func `a secret that the URL names is put in when it is requested`() async throws {
    let world = try await world("https://www.example.com/webhook.php?secret=${HOOK}")
    #expect(world.webhooks.map(\.url) == [Self.requested, Self.requested])
  }

  @Test func `a secret that the URL names stands in no history, since only sender and receiver know it`() async throws {
    let world = try await world("https://www.example.com/webhook.php?secret=${HOOK}")
    let history = try await world.history()
    #expect(history.reports(.webhook).count == 2)
    // The transport's error named the URL as it was requested.
    #expect(history.contains { "\($0)".contains("cannot reach https://www.example.com/webhook.php?secret=${HOOK}") })
    #expect(!history.contains { "\($0)".contains("sgb25gfHhgfUIYT7674") })
  }

  @Test func `no authentication is sent but what the URL holds`() async throws {
    let world = try await world(Self.requested)
    for request in world.webhooks {
      #expect(!request.body.contains("sgb25gfHhgfUIYT7674"))
      #expect(Mirror(reflecting: request).children.map(\.label) == ["url", "contentType", "body"])
    }
  }
}

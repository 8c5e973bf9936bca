import LeadActions
import LeadActionsTesting
import Synchronization
import Testing

import struct Foundation.Data
import struct Foundation.Date

/// No secret comes out anywhere but at a transport, wherever in a webhook's URL it stands and whatever happens to it.
@Suite struct CanaryTests {
  /// Raw it has characters that a URL encodes; in every form it holds a word that nothing else does.
  private static let value = "cänary/ZQX7 +&?#%"
  private static let literal = "ZQX7literalcanary0123456789"

  private struct Secrets: SecretSource {
    var token: String?
    var isSealed = false
    func value(of name: SecretName, tenant: TenantName) async throws -> String? {
      if isSealed { throw ScriptedError("the vault will not give \(CanaryTests.value)") }
      return token
    }
  }

  /// By their place: named secrets, and secrets in the URL itself.
  private static let urls = [
    "https://hooks.example.com/lead?key=${TOKEN}", "https://hooks.example.com/${TOKEN}/lead",
    "https://me:${TOKEN}@hooks.example.com/lead", "https://hooks.example.com/webhook.php?secret=\(literal)",
    "https://hooks.example.com/services/\(literal)/lead", "https://me:\(literal)@hooks.example.com/lead",
    "https://hooks.example.com/${TOKEN}?secret=\(literal)#\(literal)",
  ]

  /// What the receiver does, and the source.
  private enum Course: CaseIterable {
    case accepted, refused, redirected, throwing, hanging, unknown, sealed, held, blocked
  }

  private static func isClean(_ text: String) -> Bool { !text.lowercased().contains("zqx7") && !text.contains("nary") }

  private static func dumped(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text + "\n\(value)\n" + String(reflecting: value)
  }

  private static let encoded = "c%C3%A4nary%2FZQX7%20%2B%26%3F%23%25"

  private static let lowercase = "c%c3%a4nary%2fZQX7%20%2b%26%3f%23%25"

  /// The URL as it is requested.
  private static func asked(_ url: String) -> String { url.replacing("${TOKEN}", with: encoded) }

  /// What a careless transport might say beside it; hosts are written in lower case.
  private static func said(_ url: String) -> String {
    guard url.contains("${") else { return "" }
    return " for \(encoded), \(lowercase), \(value), \(encoded.lowercased()), \(value.lowercased())"
  }

  @Test(arguments: urls) func `secrets of webhooks show nowhere, whatever becomes of the request`(url: String)
    async throws
  {
    for course in Course.allCases {
      let world = try World(url, course)
      let outputs = try await world.run()
      for (place, text) in outputs { #expect(Self.isClean(text), "\(course), \(place): \(text.prefix(2_000))") }
      // The test would pass as well if nothing were sent and nothing said.
      #expect(outputs.contains { $0.place == "history" && $0.text.contains("Webhook") })
      switch course {
      case .accepted, .refused, .redirected, .throwing, .hanging:
        #expect(world.sentURLs.contains { $0.contains("ZQX7") })
      case .unknown, .sealed: #expect(world.sentURLs == [] || !url.contains("${"))
      case .held, .blocked: #expect(world.sentURLs == [])
      }
    }
  }

  @Test func `a secret in a host shows nowhere`() async throws {
    for course in [Course.accepted, .refused, .redirected, .throwing, .hanging, .unknown, .sealed, .held] {
      let world = try World("https://${TOKEN}.hooks.example.com/lead", course)
      for (place, text) in try await world.run() {
        #expect(Self.isClean(text), "\(course), \(place): \(text.prefix(2_000))")
      }
    }
  }

  @Test func `the canaries would be seen: they stand in what is sent, in raw and encoded form`() throws {
    #expect(
      !Self.isClean("https://x/?key=c%C3%A4nary%2FZQX7") && !Self.isClean(Self.value) && !Self.isClean(Self.literal))
  }

  @Test func `a description of a request keeps what is no secret`() {
    let shown = [
      "https://hooks.example.com/lead?key=${TOKEN}": "https://hooks.example.com/lead?key=${TOKEN}",
      "https://me:pw@example.com:8443/a/b?x=1&y#z": "https://…@example.com:8443/a/b?x=…&…&…",
      "https://example.com/services/0123456789abcdef/lead": "https://example.com/services/…/lead",
      "https://example.com/${LONG_NAME_OF_A_SECRET}": "https://example.com/${LONG_NAME_OF_A_SECRET}", "nonsense": "…",
    ]
    for (url, text) in shown { #expect("\(WebhookRequest(url: url, body: ""))" == "POST to \(text)") }
  }

  /// Those that a rule book may have.
  @Test(arguments: urls.filter { !$0.contains("@") && !$0.contains("#") })
  func `plays, traces and explanations show no secret`(url: String) async throws {
    let rules = RuleBook(
      "Hooks",
      leadGroups: [
        LeadGroup(
          "All", types: [LeadType("Enquiry", rules: [Rule("hook", on: .received, do: [.webhook(PostWebhook(url))])])])
      ])
    let recording = RecordingTransports()
    recording.always(.webhook, .throwing("POST \(Self.asked(url)) failed\(Self.said(url))"))
    let player = try Player(
      rules: rules, transports: recording.transports, secrets: Secrets(token: Self.value),
      policies: RetryPolicies(webhook: .once))
    let lead = Lead(id: "lead", type: "Enquiry", received: TestPlan.start)
    let receipt = Occurrence("receipt", lead: "lead", .received(Receipt(lead, from: .webForm)))
    let play = Play(
      from: TestPlan.start, until: TestPlan.start.addingTimeInterval(60), [PlayStep(at: TestPlan.start, receipt)])
    let summary = try await player.play(play, explaining: ["lead"])
    #expect(summary.deadLetters.count == 1)
    #expect(Self.isClean(Self.dumped(summary)))
    let pipeline = try EventPipeline(rules: rules, store: InMemoryStore())
    let plan = try await pipeline.dryRun(receipt, trace: .full)
    #expect(plan.deliveries.count == 1)
    let trace = try #require(plan.trace)
    let parts: [(String, Any)] = [("plan", plan), ("trace", trace), ("history", plan.history)]
    for (place, value) in parts { #expect(Self.isClean(Self.dumped(value)), "\(place)") }
    #expect(Self.isClean(String(decoding: try StoredForm.encode(trace), as: UTF8.self)))
  }

  // MARK: A world for each course

  private struct World {
    let url: String
    let course: Course
    let bench = SafetyBench()
    let secrets: Secrets

    init(_ url: String, _ course: Course) throws {
      self.url = url
      self.course = course
      secrets = Secrets(token: course == .unknown ? nil : CanaryTests.value, isSealed: course == .sealed)
      try bench.receive("lead", [SafetyDelivery.webhook("hook", url)])
    }

    var sentURLs: [String] {
      bench.recording.sent.compactMap { if case .webhook(let request) = $0.message { request.url } else { nil } }
    }

    func run() async throws -> [(place: String, text: String)] {
      switch course {
      case .refused: bench.recording.always(.webhook, .status(500))
      case .redirected: bench.recording.always(.webhook, .status(302))
      case .throwing:
        bench.recording.always(.webhook, .throwing("POST \(CanaryTests.asked(url)) refused\(CanaryTests.said(url))"))
      case .hanging: bench.recording.always(.webhook, .throwing("no answer from \(CanaryTests.asked(url))"))
      default: break
      }
      var safety = OutboundSafety.none
      if course == .held {
        let destination = Destination(of: .webhook(WebhookRequest(url: url, body: "")))
        safety.killSwitch = KillSwitch(off: .destination(destination))
      }
      if course == .blocked { safety.loops = LoopGuard(ownHosts: ["hooks.example.com"]) }
      let texts = Texts()
      let claims = Texts()
      let dispatcher = Dispatcher(
        store: bench.store, transports: bench.recording.transports, secrets: secrets, safety: safety,
        clock: bench.clock,
        probe: DeliveryProbe { point, claim in claims.add("\(point) \(CanaryTests.dumped(claim))") },
        onTrouble: { texts.add("\($0)") })
      var outputs: [(place: String, text: String)] = []
      for _ in 0..<8 {
        let report = try await dispatcher.deliverDue()
        outputs.append(("report", CanaryTests.dumped(report)))
        guard let next = bench.store.nextDelivery(after: bench.clock.now) else { break }
        bench.clock.set(next)
      }
      let entries = bench.store.history(of: TestPlan.key, filter: .all, after: nil, limit: 99).entries
      let inbox = bench.store.inbox(of: .only, after: nil, limit: 99)
      let record = try #require(bench.store.record(of: TestPlan.key))
      outputs += [
        ("history", bench.history()), ("entries", CanaryTests.dumped(entries)), ("inbox", CanaryTests.dumped(inbox)),
        ("letters", CanaryTests.dumped(bench.deadLetters)), ("troubles", texts.all), ("claims", claims.all),
        ("record", CanaryTests.dumped(record)), ("dispatcher", CanaryTests.dumped(dispatcher)),
        ("stored history", try Self.stored(entries)), ("stored inbox", try Self.stored(inbox.map(\.occurrence))),
        ("stored record", try Self.stored(record)),
        ("stored reasons", try Self.stored(bench.deadLetters.map(\.reason))),
      ]
      // The outbox holds the URL as the rule book has it, so that it can be sent: with the secret's name, not its value.
      if !url.contains(CanaryTests.literal) {
        outputs.append(("stored letters", try Self.stored(bench.deadLetters.map(\.delivery))))
      }
      return outputs
    }

    private static func stored(_ value: some Encodable) throws -> String {
      String(decoding: try StoredForm.encode(value), as: UTF8.self)
    }
  }

  private final class Texts: Sendable {
    private let state = Mutex("")
    var all: String { state.withLock { $0 } }
    func add(_ text: String) { state.withLock { $0 += text + "\n" } }
  }
}

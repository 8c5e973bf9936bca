import Foundation
import LeadActions
import LeadActionsTesting
import Testing

@Suite struct SecretTests {
  private static let canary = "cänary/+ 7&?#%"
  private static let encoded = "c%C3%A4nary%2F%2B%207%26%3F%23%25"

  private struct Secrets: SecretSource {
    func value(of name: SecretName, tenant: TenantName) async throws -> String? {
      if name == "BROKEN" { throw ScriptedError("vault at \(SecretTests.canary) is sealed") }
      return name == "TOKEN" ? SecretTests.canary : name == "SHORT" ? "7&" : nil
    }
  }

  private static let url = "https://hooks.example.com/${TOKEN}/lead?key=${TOKEN}&short=${SHORT}"

  private func bench(_ url: String = url) throws -> Bench {
    var bench = try Bench(TestPlan.webhook("webhook", url: url))
    bench.secrets = Secrets()
    return bench
  }

  @Test func `a secret is put into the URL at sending, encoded, and nowhere else`() async throws {
    let bench = try bench()
    try await bench.dispatcher().deliverDue()
    guard case .webhook(let request)? = bench.recording.sent.first?.message else {
      Issue.record("nothing was sent")
      return
    }
    #expect(request.url == "https://hooks.example.com/\(Self.encoded)/lead?key=\(Self.encoded)&short=7%26")
    #expect(request.body == "eventtype=delivery&leadid=lead")
    #expect(!bench.history.contains("nary"))
  }

  @Test(arguments: [
    canary, encoded, encoded.lowercased(), "POST https://hooks.example.com/\(encoded)/lead?key=\(canary) refused",
    String(repeating: "x", count: 994) + canary,
  ])
  func `an error that holds a secret's value is recorded with its name instead`(error: String) async throws {
    let bench = try bench()
    bench.recording.always(.webhook, .throwing(error))
    let report = try await bench.deliverAll(bench.dispatcher())
    #expect(report.dead == 1)
    #expect(bench.reports.count == 6)
    for text in [bench.history, "\(bench.deadLetters)", "\(report)", "\(bench.inbox)"] {
      #expect(!text.contains("nary") && !text.contains("%C3%A4") && !text.contains("%c3%a4"))
    }
    #expect(bench.history.contains("${TOKEN}") || error.hasPrefix("xxx"))
  }

  @Test(arguments: [
    "https://www.example.com/webhook.php?secret=sgb25gfHhgfUIYT7674", "https://me:sgb25gfHhgfUIYT7674@example.com/lead",
    "https://example.com/services/sgb25gfHhgfUIYT7674/lead?source=crm",
    "https://example.com/${TOKEN}?secret=sgb25gfHhgfUIYT7674#end",
  ])
  func `an error that names a URL with a secret in it is recorded without the secret`(url: String) async throws {
    let bench = try bench(url)
    let asked = url.replacingOccurrences(of: "${TOKEN}", with: Self.encoded)
    bench.recording.always(.webhook, .throwing("POST \(asked) refused, since sgb25gfHhgfUIYT7674 is no key"))
    let report = try await bench.deliverAll(bench.dispatcher())
    #expect(report.dead == 1)
    guard case .webhook(let request)? = bench.recording.sent.first?.message else {
      Issue.record("nothing was sent")
      return
    }
    #expect(request.url == asked)
    #expect(bench.history.contains("example.com") && bench.history.contains("refused, since … is no key"))
    let letters = bench.deadLetters.map(\.reason.text)
    for text in [bench.history, "\(letters)", "\(report)"] { #expect(!text.contains("sgb25")) }
  }

  @Test func `an unknown secret is a dead letter that names it, and nothing is sent`() async throws {
    let bench = try bench("https://example.com/${TOKEN}/${MISSING}")
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.recording.sent == [])
    #expect(
      bench.deadLetters.map(\.reason.text) == [
        "The webhook's URL names secret 'MISSING', which the secret source does not have; add it, then send it again"
      ])
  }

  @Test func `a secret in the host is taken out of what names the host in lower case`() async throws {
    struct Hosts: SecretSource {
      func value(of name: SecretName, tenant: TenantName) async throws -> String? { "AbC123xyz" }
    }
    var bench = try bench("https://${TOKEN}.hooks.example.com/lead")
    bench.secrets = Hosts()
    bench.recording.always(.webhook, .throwing("abc123xyz.hooks.example.com has no address that can be found now"))
    #expect(try await bench.deliverAll(bench.dispatcher()).dead == 1)
    let letters = "\(bench.deadLetters.map(\.reason.text))"
    for text in [bench.history, letters] {
      #expect(text.contains("${TOKEN}.hooks.example.com has no address") && !text.contains("abc123"), "\(text)")
    }
  }

  @Test func `a secret that is empty is none, and nothing is sent`() async throws {
    struct Unset: SecretSource {
      func value(of name: SecretName, tenant: TenantName) async throws -> String? { "" }
    }
    var bench = try bench("https://example.com/lead?secret=${TOKEN}")
    bench.secrets = Unset()
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.recording.sent == [])
    #expect(bench.history.contains("'TOKEN', which the secret source does not have"))
  }

  @Test func `without a secret source every secret is unknown`() async throws {
    var bench = try bench()
    bench.secrets = nil
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.history.contains("'TOKEN'"))
  }

  @Test func `a secret that cannot be read now is tried again, without the source's words`() async throws {
    let bench = try bench("https://example.com/${BROKEN}")
    #expect(try await bench.dispatcher().deliverDue().failed == 1)
    #expect(bench.history.contains("Secret 'BROKEN', which the webhook's URL names, could not be read"))
    #expect(!bench.history.contains("nary"))
  }

  @Test(arguments: ["https://example.com/${TOKEN", "https://example.com/${}", "https://example.com/${TOKEN}/${"])
  func `a URL whose braces do not close is a dead letter`(url: String) async throws {
    let bench = try bench(url)
    #expect(try await bench.dispatcher().deliverDue().dead == 1)
    #expect(bench.recording.sent == [])
    #expect(bench.history.contains("write '${NAME}' in the rule book"))
  }

  @Test func `a value that looks like a name of a secret is not resolved again`() async throws {
    struct Tricky: SecretSource {
      func value(of name: SecretName, tenant: TenantName) async throws -> String? { name == "A" ? "${B}" : "inner" }
    }
    var bench = try bench("https://example.com/${A}")
    bench.secrets = Tricky()
    try await bench.dispatcher().deliverDue()
    guard case .webhook(let request)? = bench.recording.sent.first?.message else { return }
    #expect(request.url == "https://example.com/%24%7BB%7D")
  }
}

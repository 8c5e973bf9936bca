import LeadActions
import Testing

@Suite struct WebhookCheckTests {
  private func codes(_ url: String) -> [String] {
    Checking.codes(in: Checking.book { Rule("hook", on: .converted, PostWebhook(url)) })
  }

  @Test(arguments: [
    "https://crm.example.com/hook?secret=${crm}", "https://crm.example.com/${crm}/hook",
    "HTTPS://crm.example.com:8443/a/b?lead=1&key=${crm}", "https://crm.example.com/hook?key=mortgages&sig=${crm}",
    "https://crm.example.com/6f9619ff-8b86-d011-b42d-00c04fc964ff/hook?s=${crm}",
    "https://93.184.216.34/?s=${crm}", "https://[2606:2800:220:1:248:1893:25c8:1946]/?s=${crm}",
    "https://internal.example.com/?s=${crm}", "https://localhost.example.com/?s=${crm}",
  ])
  func `a webhook over https with a secret by name is healthy`(url: String) {
    #expect(codes(url) == [])
  }

  @Test func `http is found`() {
    let book = Checking.book { Rule("hook", on: .converted, PostWebhook("http://crm.example.com/?s=${crm}")) }
    #expect(Checking.found(in: book) == ["LA901 \(Checking.type).rules[0] 'hook'.do[0].webhook.url"])
  }

  @Test(arguments: [
    "https://crm.example.com", "https://crm.example.com/leads/new", "https://crm.example.com/hook?source=web",
    "https://crm.example.com/hook?secret=", "https://crm.example.com/lead-received-from-the-web-2026",
    "https://crm.example.com/api/v2/leadReceivedFromPartner?campaign=123456789012",
  ])
  func `a webhook without any secret is found`(url: String) {
    #expect(codes(url) == ["LA902"])
  }

  @Test(arguments: [
    "https://www.example.com/webhook.php?secret=sgb25gfHhgfUIYT7674", "https://crm.example.com/?apiKey=1234",
    "https://crm.example.com/?a=${crm}&access_token=x", "https://crm.example.com/?key=mortgages",
    "https://crm.example.com/?auth=9f86d081884c7d65&s=${crm}",
    "https://hooks.example.com/services/T0AB1CD2E/B0AB1CD2E/xY7kQ2mN9pL4rT8vW1zA3bC5",
    "https://hooks.example.com/6f9619ff-8b86-d011-b42d-00c04fc964ff",
  ])
  func `a secret that is spelled out is found, and nothing else`(url: String) {
    #expect(codes(url) == ["LA903"])
  }

  @Test func `a finding about a secret does not repeat it`() {
    let book = Checking.book { Rule("hook", on: .converted, PostWebhook("https://e.example.com/?token=hunter2")) }
    let report = RuleChecker().check(book)
    #expect(report.findings.count == 1)
    #expect(!report.description.contains("hunter2"))
  }

  @Test(arguments: [
    "localhost", "LOCALHOST", "localhost.", "api.localhost", "printer.local", "crm.internal", "crm", "nas.home.arpa",
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
    "127.0.0.1.", "10.0.0.8", "10.8", "172.16.0.1", "172.31.255.255", "192.168.1.10", "192.168.266", "169.254.169.254",
    "0xa9fea9fe", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:10.0.0.1]", "[fe80::1]", "[fec0::1]",
    "[fd00::1]", "[fc00::]", "[ff02::1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::1]", "[2002:7f00:1::]",
    "[2002:c0a8:10a::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[100::1]",
  ])
  func `a private address is found in every notation, and nothing else of it`(host: String) {
    for url in ["https://\(host)/hook?s=${crm}", "http://\(host):8080/hook"] { #expect(codes(url) == ["LA904"]) }
  }

  @Test(arguments: [
    "8.8.8.8", "172.32.0.1", "172.15.0.1", "11.0.0.1", "134744072", "0x08080808", "100.128.0.1", "[::ffff:8.8.8.8]",
    "[64:ff9b::8.8.8.8]", "[2002:808:808::]", "[2a00:1450:4009:81f::200e]", "127.example.com", "local.example.com",
  ])
  func `a public address is not taken for a private one`(host: String) {
    #expect(codes("https://\(host)/hook?s=${crm}") == [])
  }

  @Test func `a webhook of a workflow is looked at too`() {
    var book = Checking.book { Rule("start", on: .converted, StartWorkflow("file")) }
    book.workflows = [LeadWorkflow("file", steps: [.action(PostWebhook("http://crm.example.com/?s=${crm}"))])]
    #expect(Checking.found(in: book) == ["LA901 workflows[0] 'file'.steps[0].do.webhook.url"])
  }

  @Test func `an address that cannot be used is one finding`() {
    #expect(codes("ftp://crm.example.com") == ["LA905"])
    #expect(codes("https://ann:hunter2@crm.example.com/") == ["LA903"])
  }
}

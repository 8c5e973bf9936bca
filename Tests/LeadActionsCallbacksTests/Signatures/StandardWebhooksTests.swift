#if Callbacks
  import Foundation
  import LeadActions
  import Testing

  @testable import LeadActionsCallbacks

  struct StandardWebhooksTests {
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let body = Array(#"{"test": 2432232314}"#.utf8)
    static let time = Date(timeIntervalSince1970: 1_614_265_330)

    let key: SigningKey
    let other: SigningKey
    let webhooks: StandardWebhooks

    init() throws {
      key = try #require(SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
      other = SigningKey.random()
      webhooks = StandardWebhooks(key)
    }

    private func headers(_ changes: [String: String] = [:], prefix: String = "webhook") -> HeaderFields {
      var headers = [
        "\(prefix)-id": Self.id, "\(prefix)-timestamp": "1614265330",
        "\(prefix)-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ]
      headers.merge(changes) { $1 }
      return HeaderFields(headers.map { ($0.key, $0.value) })
    }

    private func problem(
      _ headers: HeaderFields, body: [UInt8] = Self.body, at time: Date = Self.time,
      of webhooks: StandardWebhooks? = nil
    ) -> SignatureProblem? {
      do {
        _ = try (webhooks ?? self.webhooks).verify(headers, body: body, at: time)
        return nil
      } catch { return error }
    }

    @Test func `the specification's own example is signed and verified`() throws {
      let signature = try webhooks.sign(id: Self.id, at: Self.time, body: Self.body)
      #expect(signature.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
      #expect(signature.headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
      #expect(signature.timestamp == "1614265330")
      let verified = try webhooks.verify(headers(), body: Self.body, at: Self.time)
      #expect(verified == VerifiedWebhook(id: Self.id, time: Self.time))
    }

    @Test func `names of headers are read in any case, and Svix's too`() throws {
      let upper = HeaderFields(
        [
          ("WEBHOOK-ID", Self.id), ("Webhook-Timestamp", "1614265330"),
          ("Webhook-Signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ])
      #expect(problem(upper) == nil)
      #expect(problem(headers(prefix: "svix")) == nil)
    }

    @Test func `a changed body, id, time, signature or key is refused`() {
      #expect(problem(headers(), body: Self.body + [0x20]) == .mismatch(keys: 1))
      #expect(problem(headers(), body: []) == .mismatch(keys: 1))
      #expect(problem(headers(["webhook-id": "msg_other"])) == .mismatch(keys: 1))
      #expect(problem(headers(["webhook-timestamp": "1614265331"])) == .mismatch(keys: 1))
      #expect(
        problem(headers(["webhook-signature": "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="]))
          == .mismatch(keys: 1))
      #expect(problem(headers(), of: StandardWebhooks(other)) == .mismatch(keys: 1))
    }

    @Test func `while a key is replaced, both sign and either is accepted`() throws {
      let rotating = StandardWebhooks(other, olderKeys: [key])
      #expect(problem(headers(), of: rotating) == nil)
      let both = try rotating.sign(id: Self.id, at: Self.time, body: Self.body)
      #expect(both.signature.split(separator: " ").count == 2)
      let fields = HeaderFields(both.headers.map { ($0.name, $0.value) })
      #expect(problem(fields) == nil)
      #expect(problem(fields, of: StandardWebhooks(other)) == nil)
      #expect(problem(fields, of: StandardWebhooks(SigningKey.random())) == .mismatch(keys: 1))
    }

    @Test func `signatures of other versions and garbage beside a good one do no harm`() {
      let good = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      #expect(problem(headers(["webhook-signature": "v1a,AAAA v2,x , v1, \(good) v1,====="])) == nil)
      let foreign = good.replacingOccurrences(of: "v1,", with: "v2,")
      guard case .malformed? = problem(headers(["webhook-signature": foreign])) else {
        Issue.record("another version's signature is no signature of version 1")
        return
      }
    }

    @Test(arguments: [(-299.0, true), (299, true), (-301, false), (301, false), (-1e9, false), (1e9, false)])
    func `a signature is accepted within five minutes either way`(offset: Double, isAccepted: Bool) {
      let found = problem(headers(), at: Self.time.addingTimeInterval(offset))
      switch found {
      case nil: #expect(isAccepted)
      case .tooOld(let seconds)?: #expect(!isAccepted && offset > 0 && seconds == offset)
      case .tooNew(let seconds)?: #expect(!isAccepted && offset < 0 && seconds == -offset)
      default: Issue.record("\(String(describing: found))")
      }
    }

    @Test func `a tolerance that is no number tolerates nothing`() {
      #expect(throws: SignatureProblem.self) {
        try webhooks.verify(headers(), body: Self.body, at: Self.time.addingTimeInterval(1), tolerance: .nan)
      }
    }

    @Test(arguments: ["", "x", "-1", "1e9", "16142653301614265330", "1614265330 ", "0x10", "١٦١٤٢٦٥٣٣٠", "nan"])
    func `a time that is none is refused`(text: String) {
      let found = problem(headers(["webhook-timestamp": text]))
      #expect(found == (text.isEmpty ? .missing("webhook-timestamp") : found))
      #expect(found != nil && found != .mismatch(keys: 1))
    }

    @Test func `what is missing or there twice is named`() {
      #expect(problem([:]) == .missing("webhook-id"))
      #expect(problem(["webhook-id": "a"]) == .missing("webhook-timestamp"))
      let twice = HeaderFields([("webhook-id", "a"), ("Webhook-Id", "b")])
      #expect(problem(twice) == .repeated("webhook-id"))
    }

    @Test(arguments: ["", "a.b", "a b", "line\nbreak", "é", String(repeating: "a", count: 257)])
    func `an id that could be split otherwise is neither signed nor accepted`(id: String) {
      #expect(throws: SigningProblem.unusableID) { try webhooks.sign(id: id, at: Self.time, body: []) }
      #expect(problem(headers(["webhook-id": id])) != nil)
    }

    @Test(arguments: [-1, 1e11, 1e300, .nan, .infinity])
    func `a time that cannot be written is not signed, and nothing traps`(seconds: Double) {
      let time = Date(timeIntervalSince1970: seconds)
      #expect(throws: SigningProblem.unusableTime) { try webhooks.sign(id: "a", at: time, body: []) }
      #expect(problem(headers(), at: time) != nil)
    }

    @Test func `garbage is refused and never crashes`() {
      var generator = SeededGenerator(seed: 15)
      let alphabet = Array("v1, =+/.\0\r\né😀AZaz09;:\u{2028}")
      for _ in 0..<1_000 {
        func text() -> String {
          String(
            (0..<Int.random(in: 0..<60, using: &generator))
              .map { _ in alphabet.randomElement(using: &generator) ?? "a" })
        }
        var fields = (0..<5).map { _ in (text(), text()) }
        fields += [
          ("webhook-id", text()), ("webhook-timestamp", Bool.random(using: &generator) ? "1614265330" : text()),
        ]
        fields += [
          (
            "webhook-signature",
            Bool.random(using: &generator) ? "v1,\(Data(text().utf8).base64EncodedString())" : text()
          )
        ]
        #expect(problem(HeaderFields(fields), body: Array(text().utf8)) != nil)
      }
      let many = (0..<20_000).map { ("x-\($0)", "y") }
      #expect(problem(HeaderFields(many)) == .missing("webhook-id"))
      #expect(problem(headers(["webhook-signature": String(repeating: "v1,AAAA ", count: 5_000)])) != nil)
    }

    @Test func `no key, signature or body is in an error or a description`() throws {
      let shown = [
        "\(webhooks)", String(reflecting: webhooks), String(reflecting: headers()), String(reflecting: key),
        String(describing: problem(headers(), body: Array("canary".utf8)).map { "\($0)" }),
      ].joined()
      for secret in ["MfKQ", "g0hM9", "canary", Self.id] { #expect(!shown.contains(secret)) }
    }
  }
#endif

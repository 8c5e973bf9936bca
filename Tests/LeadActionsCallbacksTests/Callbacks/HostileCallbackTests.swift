#if Callbacks
  import Foundation
  import LeadActions
  import TestPrograms
  import Testing

  @testable import LeadActionsCallbacks

  /// Whatever a stranger sends: refused with a reason, or read; never a crash.
  struct HostileCallbackTests {
    let genuine: Genuine

    init() throws { genuine = try Genuine() }

    private func readers() throws -> [CallbackReader] {
      let finder = KnownCustomer()
      return [
        try genuine.sendGrid(), genuine.sendGridReplies(finder), genuine.postmark(.init(), finder),
        genuine.mailgun(.init(), finder), genuine.resend(.init(), finder), genuine.twilio(.init(), finder),
        genuine.json(.init(), finder),
      ]
    }

    @Test func `what is not signed is refused by every reader, and nothing is read of it`() async throws {
      for reader in try readers() {
        for body in ["", "{}", "[]", #"{"events": []}"#, "a=b", String(repeating: "[", count: 100_000)] {
          let request = CallbackRequest(url: "https://crm.example/x", headers: [:], body: Array(body.utf8))
          do {
            _ = try await reader.read(request, at: Genuine.now)
            Issue.record("\(reader.source.name) read what nobody signed")
          } catch let problem as CallbackProblem {
            switch problem {
            case .notGenuine: #expect(problem.status == 401)
            case .unreadable: #expect(problem.status == 400 && reader.source.name == "mailgun")
            default: Issue.record("\(problem)")
            }
          }
        }
      }
    }

    @Test func `a body that is too large is refused before anything`() async throws {
      let request = CallbackRequest(headers: [:], body: Array(repeating: 0x20, count: 1_001))
      for var settings in [CallbackReader.Settings()] {
        settings.bodyLimit = 1_000
        await #expect(throws: CallbackProblem.tooLarge(bytes: 1_001, limit: 1_000)) {
          try await genuine.json(settings).read(request, at: Genuine.now)
        }
      }
    }

    @Test(arguments: [
      "[1,]", "{\"a\"}", "{\"a\":1,}", "[\"", "[\"\\", "[\"\\u12", "[\"\\ud800\\u", "tru", "[] x", "\u{0}", "nan",
      "[1 2]", "{1:2}", "",
    ])
    func `JSON that is none is refused`(text: String) {
      #expect(throws: CallbackProblem.self) { try CallbackValue.read(Array(text.utf8)) }
    }

    @Test func `JSON of many levels or values is refused, and exhausts nothing`() {
      for text in [
        String(repeating: "[", count: 1_000_000), String(repeating: #"{"a":"#, count: 100_000),
        "[" + String(repeating: "0,", count: 300_000) + "0]",
      ] {
        #expect(throws: CallbackProblem.self) { try CallbackValue.read(Array(text.utf8)) }
      }
    }

    @Test func `JSON that is odd is read`() throws {
      let bytes =
        Array(#"{"a":"\ud83d\ude00\ud83d x\udc00\u0000","n":123456789012345678901234567890,"a2":1,"a2":2,"b":""#.utf8)
        + [0xFF, 0xC3] + Array(#"\q\/","deep":[[[[]]]]}"#.utf8)
      let value = try CallbackValue.read(bytes)
      #expect(value["a"]?.text == "😀\u{FFFD} x\u{FFFD}\u{0}")
      #expect(value["n"]?.text == "123456789012345678901234567890")
      #expect(value["a2"]?.text == "2")
      #expect(value["b"]?.text?.contains("\u{FFFD}") == true)
    }

    @Test func `signed garbage is survived`() async throws {
      var generator = SeededGenerator(seed: 16)
      let pieces = [
        "{", "}", "[", "]", ":", ",", "\"", "\\u", "\\", "event", "open", "\"event\":\"open\"", "la_lead", "null",
        "1e999",
        "-", "é", "\u{0}", "\"events\":[", "\"type\":\"email.opened\"", "\"data\":{", "\"RecordType\":\"Bounce\"",
        "\"tags\":[[]]", "99999999999999999999", "\u{202E}", "&", "=", "%", "%ff", "\r\n", "--b",
      ]
      for _ in 0..<300 {
        let body = (0..<Int.random(in: 0..<40, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        for (reader, request) in [
          (try genuine.sendGrid(), try genuine.sendGrid(body)), (genuine.postmark(), genuine.basic(body)),
          (genuine.mailgun(), genuine.mailgun(body)), (genuine.json(), try genuine.standard(body)),
          (genuine.resend(), try genuine.standard(body, svix: true)),
          (genuine.sendGridReplies(), genuine.basic(body, type: "multipart/form-data; boundary=b")),
        ] {
          do { _ = try await reader.read(request, at: Genuine.now) } catch is CallbackProblem {}
        }
      }
    }

    @Test func `a large body of anything is read or refused soon`() async throws {
      let size = 1_024 * 1_024
      let values = 100_000
      let bodies = [
        #"{"events": [{"type": "email.replied", "text": ""# + String(repeating: "\\u00e9", count: size / 6 - 20)
          + #""}]}"#,
        "[" + String(repeating: "{},", count: values - 2) + "{}]", String(repeating: " ", count: size),
        "[" + String(repeating: "1", count: size - 2) + "]",
      ]
      let clock = ContinuousClock()
      for body in bodies {
        let request = try genuine.standard(String(body.prefix(size)))
        let taken = await clock.measure { _ = try? await genuine.json().read(request, at: Genuine.now) }
        #expect(taken < .seconds(600))
      }
    }

    @Test(arguments: [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=" + String(repeating: "b", count: 71), "multipart/form-data; boundary=absent",
    ])
    func `parts without a boundary are refused`(type: String) async throws {
      await #expect(throws: CallbackProblem.self) {
        try await genuine.sendGridReplies().read(genuine.basic("--b\r\n\r\n--b--", type: type), at: Genuine.now)
      }
    }

    @Test func `many parts are refused, and end soon`() async throws {
      let body = String(repeating: "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", count: 5_000)
      await #expect(throws: CallbackProblem.self) {
        try await genuine.sendGridReplies()
          .read(genuine.basic(body, type: "multipart/form-data; boundary=b"), at: Genuine.now)
      }
    }

    @Test(arguments: [
      // All but the boundary, again and again; the first byte of one alone; and nothing like it.
      "\r\n--" + String(repeating: "b", count: 69) + "c", "\r\n--c", "\r", "x",
    ])
    func `a large body of what is nearly a boundary costs little before anybody has verified it`(piece: String) {
      let size = 10 * 1_024 * 1_024
      let body = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
      let boundary = String(repeating: "b", count: piece.utf8.count > 10 ? 70 : 1)
      let opening = Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n".utf8)
      let request = CallbackRequest(
        headers: ["Content-Type": "multipart/form-data; boundary=\(boundary)"], body: opening + body)
      // How long this machine takes just to go through it.
      var sum = 0
      let yardstick = ProcessorTime.seconds { for byte in body { sum &+= Int(byte) } }
      #expect(sum > 0)
      let seconds = ProcessorTime.seconds {
        #expect(throws: CallbackProblem.unreadable("multipart: it ends without its last boundary")) {
          try MultipartFields.read(request)
        }
      }
      #expect(seconds < max(1, 10 * yardstick))
    }

    @Test func `of a large text of header lines the first are read alone`() {
      let text = "From: a@mail.example\n" + String(repeating: "X: y\n", count: 2_000_000)
      let seconds = ProcessorTime.seconds { #expect(MailHeaders(lines: text)["From"] == "a@mail.example") }
      #expect(seconds < 0.5)
    }

    @Test func `bytes are found where they stand, and nowhere else`() {
      let bytes = Array("abcabdab".utf8)
      for (pattern, start, place) in [
        ("abd", 0, 3), ("abc", 0, 0), ("abc", 1, nil), ("ab", 4, 6), ("b", 7, 7), ("abx", 0, nil), ("", 0, nil),
        ("abcabdabc", 0, nil), ("a", 8, nil), ("a", 9, nil), ("a", -1, nil),
      ] as [(String, Int, Int?)] {
        let found = ByteSearch.first(Array(pattern.utf8), in: bytes, from: start)
        #expect(found == place.map { $0..<$0 + pattern.utf8.count }, "\(pattern) from \(start)")
      }
      #expect(ByteSearch.first([1], in: [], from: 0) == nil)
    }

    @Test func `what strangers wrote is cleaned and cut before it is kept`() async throws {
      let long = String(repeating: "é", count: 100_000)
      let body =
        #"{"events": [{"type": "email.clicked", "lead": "l", "delivery": "d", "link": "\u0000\n\#(long)", "id": "\#(long)"}]}"#
      let report = try await genuine.json().read(genuine.standard(body), at: Genuine.now)
      let found = try #require(report.occurrences.first)
      guard case .emailClicked(let details) = found.report, let link = details.link else {
        Issue.record("\(found)")
        return
      }
      #expect(link.utf8.count <= 2_060 && !link.contains("\u{0}") && !link.contains("\n"))
      #expect(found.id.rawValue.utf8.count < 300)
    }

    @Test func `an echo that is none of ours names no lead`() {
      for fields in [
        ["la_lead": "", "la_delivery": "d"], ["la_lead": "l"], ["la_delivery": "d"],
        ["la_lead": String(repeating: "l", count: 1_001), "la_delivery": "d"],
        ["la_lead": "l", "la_delivery": String(repeating: "d", count: 201)],
      ] { #expect(DeliveryEcho { fields[$0] } == nil) }
      let odd = DeliveryEcho { ["la_lead": "l", "la_delivery": "d", "la_sent": "1e300"][$0] }
      #expect(odd != nil && odd?.sent == nil)
    }

    @Test(arguments: ["", "plain", "a-b_c", "lead 7/é", "😀", "\u{0}\u{1}", "%2D", "--"])
    func `any id is carried by providers that take letters and digits alone`(id: String) {
      let plain = DeliveryEcho.plain(id)
      #expect(
        plain.utf8.allSatisfy {
          Character(Unicode.Scalar($0)).isLetter || $0 == 0x5F || $0 == 0x2D || (48...57).contains($0)
        })
      #expect(DeliveryEcho.value(ofPlain: plain) == id)
      #expect(DeliveryEcho.value(ofPlain: plain + "-") == nil)
      #expect(DeliveryEcho.value(ofPlain: plain + "-F") == nil)
    }

    @Test func `a finder that fails is thrown, so that the provider comes again`() async throws {
      struct Trouble: Error {}
      struct Broken: LeadFinder {
        func leads(reachedAt key: ContactKey, of tenant: TenantName) async throws -> [LeadID] { throw Trouble() }
      }
      await #expect(throws: Trouble.self) {
        try await genuine.twilio(.init(), Broken()).read(
          genuine.twilio(["MessageSid": "SM2", "From": "+447700900123", "Body": "hi"]), at: Genuine.now)
      }
    }
  }
#endif

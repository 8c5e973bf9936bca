#if Callbacks
  import Foundation
  import LeadActions
  import Testing

  @testable import LeadActionsCallbacks

  struct TextCallbackTests {
    let genuine: Genuine

    init() throws { genuine = try Genuine() }

    private func status(_ status: String, error: String? = nil, query: String) async throws -> CallbackReport {
      let request =
        error.map {
          genuine.twilio(
            ["MessageSid": "SM1", "MessageStatus": status, "To": "+447700900123", "ErrorCode": $0], query: query)
        } ?? genuine.twilio(["MessageSid": "SM1", "MessageStatus": status, "To": "+447700900123"], query: query)
      return try await genuine.twilio().read(request, at: Genuine.now)
    }

    private func reply(_ body: String, optOut: String? = nil) async throws -> CallbackReport {
      let request =
        optOut.map {
          genuine.twilio(["MessageSid": "SM2", "From": "+447700900123", "Body": body, "OptOutType": $0])
        } ?? genuine.twilio(["MessageSid": "SM2", "From": "+447700900123", "Body": body])
      return try await genuine.twilio(.init(), KnownCustomer()).read(request, at: Genuine.now)
    }

    private func details(_ text: String) -> MessageDetails {
      MessageDetails("SM2", recipient: "+447700900123", text: text)
    }

    @Test func `a text that failed is found by the query of its callback's URL`() async throws {
      let query = "?la_tenant=\(TenantName.only)&la_lead=lead+7%2F%C3%A9&la_delivery=d1"
      for state in ["failed", "undelivered"] {
        let report = try await status(state, error: "30003", query: query)
        let expected = MessageDetails("d1", recipient: "+447700900123", reason: "\(state), error 30003", delivery: "d1")
        #expect(
          report.occurrences == [Occurrence("twilio:SM1-\(state)", lead: "lead 7/é", .textFailed(expected))])
      }
      #expect(try await status("delivered", query: query).notes.count == 1)
      #expect(try await status("sent", query: query).skipped.count == 1)
      #expect(try await status("failed", query: "").unmatched.count == 1)
    }

    @Test func `a reply goes to the newest lead of the number`() async throws {
      let report = try await reply("Yes please")
      #expect(
        report.occurrences == [
          Occurrence("twilio:SM2", lead: "lead 9", .textReplied(details("Yes please"), stop: false))
        ])
    }

    @Test(arguments: ["STOP", "stop", " Stop. ", "STOP ALL", "Unsubscribe!", "cancel", "end", "QUIT"])
    func `a stop stops all leads of the number`(word: String) async throws {
      let report = try await reply(word)
      let text = try #require(word.cleaned(100))
      #expect(
        report.occurrences == [
          Occurrence("twilio:SM2", lead: "lead 9", .textReplied(details(text), stop: true)),
          Occurrence("twilio:SM2:stop", lead: "lead 7", .consentChanged(.text, open: false)),
        ])
    }

    @Test func `a stop that names its lead stops the others of the number too`() async throws {
      let body = """
        {"events": [{"type": "text.replied", "text": "STOP", "address": "+447700900123", "lead": "lead 7", "delivery": "d"}]}
        """
      let report = try await genuine.json(.init(), KnownCustomer()).read(genuine.standard(body), at: Genuine.now)
      #expect(report.occurrences.map(\.lead) == ["lead 7", "lead 9"])
      #expect(report.occurrences.last?.report == .consentChanged(.text, open: false))
    }

    /// One lead of the number with each of two tenants, and two with a third.
    private struct SharedNumber: LeadFinder {
      func leads(reachedAt key: ContactKey, of tenant: TenantName) async throws -> [LeadID] {
        guard key.value == "447700900123" else { return [] }
        return ["south": ["s"], "east": ["e1", "e2"], "west": ["w"]][tenant] ?? []
      }
    }

    @Test func `where tenants share an account a stop and a start reach all of them, and a reply the first`()
      async throws
    {
      let settings = CallbackReader.Settings(tenants: .echoed(repliesTo: ["north", "south", "east"]))
      func found(_ body: String) async throws -> [String] {
        let request = genuine.twilio(["MessageSid": "SM2", "From": "+447700900123", "Body": body])
        let report = try await genuine.twilio(settings, SharedNumber()).read(request, at: Genuine.now)
        return report.found.map { found in
          switch found.occurrence.report {
          case .consentChanged(.text, let open): "\(found.tenant) \(found.occurrence.lead) \(open ? "open" : "closed")"
          default: "\(found.tenant) \(found.occurrence.lead) replied"
          }
        }
      }
      #expect(try await found("hello") == ["south s replied"])
      #expect(try await found("STOP") == ["south s replied", "east e1 closed", "east e2 closed"])
      #expect(
        try await found("START") == ["south s open", "south s replied", "east e1 open", "east e2 open"])
      let body = """
        {"events": [{"type": "text.replied", "text": "STOP", "address": "+447700900123", "tenant": "west", "lead": "w", \
        "delivery": "d"}]}
        """
      let echoed = try await genuine.json(settings, SharedNumber()).read(genuine.standard(body), at: Genuine.now)
      #expect(echoed.found.map(\.tenant) == ["west", "south", "east", "east"])
    }

    @Test(arguments: ["Please stop by at 5", "don't stop", "the end", "YES", "ＳＴ0Ｐ", "🛑", "", "stop the car 7"])
    func `what only mentions a stop stops nothing`(text: String) async throws {
      let report = try await reply(text)
      #expect(report.occurrences.count == 1)
      guard case .textReplied(_, stop: false)? = report.occurrences.first?.report else {
        Issue.record("\(report)")
        return
      }
    }

    @Test func `a start opens the channel again before the reply's own rules run`() async throws {
      let report = try await reply("Start")
      #expect(
        report.occurrences == [
          Occurrence("twilio:SM2:start", lead: "lead 9", .consentChanged(.text, open: true)),
          Occurrence("twilio:SM2", lead: "lead 9", .textReplied(details("Start"), stop: false)),
          Occurrence("twilio:SM2:start", lead: "lead 7", .consentChanged(.text, open: true)),
        ])
    }

    @Test func `the provider's own word about a stop counts before the text's`() async throws {
      let french = try await reply("ARRET", optOut: "STOP")
      #expect(french.occurrences.first?.report == .textReplied(details("ARRET"), stop: true))
      let help = try await reply("HELP", optOut: "HELP")
      #expect(help.occurrences.map(\.report) == [.textReplied(details("HELP"), stop: false)])
    }

    @Test func `words that stop can be set`() async throws {
      let settings = CallbackReader.Settings(stopWords: StopWords(stop: ["ARRET"], start: []))
      let request = genuine.twilio(["MessageSid": "SM2", "From": "+447700900123", "Body": "arret"])
      let report = try await genuine.twilio(settings, KnownCustomer()).read(request, at: Genuine.now)
      #expect(report.occurrences.first?.report == .textReplied(details("arret"), stop: true))
    }
  }
#endif

#if Callbacks
  import Foundation
  import LeadActions
  import Testing

  @testable import LeadActionsCallbacks

  struct EmailCallbackTests {
    private static let person = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/128.0"

    let genuine: Genuine

    init() throws { genuine = try Genuine() }

    private static var echo: String {
      #""la_tenant": "\#(TenantName.only)", "la_lead": "lead 7", "la_delivery": "d1", "la_sent": "1599990000""#
    }

    private func details(
      _ reason: String? = nil, link: String? = nil, machine: Bool = false, to address: String = "jane@mail.example"
    ) -> MessageDetails {
      MessageDetails("d1", recipient: address, reason: reason, link: link, likelyMachine: machine, delivery: "d1")
    }

    // MARK: SendGrid

    private func sendGrid(_ fields: String) async throws -> CallbackReport {
      let body = """
        [{"email": "jane@mail.example", "timestamp": 1600000000, "sg_event_id": "e1", "sg_message_id": "m.1", \
        \(Self.echo), \(fields)}]
        """
      return try await genuine.sendGrid().read(genuine.sendGrid(body), at: Genuine.now)
    }

    @Test func `SendGrid's events become occurrences of the lead that the message was for`() async throws {
      let cases: [(String, Report)] = [
        (
          #""event": "bounce", "type": "bounce", "reason": "550 no such user""#,
          .emailFailed(details("550 no such user"), permanently: true)
        ),
        (
          #""event": "bounce", "type": "blocked", "reason": "554 later""#,
          .emailFailed(details("554 later"), permanently: false)
        ),
        (
          #""event": "dropped", "reason": "Bounced Address""#,
          .emailFailed(details("Bounced Address"), permanently: true)
        ),
        (#""event": "dropped", "reason": "Invalid""#, .emailFailed(details("Invalid"), permanently: true)),
        (
          #""event": "dropped", "reason": "Unsubscribed Address""#,
          .emailUnsubscribed(details("Unsubscribed Address"))
        ),
        (
          #""event": "dropped", "reason": "Spam Reporting Address""#,
          .emailSpamReported(details("Spam Reporting Address"))
        ),
        // The sender's own faults, which close no address.
        (
          #""event": "dropped", "reason": "Recipient List over Package Quota""#,
          .emailFailed(details("Recipient List over Package Quota"), permanently: false)
        ),
        (
          #""event": "dropped", "reason": "Invalid SMTPAPI header""#,
          .emailFailed(details("Invalid SMTPAPI header"), permanently: false)
        ),
        (#""event": "dropped""#, .emailFailed(details(), permanently: false)),
        (#""event": "deferred", "response": "busy""#, .emailFailed(details("busy"), permanently: false)),
        (#""event": "open", "useragent": "\#(Self.person)""#, .emailOpened(details())),
        (
          #""event": "open", "useragent": "\#(Self.person)", "sg_machine_open": true"#,
          .emailOpened(details(machine: true))
        ),
        (
          #""event": "click", "url": "https://crm.example/offer", "useragent": "\#(Self.person)""#,
          .emailClicked(details(link: "https://crm.example/offer"))
        ),
        (#""event": "spamreport""#, .emailSpamReported(details())),
        (#""event": "unsubscribe""#, .emailUnsubscribed(details())),
        (#""event": "group_unsubscribe""#, .emailUnsubscribed(details())),
        (#""event": "group_resubscribe""#, .consentChanged(.email, open: true)),
      ]
      for (fields, report) in cases {
        let found = try await sendGrid(fields)
        #expect(found.occurrences == [Occurrence("sendgrid:e1", lead: "lead 7", report)], "\(fields)")
      }
    }

    @Test func `an email that arrived is a note, and what means nothing is counted`() async throws {
      let arrived = try await sendGrid(#""event": "delivered", "response": "250 OK""#)
      #expect(arrived.occurrences.isEmpty && arrived.notes.map(\.kind) == [.delivered])
      let other = try await sendGrid(#""event": "processed""#)
      #expect(other.occurrences.isEmpty && other.skipped.values.reduce(0, +) == 1)
    }

    @Test func `one odd event of a batch does not hold up the others`() async throws {
      let good = #"{"event": "open", "sg_event_id": "e\#(2)", \#(Self.echo)}"#
      let body = #"[7, null, {"event": ["open"]}, {"event": "open", "email": "\ud800\u0000x"}, {}, [[]], "# + good + "]"
      let report = try await genuine.sendGrid().read(genuine.sendGrid(body), at: Genuine.now)
      #expect(report.occurrences.map(\.id) == ["sendgrid:e2"])
      #expect(report.skipped.values.reduce(0, +) == 5)
      #expect(report.unmatched.count == 1)
    }

    @Test func `an event without an id gets the same one each time, and another than its neighbour`() async throws {
      func id(_ link: String) async throws -> OccurrenceID? {
        let body = #"[{"event": "click", "url": "\#(link)", "timestamp": 1600000000, \#(Self.echo)}]"#
        return try await genuine.sendGrid().read(genuine.sendGrid(body), at: Genuine.now).occurrences.first?.id
      }
      let first = try #require(try await id("https://a.example"))
      #expect(try await id("https://a.example") == first)
      #expect(try await id("https://b.example") != first)
    }

    @Test func `an event of another tenant's message is passed over, unless all share the account`() async throws {
      let body = #"[{"event": "open", "sg_event_id": "e1", "la_tenant": "south", "la_lead": "l", "la_delivery": "d"}]"#
      let strict = try await genuine.sendGrid().read(genuine.sendGrid(body), at: Genuine.now)
      #expect(strict.found.isEmpty && strict.skipped == ["an event of another tenant's message": 1])
      let shared = try genuine.sendGrid(.init(tenants: .echoed(repliesTo: [])))
      let report = try await shared.read(genuine.sendGrid(body), at: Genuine.now)
      #expect(report.found.map(\.tenant) == ["south"])
    }

    @Test func `a reply by SendGrid's Inbound Parse is read out of its parts`() async throws {
      func part(_ name: String, _ value: String) -> String {
        "--xYz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
      }
      let delivery = String(repeating: "ab12", count: 8)
      let body =
        part(
          "headers",
          "From: Jane <jane@mail.example>\nMessage-ID: <r1@mail.example>\nIn-Reply-To:\n <\(delivery)@crm.example>")
        + "--xYz\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"a\"\r\n\r\n--xYz no\r\n"
        + part("from", "Jane <jane@mail.example>") + part("text", "Yes please\r\ncall me") + "--xYz--\r\n"
      let request = genuine.basic(body, type: "multipart/form-data; boundary=xYz")
      let report = try await genuine.sendGridReplies(KnownCustomer()).read(request, at: Genuine.now)
      let found = try #require(report.occurrences.first)
      #expect(found.lead == "lead 9")
      #expect(
        found.report
          == .emailReplied(
            MessageDetails(
              "<r1@mail.example>", recipient: "jane@mail.example", text: "Yes please\ncall me",
              delivery: DeliveryID(delivery))))
      let again = try await genuine.sendGridReplies(KnownCustomer()).read(request, at: Genuine.now)
      #expect(again == report)
    }

    /// What SendGrid says of the charsets of its fields, a text in one, and the text as it is read.
    private static let charsets: [(charsets: String?, bytes: [UInt8], text: String)] = [
      (#"{"to":"UTF-8","text":"iso-8859-1"}"#, [0x63, 0x61, 0x66, 0xE9], "café"),
      (#"{"text":"ISO-8859-1"}"#, [0x80, 0x93], "€“"),
      (#"{"text":"windows-1252"}"#, [0x93, 0x47, 0x72, 0xFC, 0xDF, 0x65, 0x94, 0x20, 0x80], "“Grüße” €"),
      (#"{"text":"us-ascii"}"#, [0x63, 0x61, 0x66, 0xE9], "café"),
      (#"{"text":"iso-8859-15"}"#, [0xA4, 0xE9], "€é"), (#"{"text":"ISO-8859-2"}"#, [0xB1, 0xE6], "ąć"),
      (#"{"text":"windows-1251"}"#, [0xC4, 0xE0], "Да"), (#"{"text":"koi8-r"}"#, [0xE4, 0xC1], "Да"),
      (#"{"text":"gb2312"}"#, [0xC4, 0xE3, 0xBA, 0xC3], "你好"),
      (#"{"text":"shift_jis"}"#, [0x82, 0xB1], "こ"), (#"{"text":"utf-8"}"#, Array("café".utf8), "café"),
      (#"{"text":"UTF-8"}"#, [0x63, 0xE9], "c\u{FFFD}"), (nil, Array("café".utf8), "café"),
      (#"{"html":"iso-8859-1"}"#, Array("café".utf8), "café"), ("nonsense", Array("café".utf8), "café"),
      (#"{"text":"no-such-charset"}"#, [0x63, 0xE9], "cé"), (#"{"text":"no-such-charset"}"#, Array("é".utf8), "é"),
    ]

    @Test(arguments: charsets)
    func `a reply is read in the charset that SendGrid names`(charsets: String?, bytes: [UInt8], text: String)
      async throws
    {
      func part(_ name: String, _ value: [UInt8]) -> [UInt8] {
        Array("--xYz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8) + value + Array("\r\n".utf8)
      }
      var body = part("headers", Array("From: Jane <jane@mail.example>\nMessage-ID: <r1@mail.example>".utf8))
      body += part("from", Array("Jane <jane@mail.example>".utf8)) + part("text", bytes)
      if let charsets { body += part("charsets", Array(charsets.utf8)) }
      var request = genuine.basic("", type: "multipart/form-data; boundary=xYz")
      request.body = body + Array("--xYz--\r\n".utf8)
      let report = try await genuine.sendGridReplies(KnownCustomer()).read(request, at: Genuine.now)
      guard case .emailReplied(let details)? = report.occurrences.first?.report else {
        Issue.record("\(report)")
        return
      }
      #expect(details.text == text)
    }

    // MARK: Postmark

    private func postmark(_ fields: String) async throws -> CallbackReport {
      let body = #"{"MessageID": "m-1", "Metadata": {\#(Self.echo)}, \#(fields)}"#
      return try await genuine.postmark().read(genuine.basic(body), at: Genuine.now)
    }

    @Test func `Postmark's events of an email sent by SMTP are found by what a header can hold`() async throws {
      let lead = "lead-7 é/1"
      let metadata =
        #""la_plain_tenant": "\#(DeliveryEcho.plain(TenantName.only.rawValue))", "la_plain_lead": "\#(DeliveryEcho.plain(lead))", "la_plain_delivery": "d1""#
      let body =
        #"{"RecordType": "Open", "MessageID": "m-1", "UserAgent": "\#(Self.person)", "Recipient": "jane@mail.example", "Metadata": {\#(metadata)}}"#
      let report = try await genuine.postmark().read(genuine.basic(body), at: Genuine.now)
      #expect(report.occurrences.map(\.lead) == [LeadID(lead)])
      guard case .emailOpened(let details)? = report.occurrences.first?.report else {
        Issue.record("\(report)")
        return
      }
      #expect(details.delivery == "d1")
    }

    @Test func `Postmark's events become occurrences`() async throws {
      let to = #""Recipient": "jane@mail.example""#
      let bounced = #""RecordType": "Bounce", "ID": 4323372036854775807, "Email": "jane@mail.example""#
      let cases: [(String, Report)] = [
        (#"\#(bounced), "Type": "HardBounce", "Details": "550""#, .emailFailed(details("550"), permanently: true)),
        (#"\#(bounced), "Type": "SoftBounce", "Details": "450""#, .emailFailed(details("450"), permanently: false)),
        (
          #"\#(bounced), "Type": "Blocked", "Inactive": true, "Details": "x""#,
          .emailFailed(details("x"), permanently: true)
        ),
        (#""RecordType": "Open", "UserAgent": "\#(Self.person)", \#(to)"#, .emailOpened(details())),
        (
          #""RecordType": "Click", "OriginalLink": "https://a.example", \#(to)"#,
          .emailClicked(details(link: "https://a.example"))
        ),
        (#""RecordType": "SpamComplaint", "ID": 42, "Email": "jane@mail.example""#, .emailSpamReported(details())),
        (
          #""RecordType": "SubscriptionChange", "SuppressionReason": "ManualSuppression", "SuppressSending": true, \#(to)"#,
          .emailUnsubscribed(details("ManualSuppression"))
        ),
        (
          #""RecordType": "SubscriptionChange", "SuppressSending": false, "Origin": "Recipient", \#(to)"#,
          .consentChanged(.email, open: true)
        ),
      ]
      for (fields, report) in cases {
        #expect(try await postmark(fields).occurrences.map(\.report) == [report], "\(fields)")
      }
      let bounce = try await postmark(cases[0].0)
      #expect(bounce.occurrences.map(\.id) == ["postmark:Bounce-4323372036854775807"])
    }

    @Test func `an operator's reactivation is no consent, and an auto-responder's bounce is a note`() async throws {
      let admin = try await postmark(
        #""RecordType": "SubscriptionChange", "SuppressSending": false, "Origin": "Admin""#)
      #expect(admin.found.isEmpty && admin.skipped.count == 1)
      let absent = try await postmark(#""RecordType": "Bounce", "Type": "AutoResponder", "ID": 1"#)
      #expect(absent.found.isEmpty && absent.notes.map(\.kind) == [.repliedAutomatically])
    }

    @Test func `a reply by Postmark finds the newest lead of the address, and an automatic one no lead`() async throws {
      func reply(_ headers: String) async throws -> CallbackReport {
        let body = """
          {"FromFull": {"Email": "Jane@Mail.example", "Name": "Jane"}, "MessageID": "in-1", "TextBody": "long",
           "StrippedTextReply": "short", "Headers": [\(headers)]}
          """
        return try await genuine.postmark(.init(), KnownCustomer()).read(genuine.basic(body), at: Genuine.now)
      }
      let report = try await reply(#"{"Name": "X-Spam", "Value": "No"}"#)
      #expect(report.occurrences.map(\.id) == ["postmark:in-1"])
      #expect(report.occurrences.map(\.lead) == ["lead 9"])
      for mark in [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("X-Autoreply", "yes")] {
        let automatic = try await reply(#"{"Name": "\#(mark.0)", "Value": "\#(mark.1)"}"#)
        #expect(automatic.found.isEmpty && automatic.notes.count == 1, "\(mark)")
      }
      #expect(try await reply(#"{"Name": "Auto-Submitted", "Value": "no"}"#).found.count == 1)
    }

    @Test func `a reply of nobody's is told, and raises nothing`() async throws {
      let body = #"{"From": "stranger@mail.example", "MessageID": "in-2", "TextBody": "hi"}"#
      let report = try await genuine.postmark(.init(), KnownCustomer()).read(genuine.basic(body), at: Genuine.now)
      #expect(report.found.isEmpty && report.unmatched.map(\.address) == ["stranger@mail.example"])
      let blind = try await genuine.postmark().read(genuine.basic(body), at: Genuine.now)
      #expect(blind.found.isEmpty && blind.unmatched.count == 1)
    }

    // MARK: Mailgun

    @Test func `Mailgun's events become occurrences`() async throws {
      let cases: [(String, Report)] = [
        (
          #""event": "failed", "severity": "permanent", "delivery-status": {"message": "5.1.1 no", "description": ""}"#,
          .emailFailed(details("5.1.1 no"), permanently: true)
        ),
        (
          #""event": "failed", "severity": "temporary", "delivery-status": {"description": "No MX"}"#,
          .emailFailed(details("No MX"), permanently: false)
        ),
        (
          #""event": "rejected", "reject": {"reason": "Account disabled"}"#,
          .emailFailed(details("Account disabled"), permanently: false)
        ),
        (#""event": "opened", "client-info": {"user-agent": "\#(Self.person)", "bot": ""}"#, .emailOpened(details())),
        (
          #""event": "opened", "client-info": {"user-agent": "\#(Self.person)", "bot": "apple"}"#,
          .emailOpened(details(machine: true))
        ),
        (#""event": "clicked", "url": "https://a.example""#, .emailClicked(details(link: "https://a.example"))),
        (#""event": "unsubscribed""#, .emailUnsubscribed(details())),
        (#""event": "complained""#, .emailSpamReported(details())),
      ]
      for (fields, report) in cases {
        let event = """
          {"id": "mg_1", "timestamp": 1599999000.5, "recipient": "jane@mail.example", "user-variables": {\(Self.echo)}, \
          \(fields)}
          """
        let found = try await genuine.mailgun().read(genuine.mailgun(event), at: Genuine.now)
        #expect(found.occurrences == [Occurrence("mailgun:mg_1", lead: "lead 7", report)], "\(fields)")
      }
    }

    @Test func `a reply by Mailgun's route is read out of its form`() async throws {
      let request = genuine.mailgunForm([
        "sender": "bounce@mail.example", "from": "Jane <jane@mail.example>", "stripped-text": "Yes",
        "body-plain": "Yes > no",
        "Message-Id": "<r@mail.example>", "message-headers": #"[["Subject", "Re: x"]]"#,
      ])
      let report = try await genuine.mailgun(.init(), KnownCustomer()).read(request, at: Genuine.now)
      #expect(
        report.occurrences.map(\.report)
          == [.emailReplied(MessageDetails("<r@mail.example>", recipient: "jane@mail.example", text: "Yes"))])
      let late = Genuine.now.addingTimeInterval(50_000)
      await #expect(throws: CallbackProblem.notGenuine(.tooOld(seconds: 50_000))) {
        try await genuine.mailgun(.init(), KnownCustomer()).read(request, at: late)
      }
    }

    @Test func `a reply that Mailgun sends again, signed at another time, is the same reply`() async throws {
      func id(_ time: String, _ message: String?) async throws -> OccurrenceID? {
        let request = genuine.mailgunForm(
          ["from": "Jane <jane@mail.example>", "stripped-text": "Yes", "Message-Id": message ?? ""], at: time)
        let report = try await genuine.mailgun(.init(), KnownCustomer()).read(request, at: Genuine.now)
        return report.occurrences.first?.id
      }
      let first = try #require(try await id("1600000000", "<r1@mail.example>"))
      #expect(try await id("1600000600", "<r1@mail.example>") == first)
      #expect(try await id("1600000000", "<r2@mail.example>") != first)
    }

    // MARK: Resend

    @Test func `Resend's events become occurrences, by tags that hold any id`() async throws {
      let lead = "lead-7 é/1"
      let tags =
        #""la_tenant": "\#(DeliveryEcho.plain(TenantName.only.rawValue))", "la_lead": "\#(DeliveryEcho.plain(lead))", "la_delivery": "d1""#
      let listed =
        #"[{"name": "la_lead", "value": "\#(DeliveryEcho.plain(lead))"}, {"name": "la_delivery", "value": "d1"}]"#
      let cases: [(String, Report)] = [
        (
          #""type": "email.bounced", "data": {"bounce": {"message": "no", "type": "Permanent"}, TAIL"#,
          .emailFailed(details("no"), permanently: true)
        ),
        (
          #""type": "email.bounced", "data": {"bounce": {"message": "no", "type": "Transient"}, TAIL"#,
          .emailFailed(details("no"), permanently: false)
        ),
        (
          #""type": "email.bounced", "data": {"bounce": {"message": "no", "type": "Undetermined"}, TAIL"#,
          .emailFailed(details("no"), permanently: false)
        ),
        (
          #""type": "email.bounced", "data": {"bounce": {"message": "no"}, TAIL"#,
          .emailFailed(details("no"), permanently: true)
        ),
        (#""type": "email.delivery_delayed", "data": {TAIL"#, .emailFailed(details(), permanently: false)),
        (
          #""type": "email.failed", "data": {"failed": {"reason": "reached_daily_quota"}, TAIL"#,
          .emailFailed(details("reached_daily_quota"), permanently: false)
        ),
        (
          #""type": "email.suppressed", "data": {"suppressed": {"message": "bounced before"}, TAIL"#,
          .emailFailed(details("bounced before"), permanently: true)
        ),
        (#""type": "email.opened", "data": {TAIL"#, .emailOpened(details())),
        (
          #""type": "email.clicked", "data": {"click": {"link": "https://a.example", "userAgent": "\#(Self.person)"}, TAIL"#,
          .emailClicked(details(link: "https://a.example"))
        ),
        (#""type": "email.complained", "data": {TAIL"#, .emailSpamReported(details())),
      ]
      for given in ["{\(tags)}", listed] {
        for (fields, report) in cases {
          let tail =
            #""created_at": "2020-09-13T12:00:00.000Z", "email_id": "m1", "to": ["Jane <jane@mail.example>"], "tags": \#(given)}"#
          let body =
            "{\"created_at\": \"2020-09-13T12:20:00.5Z\", \(fields.replacingOccurrences(of: "TAIL", with: tail))}"
          let found = try await genuine.resend().read(genuine.standard(body, svix: true), at: Genuine.now)
          #expect(found.occurrences == [Occurrence("resend:msg_1", lead: LeadID(lead), report)], "\(fields)")
        }
      }
    }

    @Test(arguments: [
      ("jane@mail.example", "Re: Your offer", false), ("jane@mail.example", "Re: Automatic reply: x", false),
      ("jane@mail.example", "Automatic reply: Your offer", true),
      ("Jane <jane@mail.example>", "AUTOMATIC REPLY:", true),
      ("Mail System <MAILER-DAEMON@mail.example>", "Undelivered", true), ("no-reply+42@mail.example", "", true),
      ("do_not_reply@mail.example", "", true), ("billing-noreply2@mail.example", "", true),
      ("bounces-list@mail.example", "", true),
      ("noreplyson@mail.example", "", false), ("ann.bounce@mail.example", "", false), ("@mail.example", "", false),
    ])
    func `a machine's reply at Resend is told by its sender or its subject`(
      sender: String, subject: String, isMachine: Bool
    ) async throws {
      let body = """
        {"type": "email.received", "created_at": "2020-09-13T12:20:00.5Z", "data": {"message_id": "<m@mail.example>", \
        "from": "\(sender)", "subject": "\(subject)"}}
        """
      let report = try await genuine.resend().read(genuine.standard(body, svix: true), at: Genuine.now)
      #expect(report.notes.map(\.kind) == (isMachine ? [.repliedAutomatically] : []))
      #expect(report.unmatched.map(\.kind) == (isMachine ? [] : [.replied]))
    }

    @Test func `an opening within seconds of the sending is a machine's`() async throws {
      for (time, isMachine) in [("12:00:00", true), ("12:00:03", true), ("12:00:30", false), ("11:59:58", false)] {
        let body = """
          {"type": "email.opened", "created_at": "2020-09-13T\(time).000Z", "data": {"created_at": \
          "2020-09-13T12:00:00.000Z", "tags": {"la_lead": "l", "la_delivery": "d"}}}
          """
        let found = try await genuine.resend().read(genuine.standard(body), at: Genuine.now)
        guard case .emailOpened(let details)? = found.occurrences.first?.report else {
          Issue.record("no opening: \(found)")
          continue
        }
        #expect(details.likelyMachine == isMachine)
      }
    }

    @Test(arguments: [
      ("Mozilla/5.0", true), ("Googlebot/2.1", true), ("python-requests/2.31", true), ("curl/8.1", true),
      ("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", false),
      ("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", false),
      ("Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/80 Mobile", false),
      ("Mozilla/5.0 (Linux; Android 9; CUBOT_X19) (compatible; Googlebot/2.1)", true),
      ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15", false), ("", false),
    ])
    func `who opened is told by its name`(agent: String, isMachine: Bool) async throws {
      let found = try await sendGrid(#""event": "open", "useragent": "\#(agent)""#)
      #expect(found.occurrences.map(\.report) == [.emailOpened(details(machine: isMachine))])
    }

    // MARK: Our own form

    @Test func `the library's own form carries everything`() async throws {
      let ids = #""lead": "lead 7", "delivery": "d1", "tenant": "\#(TenantName.only)", "address": "jane@mail.example""#
      let cases: [(String, Report)] = [
        (#""type": "email.failed", "reason": "no""#, .emailFailed(details("no"), permanently: true)),
        (#""type": "email.failed", "permanently": false"#, .emailFailed(details(), permanently: false)),
        (#""type": "email.opened", "machine": true"#, .emailOpened(details(machine: true))),
        (#""type": "email.clicked", "link": "https://a.example""#, .emailClicked(details(link: "https://a.example"))),
        (#""type": "email.unsubscribed""#, .emailUnsubscribed(details())),
        (#""type": "email.spam""#, .emailSpamReported(details())),
        (#""type": "text.failed", "reason": "off""#, .textFailed(details("off"))),
      ]
      let events = cases.map { "{\($0.0), \(ids)}" }.joined(separator: ", ")
      let found = try await genuine.json().read(genuine.standard("{\"events\": [\(events)]}"), at: Genuine.now)
      #expect(found.occurrences.map(\.report) == cases.map(\.1))
      #expect(found.occurrences.map(\.id) == cases.indices.map { OccurrenceID("ours:msg_1-\($0)") })
    }
  }
#endif

#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  import struct Foundation.Date

  struct MailComposerTests {
    static let start = Date(timeIntervalSince1970: 1_800_000_000)

    static func composer(_ name: String? = "Harbour Mortgages") throws -> MailComposer {
      MailComposer(
        sender: try #require(SMTPAddress("sales@crm.example")), senderName: name, domain: "crm.example")
    }

    private func text(
      _ email: EmailMessage, _ additions: EmailAdditions = .none, delivery: DeliveryID = "a1b2"
    ) throws -> String {
      let mail = try Self.composer().compose(email, additions, delivery: delivery, at: Self.start)
      return String(decoding: mail.bytes, as: UTF8.self)
    }

    private func plain(_ text: String) -> EmailMessage {
      EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hello", text: text)
    }

    @Test func `an email is these bytes`() throws {
      let email = EmailMessage(
        to: .customer, address: "jane@mail.example", name: "Jane Doe", subject: "Your loan", text: "Dear Jane,\nhello.",
        html: "<p>Dear Jané</p>")
      let unsubscribe = UnsubscribeLink(url: "https://crm.example/stop/7", email: "stop@crm.example")
      let expected = """
        Date: Fri, 15 Jan 2027 08:00:00 +0000
        From: Harbour Mortgages <sales@crm.example>
        To: Jane Doe <jane@mail.example>
        Reply-To: "Baker, Ann" <ann@crm.example>
        Message-ID: <a1b2@crm.example>
        Subject: Your loan
        Auto-Submitted: auto-generated
        X-Auto-Response-Suppress: OOF, AutoReply
        List-Unsubscribe: <https://crm.example/stop/7>,
         <mailto:stop@crm.example?subject=unsubscribe>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click
        MIME-Version: 1.0
        Content-Type: multipart/mixed;
         boundary="=_mixed_55569882ff0df217ddaa7f0cc71f91f7"

        --=_mixed_55569882ff0df217ddaa7f0cc71f91f7
        Content-Type: multipart/alternative;
         boundary="=_alternative_55569882ff0df217ddaa7f0cc71f91f7"

        --=_alternative_55569882ff0df217ddaa7f0cc71f91f7
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Dear Jane,
        hello.
        --=_alternative_55569882ff0df217ddaa7f0cc71f91f7
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Dear Jan=C3=A9</p>
        --=_alternative_55569882ff0df217ddaa7f0cc71f91f7--
        --=_mixed_55569882ff0df217ddaa7f0cc71f91f7
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="offer.pdf"
        Content-Transfer-Encoding: base64

        AAEC
        --=_mixed_55569882ff0df217ddaa7f0cc71f91f7--

        """
      let additions = EmailAdditions(
        attachments: [EmailAttachment(name: "offer.pdf", contentType: "application/pdf", bytes: [0, 1, 2])],
        unsubscribe: unsubscribe, replyTo: EmailSender("ann@crm.example", name: "Baker, Ann"))
      #expect(try text(email, additions) == expected.replacing("\n", with: "\r\n"))
    }

    @Test func `the same delivery at the same time is the same bytes, another delivery is not`() throws {
      let email = Samples.email()
      #expect(try text(email) == text(email))
      #expect(try text(email) != text(email, delivery: "a1b3"))
    }

    @Test(arguments: [
      ("a1b2", "<a1b2@crm.example>"), ("a b@c>", "<a%20b%40c%3E@crm.example>"), ("50%", "<50%25@crm.example>"),
      ("é\r\n", "<%C3%A9%0D%0A@crm.example>"),
    ])
    func `every delivery has a Message-ID of its own`(id: String, expected: String) throws {
      #expect(
        try Self.composer().compose(Samples.email(), delivery: DeliveryID(id), at: Self.start).messageID == expected)
    }

    @Test func `long ids that begin alike have different Message-IDs within a line`() throws {
      let ids = ["a", "b", ""].map { String(repeating: "x", count: 5_000) + $0 } + [""]
      let names = try ids.map {
        try Self.composer().compose(Samples.email(), delivery: DeliveryID($0), at: Self.start).messageID
      }
      #expect(Set(names).count == ids.count)
      #expect(names.allSatisfy { $0.utf8.count < 300 })
    }

    @Test func `a long subject is folded between words, and comes back whole`() throws {
      let subject = Array(repeating: "mortgage", count: 30).joined(separator: " ")
      let text = try text(
        EmailMessage(to: .customer, address: "jane@mail.example", subject: subject, text: ""))
      let start = try #require(text.range(of: "Subject: "))
      let end = try #require(text.range(of: "\r\nAuto-Submitted"))
      let value = String(text[start.upperBound..<end.lowerBound])
      #expect(value.replacing("\r\n", with: "") == subject)
      #expect(value.components(separated: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }

    @Test func `an encoded word ends at a character`() throws {
      let family = "👩‍👩‍👧‍👦"
      let words = EncodedWords.of(String(repeating: family, count: 9))
      #expect(words.count == 9)
      #expect(Set(words).count == 1)
      #expect(words.allSatisfy { $0.utf8.count <= 75 })
    }

    @Test(arguments: [
      (".\n.\n..x\nFrom here", "=2E\r\n=2E\r\n=2E.x\r\n=46rom here"),
      ("a \n\tb\t", "a=20\r\n\tb=09"),
      ("one\r\n.\rtwo\u{85}x\u{2028}y\u{2029}z", "one\r\n=2E\r\ntwo\r\nx\r\ny\r\nz"),
      ("nul\u{0}bell\u{7} and many words beside", "nul=EF=BF=BDbell=EF=BF=BD and many words beside"),
      ("1=1", "1=3D1"),
    ])
    func `text is quoted so that no line of it means anything`(given: String, expected: String) throws {
      #expect(try text(plain(given)).hasSuffix("\r\n\r\n\(expected)\r\n"))
    }

    @Test func `quoted lines are at most 76 long, however the text falls`() {
      for count in 60..<100 {
        let text = String(repeating: "x", count: count) + "é." + String(repeating: ". ", count: 40)
        let lines = String(decoding: QuotedPrintable.encoded(text), as: UTF8.self).components(separated: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") })
      }
    }

    @Test(arguments: [
      (0.0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
      (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
      (1e300, "Fri, 31 Dec 9999 23:59:59 +0000"), (-Double.infinity, "Mon, 01 Jan 1900 00:00:00 +0000"),
      (.nan, "Mon, 01 Jan 1900 00:00:00 +0000"),
    ])
    func `a time is written as email has it, whatever it is`(seconds: Double, expected: String) {
      #expect(MailDate.text(Date(timeIntervalSince1970: seconds)) == expected)
    }

    @Test func `an email without text is its HTML alone`() throws {
      let text = try text(
        EmailMessage(to: .customer, address: "jane@mail.example", subject: "Hello", text: "", html: "<p>x</p>"))
      #expect(text.contains("Content-Type: text/html; charset=utf-8\r\n"))
      #expect(!text.contains("multipart"))
    }

    @Test func `the sender of the additions is From, and the return address the envelope's`() throws {
      var composer = try Self.composer()
      composer.returnAddress = SMTPAddress("bounces@crm.example")
      let additions = EmailAdditions(sender: EmailSender("ann@tenant.example", name: "Ann Baker"))
      let mail = try composer.compose(Samples.email(), additions, delivery: "1", at: Self.start)
      #expect(mail.sender.text == "bounces@crm.example")
      #expect(String(decoding: mail.bytes, as: UTF8.self).contains("\r\nFrom: Ann Baker <ann@tenant.example>\r\n"))
      composer.returnAddress = nil
      #expect(
        try composer.compose(Samples.email(), additions, delivery: "1", at: Self.start).sender.text
          == "ann@tenant.example")
    }
  }

  extension String {
    func components(separated separator: String) -> [String] {
      split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }
#endif

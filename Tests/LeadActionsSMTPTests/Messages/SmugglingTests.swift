#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  import struct Foundation.Date

  /// FAULTS 34: what breaks lines, in every field of an email.
  struct SmugglingTests {
    static let breaks = [
      "\r\n", "\n", "\r", "\0", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}",
    ]
    static let payload = "Bcc: eve@evil.example"

    enum Place: String, CaseIterable, Sendable {
      case address, name, subject, text, html, sender, senderName, replyTo, replyToName
      case attachmentName, attachmentType, url, unsubscribeAddress, delivery, settingsName

      /// Where there is no way to write it, so that it is refused.
      static let strict: Set<Self> = [.address, .sender, .replyTo, .attachmentType, .url, .unsubscribeAddress]
    }

    private func bytes(_ place: Place, _ break: String) throws -> [UInt8] {
      let bad = "x\(`break`)\(Self.payload)\(`break`)\(`break`).\(`break`)y"
      var email = Samples.email()
      var additions = EmailAdditions(
        attachments: [EmailAttachment(name: "a.pdf", contentType: "application/pdf", bytes: Array(bad.utf8))],
        unsubscribe: UnsubscribeLink(url: "https://crm.example/stop", email: "stop@crm.example"),
        sender: EmailSender("ann@crm.example", name: "Ann"), replyTo: EmailSender("ann@crm.example", name: "Ann"))
      var delivery: DeliveryID = "d1"
      switch place {
      // Nothing else in the strict ones is wrong.
      case .address: email.address = "jane\(`break`)x@mail.example"
      case .name: email.name = bad
      case .subject: email.subject = bad
      case .text: email.text = bad
      case .html: email.html = bad
      case .sender: additions.sender?.address = "ann\(`break`)x@crm.example"
      case .senderName: additions.sender?.name = bad
      case .replyTo: additions.replyTo?.address = "ann\(`break`)x@crm.example"
      case .replyToName: additions.replyTo?.name = bad
      case .attachmentName: additions.attachments[0].name = bad
      case .attachmentType: additions.attachments[0].contentType = "text/plain;\(`break`)a=b"
      case .url: additions.unsubscribe?.url = "https://crm.example/\(`break`)x"
      case .unsubscribeAddress: additions.unsubscribe?.email = "stop\(`break`)x@crm.example"
      case .delivery: delivery = DeliveryID(bad)
      case .settingsName: additions.sender = nil
      }
      return try MailComposerTests.composer(place == .settingsName ? bad : "Sales")
        .compose(email, additions, delivery: delivery, at: MailComposerTests.start).bytes
    }

    @Test(arguments: Place.allCases, breaks)
    func `nothing in a field begins a header or ends an email`(place: Place, break: String) throws {
      if Place.strict.contains(place) {
        #expect(throws: MailProblem.self) { try self.bytes(place, `break`) }
        return
      }
      let bytes = try self.bytes(place, `break`)
      let lines = String(decoding: bytes, as: UTF8.self).components(separated: "\r\n")
      let isText = [.text, .html].contains(place)
      // In a text it may stand on a line of its own, since the text has lines; in the headers it may not.
      let headers = isText ? Array(lines.prefix { !$0.isEmpty }) : lines
      #expect(!headers.contains { $0.hasPrefix("Bcc") })
      #expect(!lines.contains { $0.hasPrefix(".") })
      #expect(bytes.allSatisfy { $0 < 127 && ($0 >= 32 || $0 == 9 || $0 == 10 || $0 == 13) })
      #expect(lines.allSatisfy { $0.utf8.count <= 998 && !$0.utf8.contains(10) && !$0.utf8.contains(13) })
      if !isText, place != .delivery {
        // Not even encoded, since a reader would have it decoded.
        let code = `break`.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
        for mark in ["=", "%"] { #expect(!lines.contains { $0.contains(mark + code.joined(separator: mark)) }) }
      }
      let wire = WireContent.of(bytes) + WireContent.end
      #expect(wire.ends(of: Array("\r\n.\r\n".utf8)) == [wire.count])
      #expect(wire.ends(of: Array("\n.\n".utf8)).isEmpty && wire.ends(of: Array("\r.\r".utf8)).isEmpty)
    }

    @Test(arguments: Place.allCases)
    func `it is the line break alone that is refused`(place: Place) throws {
      #expect(try !bytes(place, "").isEmpty)
    }

    @Test(arguments: ["\n.\n", "\r\n.\r\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\n.\r", "\n.\r", "\r\r\n.\r\r\n"])
    func `whatever bytes there are, they end where they end`(ending: String) {
      let wire = WireContent.of(Array("one\(ending)MAIL FROM:<eve@evil.example>\(ending)two".utf8))
      let text = String(decoding: wire, as: UTF8.self)
      #expect(!text.utf8.elementsEqual([]) && text.hasSuffix("two\r\n"))
      for line in wire.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
        #expect(line.last == UInt8(ascii: "\r") && line.count { $0 == UInt8(ascii: "\r") } == 1)
        #expect(line.first != UInt8(ascii: ".") || line.dropFirst().first == UInt8(ascii: "."))
      }
    }

    @Test(arguments: [
      ("", ""), ("x", "x\r\n"), (".", "..\r\n"), ("a\n.b\n\n", "a\r\n..b\r\n\r\n"), ("a\r\n", "a\r\n"),
    ])
    func `dots that begin a line are doubled`(given: String, expected: String) {
      #expect(WireContent.of(Array(given.utf8)) == Array(expected.utf8))
    }

    @Test func `a header writer passes no line break on, were one to reach it`() {
      var bytes: [UInt8] = []
      HeaderField("Subject", "a\r\nBcc: eve@evil.example").write(to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "Subject: a??Bcc: eve@evil.example\r\n")
    }
  }

  extension [UInt8] {
    /// Where some bytes end in these.
    fileprivate func ends(of bytes: [UInt8]) -> [Int] {
      guard count >= bytes.count else { return [] }
      return (0...(count - bytes.count)).filter { self[$0..<($0 + bytes.count)].elementsEqual(bytes) }.map {
        $0 + bytes.count
      }
    }
  }
#endif

#if SMTP
  import LeadActionsSMTP
  import Testing

  struct ReplyReaderTests {
    private func replies(_ text: String, inPieces size: Int = .max) throws -> [SMTPReply] {
      var reader = ReplyReader()
      var replies: [SMTPReply] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        reader.append(rest.prefix(size))
        rest = rest.dropFirst(size)
        while let reply = try reader.next() { replies.append(reply) }
      }
      return replies
    }

    @Test(arguments: [1, 2, 3, 7, 1_000]) func `replies come whole, however they arrive`(size: Int) throws {
      let text = "220 mail\r\n250-mail\r\n250-SIZE 10\r\n250 HELP\r\n354\r\n250 2.1.0 OK\n"
      #expect(
        try replies(text, inPieces: size) == [
          SMTPReply(220, "mail"), SMTPReply(250, "mail", "SIZE 10", "HELP"), SMTPReply(354, ""),
          SMTPReply(250, "2.1.0 OK"),
        ])
    }

    @Test(arguments: [
      ("hello\r\n", ReplyReader.Fault.noReply), ("\r\n", .noReply), ("25\r\n", .noReply), ("25x ok\r\n", .noReply),
      ("199 early\r\n", .noReply), ("600 late\r\n", .noReply), ("250_ok\r\n", .noReply),
      ("250-a\r\n251 b\r\n", .noReply), (String(repeating: "2", count: 5_000), .lineTooLong),
      ("250 " + String(repeating: "x", count: 5_000) + "\r\n", .lineTooLong),
      (String(repeating: "250-x\r\n", count: 5_000), .tooManyLines),
    ])
    func `what is no reply is refused`(text: String, fault: ReplyReader.Fault) {
      #expect(throws: fault) { _ = try replies(text) }
      #expect(throws: fault) { _ = try replies(text, inPieces: 10) }
    }

    @Test func `bytes that are no text do no harm`() throws {
      var reader = ReplyReader()
      reader.append([UInt8]("250 ".utf8) + [0xFF, 0xFE, 0, 7] + [UInt8]("\r\n".utf8))
      let reply = try #require(try reader.next())
      #expect(reply.code == 250)
      #expect("\(reply)" == "250 \u{FFFD}\u{FFFD}  ")
    }

    @Test(
      arguments: [
        ("5.1.1 no such user", EnhancedStatus(5, 1, 1)), ("4.7.0 [TSS04] later", EnhancedStatus(4, 7, 0)),
        ("5.1", nil), ("5.1.1.1", nil), ("3.1.1 x", nil), ("5.1.9999 x", nil), ("127.0.0.1", nil), ("", nil),
        ("OK", nil),
      ] as [(String, EnhancedStatus?)])
    func `a status is read where there is one`(text: String, status: EnhancedStatus?) {
      #expect(SMTPReply(550, text).status == status)
    }

    @Test func `a reply is told on one line that is not long`() {
      let reply = SMTPReply(550, "one\ttwo\u{1B}[2J", "three \u{2028}", String(repeating: "x", count: 1_000))
      let text = "\(reply)"
      #expect(text.hasPrefix("550 one two [2J three   xxx"))
      #expect(text.count == 301)
    }
  }
#endif

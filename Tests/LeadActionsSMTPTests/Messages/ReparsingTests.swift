#if SMTP
  import Foundation
  import LeadActions
  import LeadActionsSMTP
  import TestPrograms
  import Testing

  /// Emails of random and hostile text, read back by Python's email library: a thousand, or as many as
  /// `LEAD_ACTIONS_EMAILS` says.
  @Suite(.enabled(if: Tools.hasPython, "python3 is missing")) struct ReparsingTests {
    private struct Case {
      var email: EmailMessage
      var additions: EmailAdditions
      var delivery: DeliveryID
    }

    private struct Reading: Decodable {
      struct Part: Decodable {
        var type: String
        var name: Data
        var isAttachment: Bool
        var bytes: Data
      }

      var defects: [String]
      var headers: [[String]]
      var addresses: [String: [[Data]]]
      var parts: [Part]
      var bareBreaks: Int
      var longest: Int
      var isASCII: Bool
      var nul: Int

      func header(_ name: String) -> String? {
        headers.first { $0[0] == name }.flatMap { Data(base64Encoded: $0[1]) }.map {
          String(decoding: $0, as: UTF8.self)
        }
      }
    }

    @Test(.timeLimit(.minutes(30))) func `what is written is what is read, and nothing else`() async throws {
      let count = ProcessInfo.processInfo.environment["LEAD_ACTIONS_EMAILS"].flatMap(Int.init) ?? 1_000
      try #require(count > 0)
      var chance = Chance(state: 33)
      let cases = (0..<count).map { Self.sample($0, &chance) }
      let composer = try MailComposerTests.composer()
      var input = Data()
      for sample in cases {
        let mail = try composer.compose(
          sample.email, sample.additions, delivery: sample.delivery, at: MailComposerTests.start)
        input += Data("\(mail.bytes.count)\n".utf8) + mail.bytes
      }
      let run = try await ProgramRun(
        try #require(Tools.python), [Tools.script("readmail.py")], input: input, limit: 600)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.lines.count == count)
      var faults: [String] = []
      for (index, (line, sample)) in zip(run.lines, cases).enumerated() {
        let reading = try JSONDecoder().decode(Reading.self, from: Data(line.utf8))
        faults += Self.faults(reading, sample).map { "email \(index): \($0)" }
        if faults.count > 5 { break }
      }
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    private static func faults(_ reading: Reading, _ sample: Case) -> [String] {
      var faults = reading.defects
      func expect(_ holds: Bool, _ what: @autoclosure () -> String) { if !holds { faults.append(what()) } }
      let known: Set = [
        "Date", "From", "To", "Reply-To", "Message-ID", "Subject", "Auto-Submitted", "X-Auto-Response-Suppress",
        "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
      ]
      let names = reading.headers.map { $0[0] }
      expect(Set(names).isSubset(of: known) && Set(names).count == names.count, "headers \(names)")
      expect(reading.isASCII && reading.nul == 0 && reading.bareBreaks == 0, "bytes beyond plain lines")
      expect(reading.longest <= 998, "a line of \(reading.longest)")
      expect(
        reading.header("Subject").map(plainSpaces) == plainSpaces(oneLine(sample.email.subject)),
        "subject \(String(reflecting: reading.header("Subject"))) for \(String(reflecting: sample.email.subject))")
      expectMailbox("To", sample.email.address, sample.email.name)
      expectMailbox("From", sample.additions.sender?.address ?? "", sample.additions.sender?.name)
      expectMailbox("Reply-To", sample.additions.replyTo?.address ?? "", sample.additions.replyTo?.name)
      func expectMailbox(_ header: String, _ address: String, _ name: String?) {
        let found = reading.addresses[header] ?? []
        guard found.count == 1 else { return expect(false, "\(found.count) addresses in \(header)") }
        let text = found[0].map { String(decoding: $0, as: UTF8.self) }
        expect(text[1] == address, "\(header) is to \(text[1])")
        // Python puts a space between the words of a long name, which stands for nothing.
        expect(
          withoutSpaces(text[0]) == withoutSpaces(oneLine(name ?? "")),
          "\(header) names \(text[0]) for \(String(reflecting: name))")
      }

      var texts = [("text/plain", sample.email.text)]
      if let html = sample.email.html {
        texts = sample.email.text.isEmpty ? [("text/html", html)] : texts + [("text/html", html)]
      }
      expect(reading.parts.count == texts.count + sample.additions.attachments.count, "\(reading.parts.count) parts")
      for (part, (type, text)) in zip(reading.parts, texts) {
        let found = String(decoding: part.bytes, as: UTF8.self).unified
        // The line end before what follows an email's only part is the email's.
        let isOnly = reading.parts.count == 1
        expect(
          part.type == type && (found == lines(text) || isOnly && found == lines(text) + "\n"),
          "\(type) \(String(reflecting: found)) for \(String(reflecting: text))")
      }
      for (part, file) in zip(reading.parts.dropFirst(texts.count), sample.additions.attachments) {
        let name = String(decoding: part.name, as: UTF8.self)
        let expected = oneLine(file.name).isEmpty ? "attachment" : oneLine(file.name)
        expect(part.isAttachment && Array(part.bytes) == file.bytes, "a file that is another")
        expect(
          plainSpaces(name) == plainSpaces(expected),
          "file \(String(reflecting: name)) for \(String(reflecting: file.name))")
      }
      return faults
    }

    // MARK: What is expected, said another way than the composer says it

    private static func oneLine(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map {
            $0.properties.generalCategory == .control || "\u{2028}\u{2029}".unicodeScalars.contains($0) ? " " : $0
          }))
    }

    /// Python takes some spaces together; whether each of several is kept is nobody's concern.
    private static func plainSpaces(_ text: String) -> String {
      words(text).joined(separator: " ")
    }

    private static func withoutSpaces(_ text: String) -> String { words(text).joined() }

    private static func words(_ text: String) -> [String] {
      text.unicodeScalars.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
    }

    private static func lines(_ text: String) -> String {
      var scalars = String.UnicodeScalarView()
      for scalar in text.unified.unicodeScalars {
        switch scalar {
        case "\u{85}", "\u{2028}", "\u{2029}": scalars.append("\n")
        case "\n", "\t": scalars.append(scalar)
        default: scalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
      }
      return String(scalars)
    }

    // MARK: Chance

    private static func sample(_ number: Int, _ chance: inout Chance) -> Case {
      let addresses = [
        "jane@mail.example", "o'hara+tag@mail.example", "x_y-z@a.b.c.example", "%&/=?^`{|}~@mail.example",
      ]
      var email = EmailMessage(
        to: .customer, address: chance.pick(addresses), name: chance.one(in: 4) ? nil : chance.text(40),
        subject: chance.text(200), text: chance.text(600), html: chance.one(in: 2) ? chance.text(600) : nil)
      if chance.one(in: 50) { email.text = "" }
      var additions = EmailAdditions(
        sender: EmailSender(chance.pick(addresses), name: chance.one(in: 4) ? nil : chance.text(40)),
        replyTo: EmailSender(chance.pick(addresses), name: chance.text(40)))
      for _ in 0..<(chance.one(in: 3) ? chance.below(3) : 0) {
        additions.attachments.append(
          EmailAttachment(
            name: chance.text(80),
            contentType: chance.pick(["application/pdf", "text/csv; charset=\"utf-8\"", "message/rfc822"]),
            bytes: (0..<chance.below(200)).map { _ in UInt8(chance.below(256)) }))
      }
      if chance.one(in: 2) {
        additions.unsubscribe = UnsubscribeLink(
          url: "https://crm.example/" + String(repeating: "a", count: chance.below(800)), email: chance.pick(addresses))
      }
      return Case(email: email, additions: additions, delivery: DeliveryID("\(number)-\(chance.text(30))"))
    }

    private struct Chance {
      var state: UInt64

      /// SplitMix64.
      mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
      }

      mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
      mutating func one(in count: Int) -> Bool { below(count) == 0 }
      mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

      static let bits = [
        "\r\n", "\n", "\r", "\0", "\u{2028}", "\u{85}", "\n.\n", "\n.\r\n", ".", "..", "From ", "Bcc: eve@evil.example",
        "=?utf-8?Q?x?=", "=?", "?=", "=20", "=", "--", "--=_mixed_", "\"", "\\", "<", ">", "@", ",", ";", ":", "(", ")",
        "é", "你好", "👩‍👩‍👧", "مرحبا", "e\u{301}\u{302}\u{303}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\t", "  ", " ",
        "'", "%", "%0D%0A", "*", "{{secret}}", "${X}", "\u{1B}[2J", "\u{7F}", "\u{9B}", "\u{10FFFF}",
      ]

      /// Words, and what has broken emails somewhere.
      mutating func text(_ limit: Int) -> String {
        if one(in: 12) { return "" }
        var text = ""
        let isPlain = one(in: 3)
        for _ in 0..<below(limit / 3) {
          switch below(isPlain ? 2 : 4) {
          case 0: text += String(repeating: Character(UnicodeScalar(UInt8(97 + below(26)))), count: 1 + below(12))
          case 1: text += " "
          case 2: text += pick(Self.bits)
          default: text.unicodeScalars.append(UnicodeScalar(UInt32(below(0xD800))) ?? "x")
          }
        }
        return text
      }
    }
  }

  extension String {
    /// With `\n` for each line end that email and old systems know.
    fileprivate var unified: String {
      var scalars = String.UnicodeScalarView()
      var last: Unicode.Scalar = " "
      for scalar in unicodeScalars {
        if scalar == "\r" { scalars.append("\n") } else if !(scalar == "\n" && last == "\r") { scalars.append(scalar) }
        last = scalar
      }
      return String(scalars)
    }
  }
#endif

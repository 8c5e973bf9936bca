#if SMTP
  import LeadActions
  import LeadActionsSMTP
  import Testing

  import struct Foundation.Data
  import class Foundation.JSONDecoder

  /// What a provider that relays an email gives back with its callbacks.
  struct EchoTests {
    private static let leads: [LeadID] = [
      "1000001", "lead 7/é", "a+b&c=d?e#f%20", "😀", "-", "\"\\", "$ {x}", "a\r\nBcc: all@mail.example", "\u{0}\u{2028}",
      "=?utf-8?q?x?=", "a, b: {c}", "lead",
    ]

    /// The headers of the email that a server was sent, unfolded.
    private func headers(_ echo: SMTPEcho?, _ lead: LeadID) async throws -> [(name: String, value: String)] {
      let server = try await ScriptedServer()
      let transport = try SMTPTransport(
        SMTPServer("127.0.0.1", port: server.port, security: .unencrypted()), from: Samples.sender, echo: echo,
        limits: Samples.limits())
      let attempt = Attempt(of: "d-1", lead: lead, tenant: "north & south", timeout: 600)
      #expect(try await transport.send(Samples.email(), attempt: attempt) == .accepted("250 2.0.0 taken"))
      transport.close()
      let email = try #require(server.emails.first)
      let head = try #require(email.split(separator: "\r\n\r\n", maxSplits: 1).first)
      let lines = head.split(separator: "\r\n")
      for line in lines { #expect(line.utf8.count <= 998 && line.utf8.allSatisfy { (0x20...0x7E).contains($0) }) }
      return head.replacing("\r\n ", with: " ").split(separator: "\r\n").map { line in
        let pair = line.split(separator: ":", maxSplits: 1)
        return (String(pair[0]), pair.count > 1 ? String(pair[1].dropFirst()) : "")
      }
    }

    private static let names = [
      "Date", "From", "To", "Message-ID", "Subject", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
      "Content-Type",
    ]

    /// The headers beside those that every email has.
    private func others(_ echo: SMTPEcho?, _ lead: LeadID) async throws -> [String: String] {
      let headers = try await headers(echo, lead).filter { !Self.names.contains($0.name) }
      return Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first + " twice" }
    }

    private func decoded<Value: Decodable>(_ text: String?, as type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: Data(try #require(text).utf8))
    }

    private func expected(_ lead: LeadID) -> [String: String] {
      ["la_tenant": "north & south", "la_lead": lead.rawValue, "la_delivery": "d-1"]
    }

    @Test(arguments: leads) func `Mailgun is given an object of JSON`(lead: LeadID) async throws {
      let others = try await others(.mailgun, lead)
      #expect(others.keys.sorted() == ["X-Mailgun-Variables"])
      #expect(try decoded(others["X-Mailgun-Variables"], as: [String: String].self) == expected(lead))
    }

    @Test(arguments: leads) func `SendGrid is given unique arguments`(lead: LeadID) async throws {
      let others = try await others(.sendGrid, lead)
      #expect(others.keys.sorted() == ["X-SMTPAPI"])
      let given = try decoded(others["X-SMTPAPI"], as: [String: [String: String]].self)
      #expect(given == ["unique_args": expected(lead)])
    }

    @Test func `Postmark is given metadata in plain letters`() async throws {
      let others = try await others(.postmark, "lead 7/é")
      #expect(
        others == [
          "X-PM-Metadata-la_plain_tenant": "north-20-26-20south", "X-PM-Metadata-la_plain_lead": "lead-207-2f-c3-a9",
          "X-PM-Metadata-la_plain_delivery": "d-2d1",
        ])
      for lead in Self.leads { #expect(try await self.others(.postmark, lead).count == 3) }
    }

    @Test func `without a provider nothing is given along, and neither is what no header can hold`() async throws {
      #expect(try await others(nil, "lead 7") == [:])
      let long = LeadID(String(repeating: "é", count: 500))
      for echo in [SMTPEcho.postmark, .mailgun, .sendGrid] { #expect(try await others(echo, long) == [:]) }
    }
  }
#endif

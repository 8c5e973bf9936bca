#if HTTP
  import LeadActions
  @testable import LeadActionsHTTP
  import Testing

  struct TargetURLTests {
    @Test(arguments: [
      ("http://a.example", "http://a.example:80/"), ("HTTPS://A.Example/", "https://a.example:443/"),
      ("https://a.example:8443/x/../y?b=c&d", "https://a.example:8443/x/../y?b=c&d"),
      ("https://a.example?q", "https://a.example:443/?q"), ("https://a.example.#fragment", "https://a.example:443/"),
      ("https://u:p@a.example/p%20q/%C3%A9", "https://a.example:443/p%20q/%C3%A9"),
      ("http://8.8.8.8/", "http://8.8.8.8:80/"), ("http://8.8.8.8:080/", "http://8.8.8.8:80/"),
      ("http://[2001:4860:4860:0:0::8888]:81/", "http://[2001:4860:4860::8888]:81/"),
      ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example:443/"),
      ("https://a.example/hook?ids[]=1", "https://a.example:443/hook?ids%5B%5D=1"),
      ("https://a.example//double?/slash#?", "https://a.example:443//double?/slash"),
    ])
    func `a URL is read in one way`(text: String, canonical: String) throws {
      #expect(try TargetURL(text).text == canonical)
    }

    @Test(arguments: [
      "", "a.example", "//a.example/", "ftp://a.example/", "httpx://a.example/", "http:a.example", "http:/a.example/",
      "file:///etc/passwd", "gopher://a.example/", "unix:///socket", "http+unix://%2Fsocket/x", "https//a.example",
      "javascript:alert(1)", "\u{200B}https://a.example/", " https://a.example/", "h\u{0}ttp://a.example/",
      "https://a.example:/", "https://a.example:0/", "https://a.example:65536/", "https://a.example:+80/",
      "https://a.example:80:80/", "https://a.example:-1/", "https://a.example:８０/", "https://a.example/ x",
      "https://a.example/\n", "https://a.example/é", "https://a.example/\u{7f}", "https://a.example/%",
      "https://a.example/%4",
      "https://a.example/%zz", "https://a.example/\\b", "https://a.example/\"", "https://a.example/<>",
      "https://a.example/^",
      "https://u\u{0}:p@a.example/", "https://u%00:p@a.example/", "https://u%0d%0a:p@a.example/",
      "https://u%ff:p@a.example/",
      "https://a b@c.example/",
    ])
    func `what is no URL of a web page is refused`(text: String) {
      #expect(throws: OutboundError.self) { _ = try TargetURL(text) }
    }

    @Test func `a URL may be long, within bounds`() throws {
      let long = "https://a.example/?x=" + String(repeating: "x", count: 16_000)
      #expect(try TargetURL(long).path.utf8.count == 16_004)
      #expect(throws: OutboundError.self) { _ = try TargetURL(long + long) }
    }

    @Test func `a user and password in a URL are sent as such, unless the request has its own`() async throws {
      let server = try await LoopbackServer { _, _ in .status(200) }
      let client = try GuardedHTTPClient(policy: AddressPolicy().allowing("127.0.0.1"), settings: .patient)
      let url = "http://Aladdin:open%20sesame@127.0.0.1:\(server.port)/x"
      _ = try await client.send(OutboundRequest("POST", url), timeout: 600)
      _ = try await client.send(
        OutboundRequest("POST", url, headers: [.init("authorization", "Bearer t")]), timeout: 600)
      #expect(server.requests.map { $0["Authorization"] } == ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Bearer t"])
      #expect(server.requests.allSatisfy { $0.head.hasPrefix("POST /x HTTP/1.1\r\n") })
      await client.shutDown()
    }

    @Test(arguments: [
      ("::", "::"), ("0:0:0:0:0:0:0:1", "::1"), ("2001:DB8::A", "2001:db8::a"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
      ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("::ffff:1.2.3.4", "::ffff:102:304"), ("1::", "1::"),
      ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("1.2.3.4", "1.2.3.4"), ("1:0:0:2:3:0:0:4", "1::2:3:0:0:4"),
    ])
    func `an address has one text, which is read again`(text: String, canonical: String) throws {
      let address = try #require(IPAddress(text))
      #expect(address.description == canonical)
      #expect(IPAddress(address.description) == address)
    }

    @Test func `no random text crashes the reader, and what it takes it reads the same again`() throws {
      var generator = SeededGenerator(seed: 13)
      let pieces = [
        "http://", "https://", "[", "]", "::", ":", "@", "/", "?", "#", "%", "%41", "a", "1", "0x", ".", "127", "é",
        "\u{0}",
        "\\", "ffff", "${", "}", "８", " ", "example.com", "-", "_",
      ]
      var taken = 0
      for _ in 0..<20_000 {
        let text =
          "http://"
          + (0..<Int.random(in: 0...8, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        guard let url = try? TargetURL(text) else { continue }
        taken += 1
        #expect(try TargetURL(url.text).text == url.text, "\(text)")
      }
      #expect(taken > 100)
    }
  }
#endif

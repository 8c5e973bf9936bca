#if HTTP
  import LeadActionsHTTP
  import Testing

  struct OutboundRequestTests {
    @Test func `a request shows neither its URL nor its headers`() {
      let request = OutboundRequest(
        "POST", "https://a.example/canary", headers: [.init("Authorization", "canary")], body: Array("canary".utf8))
      #expect("\(request)\(String(reflecting: request))".contains("canary") == false)
    }

    @Test func `headers of an answer are found without regard to case`() {
      let answer = OutboundAnswer(status: 503, headers: [.init("retry-after", "7")])
      #expect(answer["Retry-After"] == "7")
    }
  }
#endif

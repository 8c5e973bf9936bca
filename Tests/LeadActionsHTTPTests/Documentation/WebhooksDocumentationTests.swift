#if HTTP
  import TestPrograms
  import Testing

  struct WebhooksDocumentationTests {
    @Test func `the page shows the code that is compiled here`() throws {
      let code = try PageCode(of: "Webhooks")
      #expect(code.compiled.count > 5)
      #expect(code.shown == code.compiled)
    }
  }
#endif

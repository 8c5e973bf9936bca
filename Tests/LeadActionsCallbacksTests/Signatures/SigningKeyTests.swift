#if Callbacks
  import Testing

  @testable import LeadActionsCallbacks

  struct SigningKeyTests {
    @Test func `a key is read with its prefix and without, and not shown`() throws {
      let key = try #require(SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
      #expect(key == SigningKey("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
      #expect("\(key)\(String(reflecting: key))".contains("MfKQ") == false)
    }

    @Test(arguments: ["", "whsec_", "whsec_not base 64", "whsec_c2hvcnQ="])
    func `what is no key is refused`(text: String) {
      #expect(SigningKey(text) == nil)
    }
  }
#endif

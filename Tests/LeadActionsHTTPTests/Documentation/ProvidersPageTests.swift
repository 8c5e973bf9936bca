#if HTTP
  import TestPrograms
  import Testing

  /// Holds the code that the page shows against the code that is compiled here, line by line.
  struct ProvidersPageTests {
    @Test func `the page of providers shows the code that is compiled here`() throws {
      let code = try PageCode(of: "Providers")
      #expect(code.compiled.count > 5)
      #expect(code.shown == code.compiled)
    }
  }
#endif

#if Callbacks
  import TestPrograms
  import Testing

  /// Holds the code that the page shows against the code that is compiled here, line by line.
  struct CallbacksPageTests {
    @Test func `the page of callbacks shows the code that is compiled here`() throws {
      let code = try PageCode(of: "Callbacks")
      #expect(code.compiled.count > 5)
      #expect(code.shown == code.compiled)
    }
  }
#endif

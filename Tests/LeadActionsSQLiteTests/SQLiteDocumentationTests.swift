#if SQLite
  import TestPrograms
  import Testing

  @Suite struct SQLiteDocumentationTests {
    @Test func `the page shows the code that is compiled here`() throws {
      let code = try PageCode(of: "SQLite")
      #expect(code.compiled.count > 5)
      #expect(code.shown == code.compiled)
    }
  }
#endif

import TestPrograms
import Testing

/// Holds the code that the pages show against the code of the same page that is compiled here, line by line.
@Suite struct DocumentationTests {
  @Test(arguments: ["Extending", "RuleBooks", "Running", "Safety", "Stores", "TestingRules"])
  func `the pages show the code that is compiled here`(page: String) throws {
    let code = try PageCode(of: page)
    #expect(code.compiled.count > 5)
    #expect(code.shown == code.compiled)
  }
}

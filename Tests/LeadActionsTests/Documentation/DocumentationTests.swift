import Foundation
import Testing

/// Holds the code that the pages show against the code of the same page that is compiled here, line by line.
@Suite struct DocumentationTests {
  @Test(arguments: ["Extending", "RuleBooks", "Running", "Safety", "Stores", "TestingRules"])
  func `the pages show the code that is compiled here`(page: String) throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(contentsOf: here.appending(path: "\(page)Code.swift"), encoding: .utf8)
    let text = try String(contentsOf: root.appending(path: "Documentation/\(page).md"), encoding: .utf8)
    let compiled = source.components(separatedBy: "// Page begins\n").dropFirst()
      .flatMap { lines($0.components(separatedBy: "// Page ends")[0]) }
    let shown = text.components(separatedBy: "```swift\n").dropFirst()
      .flatMap { lines($0.components(separatedBy: "```")[0]) }
    #expect(compiled.count > 5)
    #expect(shown == compiled)
  }

  /// The lines that say something, without their indentation.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

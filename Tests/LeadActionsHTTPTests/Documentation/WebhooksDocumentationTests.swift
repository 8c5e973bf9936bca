#if HTTP
  import Foundation
  import Testing

  struct WebhooksDocumentationTests {
    @Test func `the page shows the code that is compiled here`() throws {
      let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      let source = try String(contentsOf: here.appending(path: "WebhooksCode.swift"), encoding: .utf8)
      let text = try String(contentsOf: root.appending(path: "Documentation/Webhooks.md"), encoding: .utf8)
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
#endif

#if HTTP
  import Foundation
  import Testing

  /// Holds the code that the page shows against the code that is compiled here, line by line.
  struct ProvidersPageTests {
    @Test func `the page of providers shows the code that is compiled here`() throws {
      let here = URL(filePath: #filePath).deletingLastPathComponent()
      let root = here.appending(path: "../../..")
      let source = try String(contentsOf: here.appending(path: "ProvidersCode.swift"), encoding: .utf8)
      let page = try String(contentsOf: root.appending(path: "Documentation/Providers.md"), encoding: .utf8)
      let compiled = source.components(separatedBy: "// Page begins\n").dropFirst()
        .flatMap { lines($0.components(separatedBy: "// Page ends")[0]) }
      let shown = page.components(separatedBy: "```swift\n").dropFirst()
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

import Foundation

/// The Swift code that a page of the documentation shows, and the code of the same page that a test target compiles.
package struct PageCode: Sendable {
  /// The lines that say something, without their indentation.
  package let shown: [String]
  package let compiled: [String]

  /// Reads `Documentation/NAME.md`, and `NAMECode.swift` beside a test.
  ///
  /// - Parameter test: The test's file, below the package's `Tests`.
  package init(of page: String, beside test: String = #filePath) throws {
    let here = URL(filePath: test).deletingLastPathComponent()
    var root = here
    while root.lastPathComponent != "Tests", root.pathComponents.count > 1 { root.deleteLastPathComponent() }
    root.deleteLastPathComponent()
    let source = try String(contentsOf: here.appending(path: "\(page)Code.swift"), encoding: .utf8)
    let text = try String(contentsOf: root.appending(path: "Documentation/\(page).md"), encoding: .utf8)
    compiled = Self.blocks(of: source, from: "// Page begins\n", to: "// Page ends")
    shown = Self.blocks(of: text, from: "```swift\n", to: "```")
  }

  private static func blocks(of text: String, from start: String, to end: String) -> [String] {
    text.components(separatedBy: start).dropFirst().flatMap { block in
      block.components(separatedBy: end)[0].split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
  }
}

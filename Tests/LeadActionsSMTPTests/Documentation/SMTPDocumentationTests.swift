#if SMTP
  import Foundation
  import LeadActions
  import Testing

  struct SMTPDocumentationTests {
    @Test func `the page shows the code that is compiled here`() throws {
      let here = URL(filePath: #filePath).deletingLastPathComponent()
      let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      let source = try String(contentsOf: here.appending(path: "SMTPCode.swift"), encoding: .utf8)
      let text = try String(contentsOf: root.appending(path: "Documentation/SMTP.md"), encoding: .utf8)
      let compiled = source.components(separatedBy: "// Page begins\n").dropFirst()
        .flatMap { lines($0.components(separatedBy: "// Page ends")[0]) }
      let shown = text.components(separatedBy: "```swift\n").dropFirst()
        .flatMap { lines($0.components(separatedBy: "```")[0]) }
      #expect(compiled.count > 10)
      #expect(shown == compiled)
    }

    @Test func `the page's code makes a dispatcher`() throws {
      struct NoSecrets: SecretSource {
        func value(of name: SecretName, tenant: TenantName) async throws -> String? { nil }
      }
      _ = try smtpCode(store: InMemoryStore(), secrets: NoSecrets())
    }

    /// The lines that say something, without their indentation.
    private func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
  }
#endif

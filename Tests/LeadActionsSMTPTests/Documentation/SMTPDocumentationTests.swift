#if SMTP
  import LeadActions
  import TestPrograms
  import Testing

  struct SMTPDocumentationTests {
    @Test func `the page shows the code that is compiled here`() throws {
      let code = try PageCode(of: "SMTP")
      #expect(code.compiled.count > 10)
      #expect(code.shown == code.compiled)
    }

    @Test func `the page's code makes a dispatcher`() throws {
      struct NoSecrets: SecretSource {
        func value(of name: SecretName, tenant: TenantName) async throws -> String? { nil }
      }
      _ = try smtpCode(store: InMemoryStore(), secrets: NoSecrets())
    }
  }
#endif

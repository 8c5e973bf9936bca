#if YAML
  import Foundation
  import LeadActions
  import LeadActionsYAML
  import RandomWorlds
  import Testing

  @Suite struct YAMLWritingTests {
    private func same(_ book: RuleBook, sourceLocation: SourceLocation = #_sourceLocation) throws {
      let yaml = try book.yaml()
      let text = String(decoding: yaml, as: UTF8.self)
      do {
        #expect(try RuleBook(yaml: yaml) == book, "\(text)", sourceLocation: sourceLocation)
      } catch {
        Issue.record("\(error)\n\(text)", sourceLocation: sourceLocation)
      }
    }

    @Test func `a rule book is written as people write it`() throws {
      let book = try RuleBook(yaml: Data(SmallYAML.text.utf8))
      #expect(
        String(decoding: try book.yaml(), as: UTF8.self) == """
          format: 1
          name: Mortgages
          version: 3
          users: [ann]
          groups: [brokers]
          leadGroups:
            - name: Mortgages
              types:
                - name: Remortgage
                  zone: Europe/London
                  statuses:
                    - New
                    - { name: Hot, progress: qualified }
                  rules:
                    - id: assign web leads
                      on: receivedOther
                      do:
                        - assignToUser: { to: { group: brokers, by: random } }
                        - contactCustomer: { by: email, template: welcome }
                    - id: hot
                      on: updated
                      when: { field: status, equals: Hot }
                      do:
                        - notifyUserByEmail: { to: assigned user }
          templates:
            - name: welcome
              email:
                subject: "Hello {{firstName}}"
                text: |-
                  {{user}} will call you.

                  Your brokers

          """)
    }

    @Test func `a random rule book is the same after YAML`() throws {
      for seed in UInt64(1)...60 { try same(World(seed: seed).book) }
    }

    @Test(arguments: [
      "", " ", "a", " a", "a ", "no", "On", "null", "~", "1", "1e3", "-", "- a", "a: b", "a:b", "a #b", "#b", "[a]",
      "{a}",
      "a, b", "'a'", "\"a\"", "it's", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "? a", "a\nb", "a\n", "\na", "\n",
      "a\n\nb\n\n", "a\n b", " a\nb", "a\n \nb", "a\n\tb", "a\r\nb", "\t", "é", "🏠 a", "a\u{85}b", "a\u{2028}b",
      "\u{FEFF}",
      "\u{FFFE}", "\u{7F}", "\u{1}", "2026-01-31", "09:30", "2 days", "-2 days", "<<", "=", "---", "...", "a  b",
      String(repeating: "long ", count: 500), String(repeating: "x", count: 3_000),
    ])
    func `a text is the same after YAML, wherever it stands`(_ text: String) throws {
      var book = RuleBook(
        text, users: [UserName(text)], groups: [GroupName(text), "b"], fields: [FieldName(text): .number],
        partials: [TemplateName(text): text])
      book.templates = [.text("t", body: text), .email("e", subject: text, text: text + "\nmore", html: text)]
      book.leadGroups = [
        LeadGroup(
          "g",
          types: [
            LeadType("t") {
              Rule(
                "r", on: .received,
                do: [
                  .custom(CustomAction("own", .object(["text": .list([.text(text), .text("b")]), text: .null]))),
                  .taskUser(TaskUser(title: text, notes: "a\n" + text)),
                ])
            }
          ])
      ]
      book.directory = Directory(users: [UserName(text): DirectoryUser(displayName: text)])
      try same(book)
    }
  }
#endif

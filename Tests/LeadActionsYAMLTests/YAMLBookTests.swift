#if YAML
  import Foundation
  import LeadActions
  import LeadActionsYAML
  import Testing

  @Suite struct YAMLBookTests {
    @Test func `a rule book is the same in YAML and in JSON`() throws {
      let book = try RuleBook(validatingYAML: Data(SmallYAML.text.utf8))
      #expect(try book == RuleBook(validating: Data(SmallYAML.json.utf8)))
      #expect(book.leadTypes.first?.rules.count == 2)
    }

    @Test func `the page on rule books shows one book in JSON and in YAML`() throws {
      let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../Documentation/RuleBooks.md")
      let text = try String(contentsOf: page.standardized, encoding: .utf8)
      func block(_ language: String) throws -> Data {
        let part = try #require(text.components(separatedBy: "```\(language)\n").dropFirst().first)
        return Data((part.components(separatedBy: "```").first ?? "").utf8)
      }
      #expect(try RuleBook(validatingYAML: block("yaml")) == RuleBook(validating: block("json")))
    }

    @Test func `JSON is YAML`() throws {
      #expect(try RuleBook(yaml: Data(SmallYAML.json.utf8)) == RuleBook(json: Data(SmallYAML.json.utf8)))
    }

    @Test func `an unknown name is found with its line, column, text and the nearest one`() {
      let text = SmallYAML.text.replacing("template: welcome", with: "template: welcom")
      let problem = SmallYAML.refusal(text).first
      #expect(problem?.mark == SourceMark(line: 20, column: 57))
      #expect(problem?.text == "welcom")
      #expect(problem?.nearest == "welcome")
      #expect(
        problem?.description.hasPrefix(
          "line 20, column 57 (leadGroups[0] 'Mortgages'.types[0] 'Remortgage'.rules[0] 'assign web leads'.do[1]."
            + "contactCustomer.template): There is no template 'welcom'.") == true)
    }

    @Test func `an unknown key is found at the key, a missing one at the object that lacks it`() {
      let unknown = SmallYAML.refusal(SmallYAML.text.replacing("  on: updated", with: "  onn: updated"))
      #expect(unknown.map(\.mark) == [SourceMark(line: 22, column: 13), SourceMark(line: 21, column: 13)])
      #expect(unknown.map(\.text) == ["onn", nil])
    }

    @Test func `every problem is reported at once, of form and of meaning, each with its place`() {
      let text = SmallYAML.text.replacing("version: 3", with: "version: three")
        .replacing("group: brokers", with: "group: broker").replacing("progress: qualified", with: "progress: qualifed")
      #expect(
        SmallYAML.refusal(text).map { $0.mark?.description } == [
          "line 3, column 10", "line 14, column 23", "line 19, column 46",
        ])
    }

    @Test func `columns count characters, not bytes`() {
      let text = "name: \"Höhe 🏠\"\nusers: [\"é🏠\", 5, [1]]\n"
      #expect(SmallYAML.refusal(text).map(\.mark) == [SourceMark(line: 2, column: 18)])
    }

    @Test func `a play is the same in YAML and in JSON`() throws {
      let yaml = """
        occurrences:
          - at: 2026-01-05T09:12:00Z
            lead: 1000001
            received:
              from: webForm
              lead: { type: Remortgage, contact: { firstName: Ann, mobile: 07700900123, postcode: 1234 } }
        """
      let json = #"""
        {"occurrences": [{"at": "2026-01-05T09:12:00Z", "lead": "1000001", "received": {"from": "webForm",
          "lead": {"type": "Remortgage", "contact": {"firstName": "Ann", "mobile": "07700900123",
          "postcode": "1234"}}}}]}
        """#
      #expect(try Play(yaml: Data(yaml.utf8)) == Play(json: Data(json.utf8)))
    }

    @Test func `a field that holds a text takes a number as it is written`() throws {
      let rules = RuleBook("b") {
        CustomField("reference", .text)
        LeadGroup("g") { LeadType("t") {} }
      }
      let yaml = """
        occurrences:
          - { at: 2026-01-05T09:12:00Z, lead: 1, adopted: { lead: { type: t, fields: { reference: 1.50 } } } }
          - { at: 2026-01-05T09:13:00Z, lead: 1, updated: { by: user, values: { reference: 1e3, town: 12 } } }
        """
      let play = try Play(yaml: Data(yaml.utf8), for: rules)
      guard case .adopted(let adoption)? = play.steps.first?.occurrence.report,
        case .updated(let update)? = play.steps.last?.occurrence.report
      else {
        Issue.record("\(play)")
        return
      }
      #expect(adoption.lead.fields["reference"] == .text("1.50"))
      #expect(update == Update(by: .user, ["reference": .text("1e3"), "town": .text("12")]))
    }

    @Test func `a play's problems have their line and column`() throws {
      let yaml = "occurrences:\n  - at: 2026-01-05T09:12:00Z\n    lead: 1\n    recieved: {}\n"
      let error = #expect(throws: PlayError.self) { try Play(yaml: Data(yaml.utf8)) }
      #expect(error?.problems.map(\.mark) == [SourceMark(line: 4, column: 5)])
      #expect(error?.problems.first?.nearest == "received")
    }
  }
#endif

import Foundation
import LeadActions
import Testing

@Suite struct SourceMarkTests {
  private let json = #"""
    { "name": "Loans", "users": ["ann"],
      "leadGroups": [{ "name": "it's [1].'x'. \"Lö\u00e4ns\"", "types": [
        { "name": "Home", "statuses": ["New", {"name": "Hot"}], "rules": [
          { "id": "a.b", "on": "received", "when": [{ "field": "status", "equals": "Hot" }], "do": "notifyUserByEmail" },
          { "id": "é🏠", "on": "updated", "do": { "assignToUser": { "to": { "user": "anne" } } } } ] },
        { "name": "Car" } ] }],
      "partials": { "a.b": "x", "a": { "b": 1 } },
      "templates": [{ "name": "t", "text": ["one", "{{nobody}}"] }] }
    """#

  @Test func `a problem of a JSON file has its line and column, and the text that stands there`() throws {
    let document = try RuleBookDocument(json: Data(json.replacing(#", "a": { "b": 1 }"#, with: "").utf8))
    let problems = document.problems
    #expect(problems.map(\.mark) == [SourceMark(line: 5, column: 80), SourceMark(line: 8, column: 40)])
    #expect(problems.map(\.text) == ["anne", nil])
    #expect(problems.first?.nearest == "ann")
    #expect(
      problems.first?.description.hasPrefix(
        "line 5, column 80 (leadGroups[0] 'it's [1].'x'. \"Löäns\"'.types[0] 'Home'.rules[1] 'é🏠'.do[0].assignToUser."
          + "to.user): There is no user 'anne'.") == true)
  }

  @Test func `a problem of form has the mark of its key, its value, or of what lacks it`() {
    let text = #"""
      { "nam": "b",
        "users": ["ann", 3],
        "leadGroups": [{ "types": [] }] }
      """#
    #expect(
      problems { try RuleBook(json: Data(text.utf8)) }.map { "\($0.mark?.description ?? "-") \($0.text ?? "-")" } == [
        "line 1, column 3 nam", "line 1, column 1 -", "line 2, column 20 3", "line 3, column 18 -",
      ])
  }

  @Test func `every problem of a file that does not hold together has its mark, whichever reader finds it`() {
    let found = problems { try RuleBook(validating: Data(json.utf8)) }
    #expect(found.count >= 3)
    #expect(found.allSatisfy { $0.mark != nil })
    #expect(problems { try RuleBookDocument(json: Data(json.utf8)) } == found)
    #expect(problems { try RuleBook(json: Data("{,}".utf8)) }.map(\.mark) == [SourceMark(line: 1, column: 2)])
  }

  @Test func `a place that a finding names in words is found, whatever the names in it hold`() throws {
    let text = json.replacing(#", "a": { "b": 1 }"#, with: #", "a": ["1"]"#)
    let document = try RuleBookDocument(json: Data(text.utf8))
    let type = "leadGroups[0] 'it's [1].'x'. \"Löäns\"'.types[0] 'Home'"
    let marks = [
      ("rule book", 1, 1), ("name", 1, 11), ("users[0] 'ann'", 1, 30), ("users", 1, 29), (type, 3, 5),
      ("leadGroups[0]", 2, 18), ("\(type).statuses[0] 'New'", 3, 36), ("\(type).statuses[1] 'Hot'.name", 3, 52),
      ("\(type).statuses[1]", 3, 43), ("\(type).rules[0] 'a.b'.when.all[0].equals", 4, 80),
      ("\(type).rules[0] 'a.b'.when[0].field", 4, 60), ("\(type).rules[0] 'a.b'.do[0].notifyUserByEmail.to", 4, 96),
      ("\(type).rules[1] 'é🏠'.do[0].assignToUser.to.user", 5, 80), ("\(type).rules[1] 'é🏠'.when", 5, 7),
      ("leadGroups[0] 'it's [1].'x'. \"Löäns\"'.types[1] 'Car'", 6, 5), ("partials.'a.b'", 7, 24),
      ("partials.a", 7, 34), ("partials.a[0]", 7, 35), ("templates[0] 't'.text[1]", 8, 48), ("nothing.such", 1, 1),
    ]
    for (place, line, column) in marks {
      #expect(document.mark(at: place) == SourceMark(line: line, column: column), "\(place)")
    }
  }

  @Test func `a report's findings are marked`() throws {
    let document = try RuleBookDocument(json: Data(#"{"name": "b", "users": ["ann"]}"#.utf8))
    let finding = Finding(
      FindingCode(rawValue: "LA999"), .warning, at: "users[0] 'ann'", "m", why: "w", mend: "m",
      related: [RelatedPlace("name", "n")])
    let report = CheckReport(findings: [finding], silenced: [SilencedFinding(finding, reason: "r")])
      .marked(by: document)
    #expect(report.findings.map(\.mark) == [SourceMark(line: 1, column: 25)])
    #expect(report.findings.first?.related.map(\.mark) == [SourceMark(line: 1, column: 10)])
    #expect(report.silenced.map(\.finding.mark) == [SourceMark(line: 1, column: 25)])
  }

  @Test func `the marks of every value of a file are where the value stands`() throws {
    let lines = json.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    let source = try #require(JSONText.read(Data(json.utf8), as: .ruleBook).source)
    var seen = 0
    func check(_ value: PlainValue, _ tree: SourceTree) {
      seen += 1
      let mark = tree.mark
      let scalar = lines[mark.line - 1][mark.column - 1]
      switch (value, tree.parts) {
      case (.object(let members), .object(let trees)):
        #expect(scalar == "{")
        for (key, value) in members { trees[key].map { check(value, $0) } }
      case (.list(let elements), .list(let trees)):
        #expect(scalar == "[")
        for (value, tree) in zip(elements, trees) { check(value, tree) }
      case (.text, _): #expect(scalar == "\"")
      default: #expect(scalar == "1")
      }
    }
    check(source.value, source.tree)
    #expect(seen > 40)
  }
}

import Foundation
import LeadActions
import Testing

@Suite struct RulePageTests {
  private static let findings = [
    Finding(
      FindingCode(rawValue: "LA101"), .error, at: "leadGroups[0] 'Loans'.types[0] 'Home'.rules[0] 'mail'.do[0]",
      "The user is not known yet.", why: "The email has a gap.", story: ["A lead comes in.", "It is mailed."],
      mend: "Send it later.",
      related: [RelatedPlace("leadGroups[0] 'Loans'.types[0] 'Home'.rules[1] 'both'.do[1]", "assigns the user")],
      mark: SourceMark(line: 3, column: 9))
  ]

  @Test func `every rule is on the page with its condition, actions and consequences`() {
    let page = GraphBook.graph.html()
    #expect(page.contains("<h1><bdi>Loans</bdi></h1>"))
    #expect(page.contains("<span>Version 7</span><span>12 rules (1 switched off)</span><span>2 lead types</span>"))
    #expect(page.contains("<span>3 workflows</span><span>1 template</span>"))
    for rule in GraphBook.book.leadTypes.flatMap(\.rules) {
      #expect(page.contains("<h5><bdi>\(rule.id)</bdi>"), "\(rule.id)")
      for action in rule.actions {
        #expect(page.contains(action.words.replacing("'", with: "&#39;")), "\(action)")
      }
    }
    #expect(page.contains("<b>If all of these hold</b> <ul><li><bdi>source is &#39;web&#39;</bdi></li>"))
    #expect(page.contains(">Change the status to &#39;Hot&#39;</bdi></span> <a class=\"leads\" href=\"#t0e3\">"))
    #expect(page.contains("<bdi>perhaps scored</bdi>"))
    #expect(page.contains("<bdi>User Changed of Car</bdi>"))
  }

  @Test func `every link on the page leads somewhere, and every anchor stands once`() {
    for graph in [RuleGraph(GraphBook.book, findings: Self.findings), RuleGraph(hostileBook("x"))] {
      let page = graph.html()
      let anchors = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
      #expect(Set(anchors).count == anchors.count)
      let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
      #expect(!links.isEmpty)
      #expect(links.allSatisfy { anchors.contains($0) })
    }
  }

  @Test func `a finding stands at its rule with what to do about it, and in the summary`() {
    let page = RuleGraph(GraphBook.book, findings: Self.findings).html()
    #expect(page.contains("<summary>1 error</summary><ul><li class=\"error\"><a href=\"#t0r2\">"))
    #expect(page.contains("<div class=\"rule has-problem error\" id=\"t0r2\"><h5><bdi>mail</bdi>"))
    #expect(page.contains("<b>To mend it:</b> <bdi>Send it later.</bdi>"))
    #expect(page.contains("<ol><li><bdi>A lead comes in.</bdi></li><li><bdi>It is mailed.</bdi></li></ol>"))
    #expect(page.contains("<a href=\"#t0r3\">See also</a>: <bdi>assigns the user</bdi>"))
    #expect(page.contains("(line 3, column 9)"))
    #expect(!GraphBook.graph.html().contains("rule has-problem"))
  }

  @Test func `a circle is drawn as one`() {
    let page = GraphBook.graph.html()
    #expect(page.contains("class=\"edge back\""))
    #expect(page.contains("Dashed lines go back: a circle"))
    #expect(!RuleGraph(SmallBook.base).html().contains("class=\"edge"))
  }

  @Test(arguments: hostileNames) func `whatever an author types is shown and does nothing`(_ name: String) {
    func skeleton(_ page: String) -> [String] {
      page.matches(of: /<[^>]*>/).map { String($0.0).replacing(/(width|height|viewBox)="[^"]*"/, with: "") }
    }
    let findings = [
      Finding(FindingCode(rawValue: name), .error, at: name, name, why: name, story: [name], mend: name, nearest: name)
    ]
    let page = RuleGraph(hostileBook(name), findings: findings).html()
    let plain = [
      Finding(
        FindingCode(rawValue: "plain"), .error, at: "plain", "plain", why: "plain", story: ["plain"], mend: "plain",
        nearest: "plain")
    ]
    #expect(skeleton(page) == skeleton(RuleGraph(hostileBook("plain"), findings: plain).html()))
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("\u{0}"))
  }

  @Test func `the page needs nothing from anywhere`() {
    let page = GraphBook.graph.html()
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src="))
    #expect(!page.contains("@import") && !page.contains("url(h"))
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("prefers-color-scheme: dark"))
  }

  @Test func `the same book gives the same bytes`() {
    #expect(RuleGraph(GraphBook.book).html() == RuleGraph(GraphBook.book).html())
    #expect(RuleGraph(FullBook.book).mermaid() == RuleGraph(FullBook.book).mermaid())
    #expect(RuleGraph(GraphBook.book).html().hasSuffix("</html>\n"))
  }

  @Test func `a book without rules says so`() {
    let page = RuleGraph(RuleBook("Empty", leadGroups: [LeadGroup("G", types: [LeadType("T")])])).html()
    #expect(page.contains("This lead type has no rules"))
    #expect(page.contains("<span>0 rules</span>"))
  }
}

import Foundation
import LeadActions
import Testing

@Suite struct CheckReportTests {
  private let hook = PostWebhook("http://crm.example.com/?s=${crm}")

  @Test func `a book that holds together in every way brings no findings`() {
    let report = RuleChecker().check(Checking.book { Rule("stop", on: .converted, ChangeStatus(to: "Done")) })
    #expect(report == CheckReport())
    #expect(report.description == "Nothing was found.")
  }

  @Test func `findings stand in the order of the book`() {
    var book = Checking.book {
      for index in 0..<12 {
        Rule(RuleID("r\(index)"), on: .converted, PostWebhook("http://crm.example.com/\(index)?s=${crm}"))
      }
    }
    book.users.append("ann")
    book.workflows = [LeadWorkflow("w", steps: [.action(hook)])]
    let rules = Checking.found(in: book)
    #expect(rules.first == "LA820 users[2] 'ann'")
    #expect(
      rules.filter { $0.contains("rules") }
        == (0..<12).map {
          "LA901 \(Checking.type).rules[\($0)] 'r\($0)'.do[0].webhook.url"
        })
    #expect(rules.last == "LA901 workflows[0] 'w'.steps[0].do.webhook.url")
  }

  @Test func `what a rule allows is set aside with its reason, in it alone`() {
    let book = Checking.book {
      Rule("a", on: .converted, hook).allowing(.plainHTTP, because: "the old server has no https")
      Rule("b", on: .closed, hook)
    }
    let report = RuleChecker().check(book)
    #expect(report.findings.map(\.place) == ["\(Checking.type).rules[1] 'b'.do[0].webhook.url"])
    #expect(report.silenced.map(\.finding.place) == ["\(Checking.type).rules[0] 'a'.do[0].webhook.url"])
    #expect(report.silenced.map(\.reason) == ["the old server has no https"])
  }

  @Test func `a book, a lead type and a workflow allow what is within them, and the innermost tells the reason`() {
    var book = Checking.book {
      Rule("a", on: .converted, hook)
      Rule("b", on: .closed, StartWorkflow("w"))
    }
    book.workflows = [LeadWorkflow("w", steps: [.action(hook)])]
    #expect(RuleChecker().check(book.allowing(.plainHTTP, because: "all")).silenced.map(\.reason) == ["all", "all"])
    book.workflows[0].allowed = [.plainHTTP: "step"]
    book.leadGroups[0].types[0].allowed = [.plainHTTP: "type"]
    let report = RuleChecker().check(book.allowing(.plainHTTP, because: "all"))
    #expect(report.silenced.map(\.reason).sorted() == ["step", "type"])
    #expect(report.findings == [])
  }

  @Test func `a rule of a like name is not within another`() {
    let rules = (0..<11).map { Rule("a", on: .converted, when: .field("street", .isSet($0 == 1)), hook) }
    var book = Checking.book { for rule in rules { rule } }
    book.leadGroups[0].types[0].rules[1].allowed = [.plainHTTP: "here"]
    #expect(RuleChecker().check(book).silenced.count == 1)
  }

  @Test func `what allows nothing is worth knowing`() {
    let book = Checking.book { Rule("a", on: .converted, ChangeStatus(to: "Done")) }
      .allowing(.plainHTTP, because: "once it was so")
    let report = RuleChecker().check(book)
    #expect(report.findings.map(\.code) == [.uselessAllow])
    #expect(report.findings.map(\.place) == ["allow.LA901"])
    #expect(report.worst == .information)
    #expect(RuleChecker(leastSeverity: .warning).check(book).findings == [])
  }

  @Test func `what a book is refused for cannot be allowed`() {
    let book = SmallBook.with(AssignToUser(.user("anne"))).allowing(.unknownUser, because: "she starts on Monday")
    let report = RuleChecker().check(book)
    #expect(report.findings.map(\.code).contains(.unknownUser))
    #expect(report.silenced == [])
  }

  @Test func `a report survives being stored`() throws {
    let book = Checking.book {
      Rule("a", on: .converted, hook).allowing(.plainHTTP, because: "yes")
      Rule("b", on: .closed, hook)
    }
    let report = RuleChecker().check(book)
    #expect(try JSONDecoder().decode(CheckReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test func `a report is text that people can read`() {
    let report = RuleChecker().check(Checking.book { Rule("a", on: .converted, hook) })
    #expect(
      report.description == """
        warning LA901 \(Checking.type).rules[0] 'a'.do[0].webhook.url
          The webhook posts to 'crm.example.com' over http. Everybody on the way can read the customer's details and \
        the secret, and change them.
          Begin the URL with 'https://'.
        """)
  }

  @Test func `any book at all is checked the same way twice`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomBook(seed: seed)
      let book = random.book()
      #expect(RuleChecker().check(book) == RuleChecker().check(book), "seed \(seed)")
    }
  }
}

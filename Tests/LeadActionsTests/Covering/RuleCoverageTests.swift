import Foundation
import LeadActions
import LeadActionsTesting
import Testing

@Suite struct RuleCoverageTests {
  private func use(_ rule: RuleID, in coverage: RuleCoverage) throws -> RuleUse {
    try #require(coverage.rules.first { $0.rule == rule })
  }

  @Test func `a book that nothing has exercised is covered by nothing`() {
    let coverage = RuleCoverage(of: MortgageRules.book)
    #expect(coverage.rules.map(\.rule).count == 7)
    #expect(coverage.total.covered == 0)
    #expect(coverage.rulesMatched == CoverageShare(0, of: 7))
    #expect(coverage.conditionOutcomes.total == 8)
    #expect(coverage.comparisonOutcomes.total == 10)
    #expect(coverage.gaps.contains("Remortgage, rule 'greet': its event"))
  }

  @Test func `rules, both outcomes of conditions and comparisons, and what came of actions are counted`() async throws {
    let test = try MortgageRules.scenario(exhaustive: false)
    try await test.when(.received(from: .webForm))
    try await test.when(.userChanged(to: nil))
    try await test.when(.statusChanged(to: "Cold"))
    let loans = try use("call large loans", in: test.coverage)
    #expect((loans.asked, loans.matched) == (2, 1))
    #expect((loans.condition?.held, loans.condition?.failed) == (1, 1))
    #expect(loans.condition?.comparisons.map(\.test) == ["loanAmount is at least 250000", "user is set"])
    #expect(loans.condition?.comparisons.map(\.held) == [2, 1])
    #expect(loans.condition?.comparisons.map(\.failed) == [0, 1])
    let cold = try use("refer cold leads", in: test.coverage)
    #expect(cold.actions.map(\.done) == [1, 0])
    #expect(cold.actions.map(\.notDone) == [0, 1])
    #expect(try use("remind", in: test.coverage).asked == 0)
    #expect(test.coverage.workflowSteps.map(\.asked) == [0, 0])
    let text = test.coverage.text
    #expect(text.contains("  call large loans on userChanged: asked 2 times, acted once\n"))
    #expect(text.contains("    never seen: loanAmount is at least 250000: no\n"))
    #expect(text.contains("never seen: Contact Partner done"))
    #expect(text.contains("  remind on appointmentBefore 1 day: asked never, acted never\n    never seen: its event"))
  }

  @Test func `coverage adds up over scenarios`() async throws {
    let first = try await MortgageRules.received(exhaustive: false)
    let second = try await MortgageRules.received(exhaustive: false)
    try await second.when(.statusChanged(to: "Hot"))
    try await second.advance(by: .days(2))
    var sum = RuleCoverage(of: MortgageRules.book)
    sum.add(first.coverage)
    #expect(sum == first.coverage)
    sum.add(second.coverage)
    #expect(sum == first.coverage + second.coverage)
    #expect(try use("greet", in: sum).matched == 2)
    #expect(try use("chase", in: sum).matched == 1)
    #expect(sum.workflowSteps.map(\.asked) == [1, 1])
    #expect(sum.workflowSteps[1].condition?.held == 1)
    #expect(sum.workflowSteps[1].action?.done == 1)
    #expect(sum.stepsReached.isComplete)
    #expect(sum.events.first { $0.event == .received }?.count == 2)
  }

  @Test func `the coverage of other rules stands beside`() async throws {
    var other = MortgageRules.book
    other.leadGroups[0].types[0].rules[3].condition = .field("loanAmount", .isSet(true))
    let sum = RuleCoverage(of: MortgageRules.book) + RuleCoverage(of: other)
    #expect(sum.rules.count == 8)
    #expect(RuleCoverage() + RuleCoverage(of: other) == RuleCoverage(of: other))
  }

  @Test func `coverage is written to JSON and read back`() async throws {
    let coverage = try await MortgageRules.received(exhaustive: false).coverage
    #expect(try JSONDecoder().decode(RuleCoverage.self, from: JSONEncoder().encode(coverage)) == coverage)
  }

  @Test func `comparisons that can never be reached do not shift the others`() throws {
    let book = RuleBook("Odd") {
      LeadGroup("G") {
        LeadType("T") {
          Rule(
            "r", on: .received,
            when: .any([
              .all([.field("source", .isSet(true)), .any([.all([]), .field("town", .isSet(true))])]),
              .not(.field("user", .isSet(true))),
            ]), do: [.stopWorkflow(StopWorkflow())])
        }
      }
    }
    let lead = Lead(id: 1, type: "T", received: Scenario.usualStart)
    let plan = try Planner(book).plan(
      Occurrence("1", lead: 1, .received(Receipt(lead, from: .api))), in: Situation(now: lead.received), trace: .full)
    var coverage = RuleCoverage(of: book)
    coverage.add(plan)
    let comparisons = try #require(coverage.rules[0].condition?.comparisons)
    #expect(comparisons.map(\.test) == ["source is set", "nothing is asked", "town is set", "user is set"])
    #expect(comparisons.map(\.held) == [0, 1, 0, 0])
    #expect(comparisons.map(\.failed) == [1, 0, 0, 1])
  }

  @Test func `rules that are switched off count for nothing`() throws {
    var book = MortgageRules.book
    for index in 0..<7 { book.leadGroups[0].types[0].rules[index].isEnabled = false }
    let coverage = RuleCoverage(of: book)
    #expect(coverage.rulesMatched.total == 0)
    #expect(coverage.text.contains("greet on receivedOther: switched off"))
  }
}

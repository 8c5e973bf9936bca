import Foundation
import LeadActions
import Testing

/// A way of choosing as a host writes it, with what is public alone.
private struct AnotherChoice: ChoosingStrategy {
  let name: StrategyName = "another"
  let usesState = true

  func choose(from request: ChoosingRequest, random: inout SeededGenerator) -> UserName? {
    let others = request.available.filter { $0.user != request.state.last }
    return others.isEmpty ? nil : others[random.next(below: others.count)].user
  }
}

@Suite struct HostStrategyTests {
  @Test func `a host can ask its strategy in a test of its own`() {
    let members = [GroupMember("ann"), GroupMember("ben"), GroupMember("cleo")]
    let request = ChoosingRequest(
      group: "brokers", members: members, available: members, state: ChoosingState(last: "ann"), now: Date())
    var random = SeededGenerator(seed: 1)
    let chosen = (0..<100).map { _ in AnotherChoice().choose(from: request, random: &random) }
    #expect(Set(chosen) == ["ben", "cleo"])
  }

  @Test func `a number below a bound of nothing is 0`() {
    var random = SeededGenerator(seed: 1)
    #expect(random.next(below: 0) == 0)
    #expect((0..<100).allSatisfy { _ in (0..<3).contains(random.next(below: 3)) })
  }
}

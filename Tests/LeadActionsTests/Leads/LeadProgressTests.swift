import LeadActions
import Testing

@Suite struct ProgressTests {
  @Test func `there are the six stages of the guide, in its order`() {
    #expect(
      LeadProgress.allCases.map(\.rawValue) == [
        "validated", "invalidated", "contacted", "qualified", "converted", "closed",
      ])
  }
}

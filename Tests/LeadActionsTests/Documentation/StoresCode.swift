import LeadActions
import LeadActionsTesting
import Testing

// The code of Documentation/Stores.md; DocumentationTests holds the two against each other.

private typealias MyStore = InMemoryStore

@Suite private struct StoresCode {
  // Page begins
  @Test(arguments: StoreConformance.Part.allCases)
  func `my store keeps its promises`(part: StoreConformance.Part) async {
    let conformance = StoreConformance(
      reopen: { store in store },  // close it, and open another one on the same data
      makeStore: { MyStore() })  // an empty one for each part
    #expect(await conformance.failures(of: part) == [])
  }
  // Page ends

  @Test func `the parts on concurrency at their full length`() async {
    // Page begins
    let full = StoreConformance(scale: .full) { MyStore() }
    for part: StoreConformance.Part in [
      .serialHistory, .claimsExclusive, .lateWorkers, .lateCommits, .manyDeadLetters,
    ] {
      #expect(await full.failures(of: part) == [])
    }
    // Page ends
  }
}

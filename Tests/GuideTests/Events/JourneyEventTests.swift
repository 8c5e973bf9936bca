import LeadActions
import Testing

@Suite struct JourneyEventTests {
  @Test func `Journey Started triggers when a journey is started`() async throws {
    try await EventRow[.journeyStarted].check()
  }

  @Test func `Journey Partially Completed triggers when a part of a journey is completed`() async throws {
    try await EventRow[.journeyPartiallyCompleted].check()
  }

  @Test func `Journey Completed triggers when a journey is completed`() async throws {
    try await EventRow[.journeyCompleted].check()
  }
}

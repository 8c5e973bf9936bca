import Foundation
import LeadActions
import Testing

@Suite struct ContactMatcherTests {
  private let day = 86_400.0

  private func match(
    _ leads: [(LeadID, Double)], _ matcher: ContactMatcher = ContactMatcher(), id: LeadID = "new"
  ) throws -> LeadID? {
    let key = try #require(ContactKey(email: "jane@example.com"))
    let entry = ContactIndexEntry(
      version: 1, leads: leads.map { ContactIndexLead($0.0, received: TestDesk.monday + $0.1) })
    return matcher.match(Lead(id: id, type: "Home", received: TestDesk.monday), among: [key: entry])
  }

  @Test func `a lead repeats the first received within the span`() throws {
    #expect(try match([]) == nil)
    #expect(try match([("b", -day), ("a", -2 * day)]) == "a")
    #expect(try match([("old", -91 * day), ("b", -day)]) == "b")
    #expect(try match([("old", -90 * day)]) == "old")
    #expect(try match([("old", -90 * day - 1)]) == nil)
    #expect(try match([("b", -day)], ContactMatcher(within: 60)) == nil)
  }

  @Test func `of leads received at the same time the first by id counts, and never the lead itself`() throws {
    #expect(try match([("b", 0), ("a", 0), ("c", 0)]) == "a")
    #expect(try match([("new", -day)]) == nil)
  }

  @Test func `a lead that was received later but known earlier counts too`() throws {
    #expect(try match([("b", 3_600)]) == "b")
  }

  @Test func `keys follow the calling code`() {
    let contact = Contact(mobile: "07700 900123")
    #expect(ContactMatcher(callingCode: "44").keys(of: contact).map(\.value) == ["447700900123"])
    #expect(ContactMatcher().keys(of: contact).map(\.value) == ["07700900123"])
  }

  @Test func `the pipeline finds duplicates and links them to the first`() async throws {
    let desk = TestDesk(on: .receivedDuplicate, ChangeStatus(to: "Hot"))
    let pipeline = try desk.pipeline(InMemoryStore())
    func receive(_ id: LeadID, _ duplicate: Receipt.Duplicate = .unknown, email: String = "JANE@example.com")
      async throws -> LeadID?
    {
      var lead = desk.lead
      lead.id = id
      lead.contact = Contact(email: email)
      try await pipeline.submit(Occurrence("o", lead: id, .received(Receipt(lead, from: .api, duplicate: duplicate))))
      return try await pipeline.record(of: id)?.lead.duplicateOf
    }
    #expect(try await receive("1") == nil)
    #expect(try await receive("2", email: "jane@example.com ") == "1")
    #expect(try await receive("3") == "1")
    #expect(try await receive("4", .no) == nil)
    #expect(try await receive("5", .of("2")) == "2")
    #expect(try await receive("6", email: "june@example.com") == nil)
    #expect(try await pipeline.record(of: "2")?.lead.status == "Hot")
  }
}

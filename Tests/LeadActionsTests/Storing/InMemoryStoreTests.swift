import LeadActions
import Testing

import struct Foundation.Date

@Suite struct InMemoryStoreTests {
  @Test func `a seeded store gives the same tokens, and an unseeded one others`() throws {
    func token(_ store: InMemoryStore) throws -> ClaimToken? {
      _ = try store.commit(TestPlan.receipt([TestPlan.fax("fax")]), contactKeys: [], at: TestPlan.start)
      return store.claim(ClaimRequest(1, at: TestPlan.start, lease: 60)).first?.token
    }
    let first = try token(InMemoryStore(tokensFrom: SeededGenerator(seed: 1)))
    #expect(first != nil)
    #expect(try token(InMemoryStore(tokensFrom: SeededGenerator(seed: 1))) == first)
    #expect(try token(InMemoryStore(tokensFrom: SeededGenerator(seed: 2))) != first)
    #expect(try token(InMemoryStore()) != token(InMemoryStore()))
  }

  @Test(arguments: [0, -5, Double.nan])
  func `a lease that makes no sense lasts a second`(lease: Double) throws {
    let store = InMemoryStore()
    _ = try store.commit(TestPlan.receipt([TestPlan.fax("fax")]), contactKeys: [], at: TestPlan.start)
    let claims = store.claim(ClaimRequest(9, at: TestPlan.start, lease: lease))
    #expect(claims.map(\.leaseUntil) == [TestPlan.start.addingTimeInterval(1)])
  }

  @Test func `the next delivery is found behind one of its destination that is due already`() throws {
    let store = InMemoryStore()
    let start = TestPlan.start
    _ = try store.commit(TestPlan.receipt([TestPlan.fax("a"), TestPlan.fax("b")]), contactKeys: [], at: start)
    let claim = try #require(store.claim(ClaimRequest(1, at: start, lease: 60)).first)
    _ = store.settle(claim, as: .retry(at: start.addingTimeInterval(30)), history: [], occurrences: [])
    #expect(store.nextDelivery(after: start) == start.addingTimeInterval(30))
    #expect(store.nextDelivery(after: start.addingTimeInterval(-1)) == start)
    #expect(store.nextDelivery(after: start.addingTimeInterval(30)) == nil)
  }

  @Test func `a contact that many leads share is read to its limit, the last received first`() throws {
    let store = InMemoryStore()
    let key = try #require(ContactKey(email: "shared@example.com"))
    for number in 0..<150 {
      var plan = TestPlan.receipt([], lead: LeadID(number))
      plan.record.lead.received = TestPlan.start.addingTimeInterval(Double(number))
      _ = try store.commit(plan, contactKeys: [key], at: TestPlan.start)
    }
    let entry = store.load(LeadKey(lead: "new"), occurrence: nil, groups: [], contactKeys: [key]).contacts[key]
    #expect(entry?.leads.count == ContactIndexEntry.limit)
    #expect(entry?.leads.first?.lead == 149)
  }

  @Test func `errors of misuse name the thing, its place and the mend`() {
    #expect(
      StoreError.recordVersion(LeadKey(tenant: "acme", lead: 7), base: nil, record: 3).description
        == "The plan for lead '7' of tenant 'acme' was made from no record and carries version 3; it must carry version "
        + "1. Commit plans as the planner made them.")
    #expect(
      StoreError.deliveryExists(DeliveryKey(LeadKey(lead: 7), "d")).description
        == "The delivery 'd' of lead '7' exists already; give every occurrence an id of its own, from which its "
        + "deliveries' ids derive.")
  }

  @Test func `a destination's room is what is left, and no number is too large for it`() {
    let destination = Destination(rawValue: "webhook crm.example:443")
    func room(_ most: Int, _ underWay: Int) -> Int {
      ClaimRequest(1, perDestination: most, underWay: [destination: underWay], at: TestPlan.start, lease: 60)
        .room(for: destination)
    }
    #expect(room(8, 3) == 5 && room(8, 9) == 0)
    // A hundred are allowed to this one.
    #expect(room(8, -92) == 100)
    #expect(room(.max, -92) == .max && room(.max, .min) == .max)
    #expect(room(-1, .max) == 0 && room(.min, 1) == 0 && room(0, .min) == .max)
  }
}

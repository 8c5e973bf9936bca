import LeadActions

enum ContactPromises {
  static func versions(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    guard let key = ContactKey(email: "same@example.com") else { return }
    func reading(_ version: Int) -> ContactReading { ContactReading(versions: [key: version]) }
    func entry() async throws -> ContactIndexEntry? {
      try await store.load(LeadKey(lead: "any"), occurrence: nil, groups: [], contactKeys: [key]).contacts[key]
    }
    check.equal(try await entry(), ContactIndexEntry(), "a key that no lead has is at version 0")
    var first = Sample.receipt(LeadKey(lead: "first"), email: "same@example.com", received: 1)
    first.contacts = reading(0)
    var second = Sample.receipt(LeadKey(lead: "second"), email: "Same@Example.com", received: 2)
    second.contacts = reading(0)
    check.equal(try await store.commit(first), .committed, "the first of two receipts is committed")
    check.equal(
      try await store.commit(second), .conflict(.contacts(key)), "the second of two receipts of one contact is refused")
    check.equal(try await store.record(of: LeadKey(lead: "second")), nil, "a refused receipt makes no record")
    let one = try await entry() ?? ContactIndexEntry()
    check.expect(one.version != 0, "a change gives the key another version", found: "\(one.version)")
    check.equal(one.leads.map(\.lead), ["first"], "the index lists the first lead")
    second.contacts = reading(one.version)
    check.equal(try await store.commit(second), .committed, "planned again it is committed")
    let two = try await entry() ?? ContactIndexEntry()
    check.expect(two.version != one.version && two.version != 0, "each change gives the key another version")
    check.equal(
      two.leads,
      [
        ContactIndexLead("second", received: Sample.time(2)), ContactIndexLead("first", received: Sample.time(1)),
      ], "the index lists the last received lead first")
    _ = try await store.commit(Sample.next("next", after: first.record))
    check.equal(try await entry(), two, "a commit that changes no contact changes no version")
  }

  static func followLead(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    guard let old = ContactKey(email: "old@example.com"), let new = ContactKey(email: "new@example.com") else { return }
    let key = LeadKey(lead: "lead")
    func entries() async throws -> (old: ContactIndexEntry, new: ContactIndexEntry) {
      let contacts = try await store.load(key, occurrence: nil, groups: [], contactKeys: [old, new]).contacts
      return (contacts[old] ?? ContactIndexEntry(), contacts[new] ?? ContactIndexEntry())
    }
    let receipt = Sample.receipt(key, email: "old@example.com")
    _ = try await store.commit(receipt)
    _ = try await store.commit(Sample.receipt(LeadKey(lead: "other"), email: "old@example.com"))
    let before = try await entries()
    check.equal(before.old.leads.map(\.lead), ["lead", "other"], "leads received together stand by their ids")
    var update = Sample.next("update", after: receipt.record)
    update.record.lead.contact.email = "new@example.com"
    _ = try await store.commit(update)
    let after = try await entries()
    check.equal(after.old.leads.map(\.lead), ["other"], "the old address no longer finds the lead")
    check.equal(after.new.leads.map(\.lead), ["lead"], "the new address finds the lead")
    check.expect(after.old.version != before.old.version, "losing a lead is a change of the old address")
    var stale = Sample.receipt(LeadKey(lead: "stale"), email: "new@example.com")
    stale.contacts = ContactReading(versions: [new: 0])
    check.equal(
      try await store.commit(stale), .conflict(.contacts(new)), "a receipt that did not see the update is refused")

    var dated = Sample.next("dated", after: update.record)
    dated.record.lead.received = Sample.time(9)
    _ = try await store.commit(dated)
    check.equal(
      try await entries().new.leads, [ContactIndexLead("lead", received: Sample.time(9))],
      "the index has the lead's received date as it is now")

    _ = try await store.erase(key)
    _ = try await store.erase(LeadKey(lead: "other"))
    let erased = try await entries()
    check.equal(erased.old, ContactIndexEntry(), "erasing the last lead leaves nothing of the address")
    check.equal(erased.new, ContactIndexEntry(), "erasing the last lead leaves nothing of the new address")
    _ = try await store.commit(Sample.receipt(LeadKey(lead: "later"), email: "old@example.com"))
    let later = try await entries().old.version
    check.expect(
      ![0, before.old.version, after.old.version].contains(later), "no version comes twice", found: "\(later)")
  }

  /// A number that a whole firm is called by.
  static func shared(_ store: any LeadStore, _ check: inout ConformanceCheck) async throws {
    guard let key = ContactKey(email: "same@example.com") else { return }
    let all = ContactIndexEntry.limit + 20
    for number in 0..<all {
      // In no order of time; two at each.
      let received = Double((number * 37 % all) / 2)
      let receipt = Sample.receipt(LeadKey(lead: LeadID(number)), email: "same@example.com", received: received)
      check.equal(try await store.commit(receipt), .committed, "one more lead of the same contact is committed")
    }
    func entry() async throws -> ContactIndexEntry {
      let any = LeadKey(lead: "any")
      return try await store.load(any, occurrence: nil, groups: [], contactKeys: [key]).contacts[key]
        ?? ContactIndexEntry()
    }
    let leads = try await entry().leads
    let sorted = (0..<all).map {
      ContactIndexLead(LeadID($0), received: Sample.time(Double(($0 * 37 % all) / 2)))
    }.sorted { ($1.received, $0.lead) < ($0.received, $1.lead) }
    check.equal(
      leads, Array(sorted.prefix(ContactIndexEntry.limit)),
      "the index lists the last received, as many as its limit, those received together by their ids")
    let before = try await entry().version
    guard let first = leads.first else { return }
    _ = try await store.erase(LeadKey(lead: first.lead))
    let after = try await entry()
    check.equal(after.leads, Array(sorted.dropFirst().prefix(ContactIndexEntry.limit)), "another takes the place")
    check.expect(after.version != before, "a lead that goes is a change")
  }
}

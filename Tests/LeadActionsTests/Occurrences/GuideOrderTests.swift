import Testing

@testable import LeadActions

@Suite struct GuideOrderTests {
  @Test func `receipt, all eight ways`() {
    for duplicate in [true, false] {
      for referred in [true, false] {
        for byUser in [true, false] {
          let types = GuideOrder.receipt(duplicate: duplicate, referred: referred, byUser: byUser).map(\.type)
          #expect(
            types == [
              duplicate ? "deliverydupe" : "deliveryndupe", referred ? "deliveryref" : "delivery", "deliveryall",
              byUser ? "deliveryass" : "deliveryna",
            ] + (referred ? ["referral"] : []))
        }
      }
    }
  }

  @Test(arguments: [nil] + LeadProgress.allCases.map(Optional.init))
  func `update, and behind it what it changed in the order of the guide's table`(progress: LeadProgress?) {
    for byUser in [true, false] {
      for status in [true, false] {
        for user in [true, false] {
          let events = GuideOrder.update(byUser: byUser, statusChanged: status, userChanged: user, progress: progress)
          #expect(events.prefix(2) == [.updated, byUser ? .updatedUser : .updatedOther])
          let rest = events.dropFirst(2)
          #expect(
            rest
              == ArraySlice(
                (status ? [.statusChanged] : []) + (user ? [.userChanged] : [])
                  + [progress].compactMap { $0.map { Event($0) } }))
          let rows = events.compactMap { $0.kind?.rawValue }
          #expect(rows == rows.sorted())
        }
      }
    }
  }

  @Test func `only a user is a user`() {
    #expect(Origin.allCases.filter(\.isUser) == [.user])
  }
}

import Foundation
import Testing

@testable import LeadActions

@Suite struct ReferringTests {
  private func desk(_ method: ReferralMethod, _ actions: Refer...) -> TestDesk {
    var desk = TestDesk()
    desk.type.rules = [Rule("r", on: .received, do: actions.map(\.action))]
    desk.type.referralMethod = method
    return desk
  }

  @Test(arguments: [ReferralMethod.deliverImmediately, .deliverManually])
  func `both delivering methods let Refer refer`(method: ReferralMethod) throws {
    let plan = try desk(method, Refer(to: "acme")).receive()
    let delivery = try #require(plan.deliveries.first)
    var referred = TestDesk.jane
    referred.partner = "acme"
    #expect(plan.messages == [.referral(Referral(to: "acme", method: method.rawValue, lead: referred))])
    #expect(plan.outcomes == [.done(.referred("acme", delivery.id))])
    #expect(plan.record.lead.partner == "acme")
    #expect(plan.raised.last == .referred)
    #expect(plan.events.last?.details == .referral(ReferralDetails(partner: "acme")))
  }

  @Test(arguments: [ReferralMethod.none, ReferralMethod(rawValue: "byPost")])
  func `any other method refers nothing`(method: ReferralMethod) throws {
    let plan = try desk(method, Refer(to: "acme")).receive()
    #expect(plan.outcomes == [.notDone(.referralMethod(method))])
    #expect(plan.deliveries.isEmpty && plan.record.lead.partner == nil && !plan.raised.contains(.referred))
  }

  @Test func `without a partner of its own Refer takes the lead type's`() throws {
    var desk = desk(.deliverManually, Refer())
    #expect(try desk.receive().outcomes == [.notDone(.noPartner)])
    desk.type.partner = "bolt"
    #expect(try desk.receive().record.lead.partner == "bolt")
    desk.type.partner = "gone"
    #expect(try desk.receive().outcomes == [.notDone(.unknownPartner("gone"))])
  }

  @Test func `to the partner who has the lead only again`() throws {
    var desk = desk(
      .deliverManually, Refer(to: "acme"), Refer(to: "acme"), Refer(to: "acme", again: true), Refer(to: "bolt"))
    let plan = try desk.receive()
    #expect(plan.deliveries.count == 3)
    #expect(plan.outcomes[1] == .notDone(.alreadyReferred("acme")))
    #expect(plan.raised.count { $0 == .referred } == 3)
    #expect(plan.record.lead.partner == "bolt")
    desk.lead.partner = "acme"
    #expect(try desk.receive().outcomes[0] == .notDone(.alreadyReferred("acme")))
  }
}

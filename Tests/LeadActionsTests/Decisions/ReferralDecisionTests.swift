import Foundation
import LeadActions
import LeadActionsTesting
import Testing

/// DESIGN 4.9: Refer.
@Suite struct ReferralDecisionTests {
  @Test(arguments: [ReferralMethod.none, .deliverImmediately, .deliverManually, ReferralMethod(rawValue: "byPost")])
  func `Refer does nothing, and says why, unless the method is one of the two`(_ method: ReferralMethod) throws {
    var life = try LeadLife(
      LeadLife.book(method: method) { Rule("refer", on: .custom("ping")) { Refer(to: "Acme") } })
    try life.receive()
    let planned = try life.happen(.custom("ping", [:]))
    if method == .deliverImmediately || method == .deliverManually {
      #expect(planned.referrals.map(\.partner) == ["Acme"])
      #expect(planned.events == [.custom("ping"), .referred])
      #expect(planned.lead.partner == "Acme")
    } else {
      #expect(planned.referrals.isEmpty && planned.lead.partner == nil)
      #expect(planned.events == [.custom("ping")])
      #expect(
        planned.has("Refer by rule 'refer': not done, the lead type's referral method is '\(method.rawValue)'"))
    }
  }

  @Test func `with Deliver Immediately receipt itself refers before its events, to whom the lead type has`() throws {
    var life = try LeadLife(
      LeadLife.book(method: .deliverImmediately, partner: "Acme") {
        LeadLife.mark("known", on: .receivedNotDuplicate) { $0.partner == "Acme" && $0.isReferred == true }
      })
    let planned = try life.receive()
    #expect(planned.events == [.receivedNotDuplicate, .receivedReferred, .received, .receivedOther, .referred])
    #expect(planned.titles == ["known"])
    #expect(planned.referrals.map(\.partner) == ["Acme"])
  }

  @Test func `with Deliver Immediately receipt refers to the partner that the host chose`() throws {
    var life = try LeadLife(LeadLife.book(method: .deliverImmediately, partner: "Acme") {})
    #expect(try life.receive(referral: .to("Best")).referrals.map(\.partner) == ["Best"])
    #expect(life.record?.lead.partner == "Best")
  }

  @Test func `Deliver Manually never refers at receipt`() throws {
    var life = try LeadLife(LeadLife.book(method: .deliverManually, partner: "Acme") {})
    #expect(try life.receive().events.contains(.receivedNotReferred))
    #expect(life.record?.lead.partner == nil)
    var chosen = try LeadLife(LeadLife.book(method: .deliverManually) {})
    let planned = try chosen.receive(referral: .to("Best"))
    #expect(planned.events.contains(.receivedNotReferred) && planned.referrals.isEmpty)
    #expect(planned.has("Refer by receipt: not done, the lead type's referral method is 'deliverManually'"))
  }

  @Test func `a Refer action during receipt does not change which of the pair was raised`() throws {
    var life = try LeadLife(
      LeadLife.book(method: .deliverManually) {
        Rule("refer", on: .receivedNotDuplicate) { Refer(to: "Acme") }
        LeadLife.mark("not referred", on: .receivedNotReferred)
        LeadLife.mark("referred", on: .receivedReferred)
      })
    let planned = try life.receive()
    #expect(planned.titles == ["not referred"])
    #expect(planned.events.suffix(2) == [.receivedOther, .referred])
  }

  @Test func `Refer without a partner uses the lead type's`() throws {
    var life = try LeadLife(
      LeadLife.book(method: .deliverManually, partner: "Best") { Rule("refer", on: .received) { Refer() } })
    #expect(try life.receive().referrals.map(\.partner) == ["Best"])
    var none = try LeadLife(
      LeadLife.book(method: .deliverManually) { Rule("refer", on: .received) { Refer() } })
    #expect(try none.receive().has("Refer by rule 'refer': not done, the lead has no referral partner"))
  }

  @Test func `to the partner who has the lead already it is not done, unless again`() throws {
    let book = LeadLife.book(method: .deliverManually) {
      Rule("refer", on: .received) { Refer(to: "Acme") }
      Rule("once more", on: .receivedOther) { Refer(to: "Acme") }
      Rule("again", on: .custom("ping")) { Refer(to: "Acme", again: true) }
    }
    var life = try LeadLife(book)
    let planned = try life.receive()
    #expect(planned.referrals.count == 1)
    #expect(planned.events.filter { $0 == .referred }.count == 1)
    #expect(planned.has("Refer by rule 'once more': not done, partner 'Acme' has the lead already"))
    let again = try life.happen(.custom("ping", [:]))
    #expect(again.referrals.count == 1)
    #expect(again.events == [.custom("ping"), .referred])
  }

  @Test func `a referral that the host reports is recorded and sends nothing`() throws {
    var life = try LeadLife(LeadLife.book {})
    try life.receive()
    let planned = try life.happen(.referred(to: "Elsewhere"))
    #expect(planned.events == [.referred])
    #expect(planned.plan.deliveries.isEmpty)
    #expect(planned.lead.partner == "Elsewhere")
    var arrived = try LeadLife(LeadLife.book(method: .deliverImmediately) {})
    let receipt = try arrived.receive(referral: .already("Best"))
    #expect(receipt.events.contains(.receivedReferred) && receipt.referrals.isEmpty)
  }

  @Test func `a referral that cannot be delivered is a line and an occurrence, and undoes nothing`() async throws {
    let world = try DecisionWorld(
      LeadLife.book(method: .deliverImmediately, partner: "Acme") { LeadLife.mark("referred", on: .referred) })
    world.transports.script(.referral, [.failForGood("no such branch")])
    try await world.receive()
    try await world.dispatcher.deliverDue()
    try await world.pipeline.runDue()
    #expect(world.record()?.lead.partner == "Acme")
    #expect(world.titles == ["referred"])
    let lines = try await world.lines()
    #expect(lines.contains { $0.hasSuffix("could not be delivered: no such branch") })
    #expect(lines.contains { $0.hasSuffix("given up after 1 attempt: no such branch") })
  }

  @Test func `Contact Partner without a partner is recorded as not done`() throws {
    var life = try LeadLife(
      LeadLife.book { Rule("tell", on: .received) { ContactPartner(by: .email, template: "mail") } })
    #expect(try life.receive().has("Contact Partner by rule 'tell': not done, the lead has no referral partner"))
  }
}

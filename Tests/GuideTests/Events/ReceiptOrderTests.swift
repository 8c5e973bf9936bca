import LeadActions
import Testing

/// A way in which a lead can be received.
struct ReceiptCase: Sendable, CustomTestStringConvertible {
  var origin: Origin
  var isDuplicate: Bool
  var referral: Receipt.Referring
  var method: ReferralMethod
  var isReferred: Bool

  var testDescription: String {
    "\(origin.rawValue), \(isDuplicate ? "" : "not ")duplicate, \(referral) by \(method.rawValue)"
  }

  var report: Report {
    GuideLead.receipt(from: origin, duplicate: isDuplicate ? .of("999") : .no, referral: referral)
  }

  var book: RuleBook { GuideBook.with(method: method, partner: "acme") }

  /// Every origin, duplicate and not, with every way of being referred or not.
  static let all: [ReceiptCase] = {
    let referrals: [(Receipt.Referring, ReferralMethod, Bool)] = [
      (.byLeadType, .none, false), (.byLeadType, .deliverManually, false), (.byLeadType, .deliverImmediately, true),
      (.to("zenith"), .deliverImmediately, true), (.to("zenith"), .deliverManually, false),
      (.already("zenith"), .none, true), (.already("zenith"), .deliverManually, true),
      (.already("zenith"), .deliverImmediately, true),
    ]
    return Origin.allCases.flatMap { origin in
      [true, false].flatMap { isDuplicate in
        referrals.map { referral, method, isReferred in
          ReceiptCase(
            origin: origin, isDuplicate: isDuplicate, referral: referral, method: method, isReferred: isReferred)
        }
      }
    }
  }()
}

@Suite struct ReceiptOrderTests {
  @Test(arguments: ReceiptCase.all)
  func `every receipt raises its events in the guide's order`(receipt: ReceiptCase) throws {
    let plan = try GuidePlan.receipt(receipt.book, receipt.report)
    var expected: [Event] = [receipt.isDuplicate ? .receivedDuplicate : .receivedNotDuplicate]
    expected.append(receipt.isReferred ? .receivedReferred : .receivedNotReferred)
    expected.append(.received)
    expected.append(receipt.origin == .user ? .receivedUser : .receivedOther)
    if receipt.isReferred { expected.append(.referred) }
    #expect(plan.raised == expected)
  }

  @Test(arguments: ReceiptCase.all)
  func `exactly one of Duplicate and Not Duplicate triggers, before Received`(receipt: ReceiptCase) throws {
    try expectOne(of: .receivedDuplicate, .receivedNotDuplicate, beforeReceived: true, receipt)
  }

  @Test(arguments: ReceiptCase.all)
  func `exactly one of Referred and Not Referred triggers, before Received`(receipt: ReceiptCase) throws {
    try expectOne(of: .receivedReferred, .receivedNotReferred, beforeReceived: true, receipt)
  }

  @Test(arguments: ReceiptCase.all)
  func `exactly one of User and Other triggers, after Received`(receipt: ReceiptCase) throws {
    try expectOne(of: .receivedUser, .receivedOther, beforeReceived: false, receipt)
  }

  private func expectOne(
    of first: Event, _ second: Event, beforeReceived isBefore: Bool, _ receipt: ReceiptCase
  ) throws {
    let raised = try GuidePlan.receipt(receipt.book, receipt.report).raised
    let places = raised.indices.filter { raised[$0] == first || raised[$0] == second }
    let received = raised.indices.filter { raised[$0] == .received }
    #expect(places.count == 1)
    #expect(received.count == 1)
    let (place, middle) = (try #require(places.first), try #require(received.first))
    #expect(isBefore ? place < middle : place > middle)
  }

  @Test(arguments: ReceiptCase.all)
  func `the rules of a receipt's events act in the same order`(receipt: ReceiptCase) async throws {
    var book = receipt.book
    let events: [Event] = [
      .referred, .receivedOther, .receivedUser, .received, .receivedNotReferred, .receivedReferred,
      .receivedNotDuplicate, .receivedDuplicate,
    ]
    book.leadGroups[0].types[0].rules = events.map { event in Rule(RuleID("\(event)"), on: event) { mark() } }
    let plan = try GuidePlan.receipt(book, receipt.report)
    #expect(plan.marks == plan.raised.map(\.type))
  }
}

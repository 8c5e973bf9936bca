import LeadActions
import LeadActionsTesting
import Synchronization

import struct Foundation.Date

/// Leads of any contact and consent with deliveries that wait, and a dispatcher that asks safety checks.
struct SafetyBench {
  let store = InMemoryStore()
  let recording = RecordingTransports()
  let clock: VirtualClock
  let troubles = Troubles()

  final class Troubles: Sendable {
    private let state = Mutex<[ErrorText]>([])
    var all: [ErrorText] { state.withLock { $0 } }
    func add(_ text: ErrorText) { state.withLock { $0.append(text) } }
  }

  init(at start: Date = TestPlan.start) { clock = VirtualClock(start) }

  func receive(
    _ lead: LeadID, contact: Contact = Contact(), consent: Consent = Consent(), type: LeadTypeName = "Enquiry",
    tenant: TenantName = .only, callingCode: String? = nil, _ deliveries: [Delivery] = []
  ) throws {
    let lead = Lead(id: lead, type: type, received: TestPlan.start, contact: contact, consent: consent)
    let occurrence = Occurrence("receipt", lead: lead.id, .received(Receipt(lead, from: .webForm)))
    let deliveries = deliveries.map { delivery in
      var delivery = delivery
      delivery.lead = lead.id
      return delivery
    }
    let plan = Plan(
      tenant: tenant, occurrence: occurrence, at: clock.now, bookVersion: 1, baseVersion: nil,
      record: LeadRecord(lead, version: 1), deliveries: deliveries)
    _ = try store.commit(plan, contactKeys: contact.keys(callingCode: callingCode), at: clock.now)
  }

  func dispatcher(
    _ safety: OutboundSafety, settings: Dispatcher.Settings = Dispatcher.Settings(seed: 5),
    store: (any LeadStore)? = nil
  ) -> Dispatcher {
    Dispatcher(
      store: store ?? self.store, transports: recording.transports(custom: "fax"), settings: settings, safety: safety,
      clock: clock, onTrouble: { [troubles] in troubles.add($0) })
  }

  /// Delivers what is due each time something falls due, until nothing waits any more or a time has passed.
  func deliver(_ dispatcher: Dispatcher, for seconds: Double = 30 * 86_400) async throws {
    let end = clock.now.addingTimeInterval(seconds)
    try await dispatcher.deliverDue()
    while let next = store.nextDelivery(after: clock.now), next <= end {
      clock.set(next)
      try await dispatcher.deliverDue()
    }
  }

  var sent: [DeliveryID] { recording.sent.map(\.attempt.delivery) }

  func reports(of lead: LeadID = "lead", tenant: TenantName = .only) -> [DeliveryReport] {
    entries(lead, tenant).compactMap { if case .delivery(_, _, let report) = $0.line { report } else { nil } }
  }

  func history(of lead: LeadID = "lead", tenant: TenantName = .only) -> String {
    entries(lead, tenant).map { $0.text() }.joined(separator: "\n")
  }

  private func entries(_ lead: LeadID, _ tenant: TenantName) -> [HistoryEntry] {
    store.history(of: LeadKey(tenant: tenant, lead: lead), filter: .all, after: nil, limit: .max).entries
  }

  var deadLetters: [DeadLetter] { store.deadLetters(of: .only, after: nil, limit: 99) }
}

/// Deliveries for safety tests.
enum SafetyDelivery {
  static func email(
    _ id: DeliveryID, to address: String = "a@example.com", for recipient: Recipient = .customer,
    by origin: ActionOrigin = .rule("rule"), until: Date? = nil, created: Date = TestPlan.start
  ) -> Delivery {
    delivery(
      id, .email(EmailMessage(to: recipient, address: address, subject: "Hello", text: "Hello")), origin, until, created
    )
  }

  static func text(
    _ id: DeliveryID, to number: String = "+447700900123", for recipient: Recipient = .customer, until: Date? = nil
  ) -> Delivery {
    delivery(id, .text(TextMessage(to: recipient, number: number, body: "Hello")), .rule("rule"), until)
  }

  static func webhook(_ id: DeliveryID, _ url: String = "https://hooks.example.com/lead") -> Delivery {
    delivery(id, .webhook(WebhookRequest(url: url, body: "eventtype=delivery")), .rule("rule"), nil)
  }

  static func delivery(
    _ id: DeliveryID, _ message: Message, _ origin: ActionOrigin, _ until: Date?, _ created: Date = TestPlan.start
  ) -> Delivery {
    Delivery(
      id: id, lead: "lead", message: message, occurrence: "receipt", origin: origin, chain: "receipt",
      created: created, lastUsefulTime: until)
  }
}

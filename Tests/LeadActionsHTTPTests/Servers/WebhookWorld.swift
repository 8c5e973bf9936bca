#if HTTP
  import LeadActions
  import LeadActionsHTTP
  import LeadActionsTesting
  import Testing

  import struct Foundation.Date

  /// A store with webhooks to be posted, a dispatcher that posts them over HTTP, and a clock that a test moves.
  struct WebhookWorld {
    static let start = Date(timeIntervalSince1970: 1_800_000_000)
    static let body = "eventtype=delivery&eventdatetime=2027-01-15+08%3A00%3A00&id=7&name=J%C3%BCrgen"

    /// The guide's retries, with time for each attempt: the client counts it by the machine's clock.
    static let patient = Dispatcher.Settings(
      policies: RetryPolicies(webhook: RetryPolicy(attempts: 6, timeout: 600)), seed: 5, lease: 3_600)

    let store = InMemoryStore()
    let clock = VirtualClock(start)
    let client: GuardedHTTPClient
    let dispatcher: Dispatcher
    let keys: [LeadKey]

    /// - Parameters:
    ///   - urls: One webhook each, each of a lead of its own.
    ///   - usesRealTime: For what waits by the machine's clock.
    init(
      _ urls: [String], policy: AddressPolicy = AddressPolicy().allowing("127.0.0.1"),
      settings: HTTPSettings = .patient, resolver: any HostResolver = FixedAddresses(),
      webhooks: HTTPWebhooks.Settings = HTTPWebhooks.Settings(), secrets: (any SecretSource)? = nil,
      dispatching: Dispatcher.Settings = Self.patient, usesRealTime: Bool = false
    ) throws {
      let clock: any WallClock = usesRealTime ? SystemWallClock() : self.clock
      client = try GuardedHTTPClient(policy: policy, settings: settings, resolver: resolver)
      dispatcher = Dispatcher(
        store: store, transports: Transports(webhook: HTTPWebhooks(client, settings: webhooks, clock: clock)),
        secrets: secrets, settings: dispatching, clock: clock)
      keys = (1...max(1, urls.count)).map { LeadKey(lead: LeadID($0)) }
      for (key, url) in zip(keys, urls) {
        let lead = Lead(id: key.lead, type: "Enquiry", received: Self.start)
        let occurrence = Occurrence("receipt", lead: lead.id, .received(Receipt(lead, from: .webForm)))
        let delivery = Delivery(
          id: DeliveryID("d\(key.lead)"), lead: key.lead, message: .webhook(WebhookRequest(url: url, body: Self.body)),
          occurrence: occurrence.id, origin: .rule("rule"), chain: occurrence.id, created: Self.start)
        let plan = Plan(
          occurrence: occurrence, at: Self.start, bookVersion: 1, baseVersion: nil,
          record: LeadRecord(lead, version: 1), deliveries: [delivery])
        _ = try store.commit(plan, contactKeys: [], at: usesRealTime ? Date() : Self.start)
      }
    }

    /// Delivers what is due, then moves the clock to what is due next, until nothing is left.
    func deliverAll() async throws {
      try await dispatcher.deliverDue()
      for _ in 0..<100 {
        guard let next = store.nextDelivery(after: clock.now) else { break }
        clock.set(next)
        try await dispatcher.deliverDue()
      }
    }

    var reports: [DeliveryReport] { keys.flatMap(reports) }

    func reports(of key: LeadKey) -> [DeliveryReport] {
      store.history(of: key, filter: .all, after: nil, limit: .max).entries.compactMap {
        if case .delivery(_, _, let report) = $0.line { report } else { nil }
      }
    }

    /// As somebody reads it.
    var history: String {
      keys.flatMap { store.history(of: $0, filter: .all, after: nil, limit: .max).entries.map { $0.text() } }
        .joined(separator: "\n")
    }

    var deadLetters: [DeadLetter] { store.deadLetters(of: .only, after: nil, limit: .max) }
  }
#endif

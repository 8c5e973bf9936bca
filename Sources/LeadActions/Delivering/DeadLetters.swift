import struct Foundation.Date

/// The deliveries that were given up: lists them, looks into one, and sends them again or drops them.
///
/// What is sent again keeps its id, so that a receiver which has it already recognises the repeat.
public struct DeadLetters: Sendable {
  let store: any LeadStore
  let tenant: TenantName
  let clock: any WallClock
  let onDeliveries: @Sendable () -> Void

  /// - Parameter onDeliveries: Is called when something waits to be sent again, such as to wake a dispatcher.
  public init(
    in store: any LeadStore, of tenant: TenantName = .only, clock: any WallClock = SystemWallClock(),
    onDeliveries: @escaping @Sendable () -> Void = {}
  ) {
    self.store = store
    self.tenant = tenant
    self.clock = clock
    self.onDeliveries = onDeliveries
  }

  /// Some of those that a choice takes, in the store's order; an empty page is the last.
  ///
  /// - Parameter key: The last one of the page before, which may have gone meanwhile.
  public func page(
    _ choice: DeadLetterChoice = .all, after key: DeliveryKey? = nil, limit: Int = 100
  ) async throws -> [DeadLetter] {
    var letters: [DeadLetter] = []
    var last = key
    let limit = max(1, limit)
    // A choice that takes one in a thousand is not looked for one by one.
    let size = choice == .all ? limit : max(limit, 100)
    while letters.count < limit {
      let page = try await store.deadLetters(of: tenant, after: last, limit: size)
      guard let end = page.last?.key else { break }
      letters += page.filter(choice.takes).prefix(limit - letters.count)
      last = end
    }
    return letters
  }

  /// One with its message, and all that happened to it, attempt by attempt; none where it is no dead letter.
  public func look(into delivery: DeliveryID, of lead: LeadID) async throws -> DeadLetterFile? {
    let key = key(delivery, lead)
    guard let letter = try await store.deadLetter(key) else { return nil }
    return DeadLetterFile(letter: letter, history: try await history(of: key))
  }

  /// Sends one again, under its id; false where it is no dead letter.
  public func sendAgain(_ delivery: DeliveryID, of lead: LeadID) async throws -> Bool {
    let isSent = try await store.sendAgain(key(delivery, lead), at: clock.now)
    if isSent { onDeliveries() }
    return isSent
  }

  /// Drops one; false where it is no dead letter.
  public func drop(_ delivery: DeliveryID, of lead: LeadID) async throws -> Bool {
    try await store.drop(key(delivery, lead), at: clock.now)
  }

  /// Sends again all that a choice takes, each under its id, and returns how many.
  ///
  /// One that fails again while others are being sent is not sent a third time. If it throws, those before stay sent
  /// again; call it once more for the others.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - batch: How many are read from the store, and announced to the dispatcher, at a time.
  public func sendAgain(_ choice: DeadLetterChoice, limit: Int = .max, batch: Int = 100) async throws -> Int {
    try await each(choice, limit: limit, batch: batch, then: onDeliveries) { key in
      try await store.sendAgain(key, at: clock.now)
    }
  }

  /// Drops all that a choice takes, and returns how many.
  public func drop(_ choice: DeadLetterChoice, limit: Int = .max, batch: Int = 100) async throws -> Int {
    try await each(choice, limit: limit, batch: batch, then: {}) { key in
      try await store.drop(key, at: clock.now)
    }
  }
}

extension DeadLetters {
  private func key(_ delivery: DeliveryID, _ lead: LeadID) -> DeliveryKey {
    DeliveryKey(LeadKey(tenant: tenant, lead: lead), delivery)
  }

  /// Every line that names the delivery, from the action that planned it to the last attempt.
  private func history(of key: DeliveryKey) async throws -> [HistoryEntry] {
    try await store.history(of: key.lead, filter: .all).filter { $0.line.delivery == key.delivery }
  }

  /// Goes through them page by page, always behind the last one, so that it ends whatever becomes of them meanwhile.
  private func each(
    _ choice: DeadLetterChoice, limit: Int, batch: Int, then: () -> Void, _ work: (DeliveryKey) async throws -> Bool
  ) async throws -> Int {
    var count = 0
    var last: DeliveryKey?
    while count < limit {
      try Task.checkCancellation()
      let page = try await page(choice, after: last, limit: min(max(1, batch), limit - count))
      guard let end = page.last?.key else { break }
      let before = count
      for letter in page where try await work(letter.key) { count += 1 }
      if count > before { then() }
      last = end
    }
    return count
  }
}

/// A dead letter and what happened to it.
public struct DeadLetterFile: Hashable, Sendable {
  public var letter: DeadLetter
  /// The lines of the lead's history that name the delivery, the oldest first: the action that planned it, and each
  /// attempt. An attempt without a line ended with its process, or the store could not record what came of it.
  public var history: [HistoryEntry]

  public init(letter: DeadLetter, history: [HistoryEntry]) {
    self.letter = letter
    self.history = history
  }
}

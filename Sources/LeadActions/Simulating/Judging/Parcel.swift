import struct Foundation.Date

/// A delivery as the world knows it, from its commit until it leaves the outbox.
struct Parcel: Sendable {
  enum State: Hashable, Sendable {
    case waiting(notBefore: Date)
    case claimed(ClaimToken, until: Date)
    case dead
  }

  var delivery: Delivery
  /// Which of all deliveries it is, in the order of their commits.
  var number: Int
  var state: State
  /// When it was due before it was claimed.
  var notBefore: Date
  var attempts = 0
  var isWithdrawn = false
  /// Whether it waits for somebody to let it go on.
  var isHeld = false

  /// From when it can be claimed.
  var due: Date? {
    switch state {
    case .waiting(let time): time
    case .claimed(_, let until): until
    case .dead: nil
    }
  }

  func isHeld(by token: ClaimToken) -> Bool { if case .claimed(token, _) = state { true } else { false } }
}

/// A claim as the world knows it.
struct ClaimFile: Sendable {
  /// What the store said when it was last asked how things stand.
  struct Standing: Sendable {
    var isWithdrawn: Bool
    /// Whether the customer accepted the message's channel then.
    var isOpen: Bool
    /// The process's own time.
    var now: Date
    /// What stood against the sending then, beyond the lead's own record.
    var objections: [Objection: Int]
    /// The lead's type.
    var type: LeadTypeName
    var point: Int
  }

  /// The places that were taken for it under limits.
  struct Reservation: Sendable {
    var at: Date
    var keys: Set<CountKey>
  }

  /// The beginning of a sending, which may not have reached its receiver.
  struct Begun: Sendable {
    var at: Date
    var timeout: Double
    var isBroken = false
  }

  var key: DeliveryKey
  var delivery: Delivery
  var life: Int
  var attempt: Int
  /// The process's time when it claimed it.
  var claimedAt: Date
  var point: Int
  var reservation: Reservation?
  /// The limit that was found full.
  var full: CountLimit?
  var standing: Standing?
  var begun: Begun?
  /// Its place among the sends, once it was sent.
  var send: Int?
  /// Why it may have been sent and not be recorded.
  var excuse: String?
}

/// A delivery in the hands of one life of a process.
struct LifeDelivery: Hashable, Sendable {
  var life: Int
  var key: DeliveryKey
}

/// One attempt as its receiver saw it.
struct SendFile: Sendable {
  enum Answer: Hashable, Sendable {
    case accepted
    case failedForNow
    case failedForGood
    /// The connection broke.
    case threw
  }

  var key: DeliveryKey
  /// The claim that it was sent under.
  var token: ClaimToken?
  var attempt: Int
  var at: Date
  var timeout: Double
  /// What the receiver made of it; none while it hangs.
  var answer: Answer?
  /// Whether the process has heard the answer.
  var isHeard = false
  var occurrences: [Occurrence] = []
}

import struct Foundation.Date

/// What is asked before each sending in a simulated world: a value, so that a failing world can be cut down to a story.
package struct SimulatedSafety: Hashable, Sendable {
  /// Hours of every day at which nothing is sent, in minutes since midnight on the recipient's wall.
  package struct Quiet: Hashable, Sendable {
    package var start: Int
    package var end: Int
    package var channels: [ContactChannel]
    package var isForEverybody: Bool
    /// Whether the host knows in which zones its customers live.
    package var knowsZones: Bool

    /// For those of whom it is not known.
    static let zone = Zone("Europe/London") ?? .utc
    private static let zones = [
      nil, zone, Zone("America/New_York"), Zone("Asia/Kolkata"), Zone("Pacific/Auckland"), Zone.utc,
    ]

    /// Where the customer of a lead lives; none where the host does not know.
    func zone(of lead: LeadID) -> Zone? {
      guard knowsZones else { return nil }
      var hash = StableHash()
      hash.combine(lead.rawValue)
      return Self.zones[Int(hash.value() % UInt64(Self.zones.count))]
    }
  }

  package struct Blast: Hashable, Sendable {
    package var limit: Int
    package var seconds: Double
  }

  package var hasSwitch = false
  /// Whether the switch says when it is on again, or dispatchers have to look.
  package var switchTells = true
  package var asksOtherLeads = false
  package var hasSuppressions = false
  /// The customer whose email address the host sends from.
  package var ownCustomer: Int?
  package var quiet: Quiet?
  package var caps: [FrequencyCap] = []
  package var blast: Blast?
  /// Of an address.
  package var rate: LoopGuard.Rate?
  package var firstLook = 5.0
  package var longestLook = 300.0
  /// What holds for each destination in a process.
  package var sendingRate: SendingRate?
  package var breaker: CircuitBreaker? = .standard

  package static let none = SimulatedSafety()

  var ownAddress: ChannelAddress? { ownCustomer.map { ChannelAddress(email: "customer\($0)@example.com") } }
}

import Foundation
import LeadActions
import Synchronization

/// What processes ask before a sending, and what they keep of it, with a bug in it.
struct BentSafety: Sendable {
  let bug: PlantedBug
  let kept: KeptSafety
  private let late = LatePlaces()

  init(_ bug: PlantedBug) {
    self.bug = bug
    let counts = InMemoryCounts()
    kept = KeptSafety(counts: bug == .placeNotCounted ? ForgetfulCounts(base: counts) : counts)
  }

  func bent(_ safety: OutboundSafety) -> OutboundSafety {
    var safety = safety
    switch bug {
    case .killSwitchIgnored: safety.killSwitch = nil
    case .otherConsentIgnored: safety.consent = nil
    case .suppressionIgnored: safety.suppressions = nil
    case .quietHoursOfOurZone: safety.quietHours?.zones = nil
    case .quietHoursIgnored: safety.quietHours = nil
    case .secondCapIgnored: safety.caps = Array(safety.caps.prefix(1))
    case .blastLimitIgnored: safety.blast = nil
    case .countedAfterSending: safety.counts = late.counting(for: safety.counts)
    default: break
    }
    return safety
  }

  /// A delivery was sent, and only now is counted.
  func sent(_ key: DeliveryKey) async throws { try await late.take(key) }
}

/// Looks whether there is room, and takes the place only when it is told that the message was sent.
private final class LatePlaces: Sendable {
  private struct Place: Sendable {
    var counts: any SendingCounts
    var limits: [CountLimit]
    var at: Date
  }

  private struct Counts: SendingCounts {
    let base: any SendingCounts
    let places: LatePlaces

    func reserve(_ limits: [CountLimit], for delivery: DeliveryKey, at now: Date) async throws -> CountResult {
      let result = try await base.reserve(limits, for: delivery, at: now)
      guard result == .reserved else { return result }
      try await base.giveBack(limits.map(\.key), of: delivery)
      places.places.withLock { $0[delivery] = Place(counts: base, limits: limits, at: now) }
      return .reserved
    }

    func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) async throws {}
  }

  private let places = Mutex<[DeliveryKey: Place]>([:])

  func counting(for base: any SendingCounts) -> any SendingCounts { Counts(base: base, places: self) }

  func take(_ key: DeliveryKey) async throws {
    guard let place = places.withLock({ $0.removeValue(forKey: key) }) else { return }
    _ = try await place.counts.reserve(place.limits, for: key, at: place.at)
  }
}

/// Forgets every second place at once.
private final class ForgetfulCounts: SendingCounts {
  private let base: InMemoryCounts
  private let count = Mutex(0)

  init(base: InMemoryCounts) { self.base = base }

  func reserve(_ limits: [CountLimit], for delivery: DeliveryKey, at now: Date) -> CountResult {
    let result = base.reserve(limits, for: delivery, at: now)
    let isForgotten = count.withLock { count in
      count += 1
      return count % 2 == 0
    }
    if isForgotten { base.giveBack(limits.map(\.key), of: delivery) }
    return result
  }

  func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) { base.giveBack(keys, of: delivery) }
}

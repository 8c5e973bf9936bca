public import struct Foundation.Date

/// Hours at which nothing is sent by a channel, on the recipient's own clock; what is due then waits until their end.
///
///     QuietHours([.text: WeeklyHours(Weekday.allCases, "21:00-08:00")].compactMapValues { $0 }, zone: london)
public struct QuietHours: Sendable {
  /// The quiet hours of each channel; hours that end before they begin go on into the next day.
  public var hours: [ContactChannel: WeeklyHours]
  public var audience: Audience
  /// For recipients whose own zone is not known.
  public var zone: Zone
  public var zones: (any ZoneSource)?

  public init(
    _ hours: [ContactChannel: WeeklyHours], for audience: Audience = .customers, zone: Zone,
    zones: (any ZoneSource)? = nil
  ) {
    self.hours = hours
    self.audience = audience
    self.zone = zone
    self.zones = zones
  }

  /// When the quiet hours end in which a moment lies; none where it lies in none. Hours that never end are looked at again
  /// after a day.
  public func end(after now: Date, of channel: ContactChannel, in zone: Zone) -> Date? {
    guard let hours = hours[channel], hours.contains(zone.civilTime(at: now)) else { return nil }
    return hours.end(after: now, in: zone) ?? now.addingTimeInterval(86_400)
  }
}

/// Knows in which time zone a recipient lives.
///
/// ### Implementation requirements
/// - Answer none where it is not known: the quiet hours' own zone counts then.
/// - Throw where the answer cannot be had now: the delivery is held then, never sent unasked.
///
/// ### A fake
///
///     struct FieldZones: ZoneSource {
///       func zone(of recipient: Recipient, record: LeadRecord, tenant: TenantName) async throws -> Zone? {
///         if case .text(let name)? = record.lead.fields["timezone"] { Zone(name) } else { nil }
///       }
///     }
public protocol ZoneSource: Sendable {
  /// - Parameter record: The lead that the message is about, as it is now.
  func zone(of recipient: Recipient, record: LeadRecord, tenant: TenantName) async throws -> Zone?
}

public import struct Foundation.Date

/// What messages are counted by.
@nonexhaustive
public enum CountKey: Hashable, Sendable, Codable {
  /// What a customer has had, for frequency caps.
  case customer(ChannelAddress, tenant: TenantName)
  /// What was tried at an address, for loops.
  case address(ChannelAddress, tenant: TenantName)
  /// What a rule or workflow has sent.
  case origin(SendingOrigin)
}

/// A number of messages that must not be passed within a time.
public struct CountLimit: Hashable, Sendable {
  public var key: CountKey
  public var limit: Int
  public var seconds: Double

  public init(_ key: CountKey, _ limit: Int, within seconds: Double) {
    self.key = key
    self.limit = limit
    self.seconds = seconds
  }
}

/// What came of reserving.
@nonexhaustive
public enum CountResult: Hashable, Sendable {
  /// It counts under every key.
  case reserved
  /// One of the limits is reached, the first one given; it counts nowhere. When there is room again, if nothing else takes
  /// it.
  case full(CountLimit, roomAt: Date)
}

/// Counts what is handed to transports, so that limits hold over all workers which share the counts.
///
/// The library has ``InMemoryCounts``, which is forgotten with its process, and the SQLite store keeps counts in its file.
///
/// ### Implementation requirements
/// - Reserving is one step: of two at the same moment only one gets the last place.
/// - A delivery counts once under a key, however often it is reserved; a later reservation moves it to the later time, and
///   has room wherever the delivery counts already.
/// - A message counts while less than the limit's seconds have passed since its time. Times may come out of order.
/// - Throw where it cannot be counted: the delivery is held then, never sent uncounted.
///
/// ### A fake
///
/// ``InMemoryCounts``.
public protocol SendingCounts: Sendable {
  /// Counts a delivery under the key of each limit, unless one of them is reached.
  func reserve(_ limits: [CountLimit], for delivery: DeliveryKey, at now: Date) async throws -> CountResult

  /// Takes a delivery out of the count of some keys, since it was not sent.
  func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) async throws
}

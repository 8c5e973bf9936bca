/// Addresses to which nothing is sent any more, whoever the lead is.
///
/// The library has ``InMemorySuppressions``, and the SQLite store keeps a list of its own.
///
/// ### Implementation requirements
/// - Everything is keyed by tenant and address, whose channel counts: an email address is not a number.
/// - Adding what is there already changes nothing, so that the first reason stays.
/// - Pages have a fixed, total order, and go on after an address that has gone meanwhile. A limit below 1 counts as 1.
/// - Throw where the answer cannot be had: the delivery is held then, never sent unasked.
///
/// ### A fake
///
/// ``InMemorySuppressions`` with the addresses that a test is about.
public protocol SuppressionList: Sendable {
  /// Why nothing is sent to an address; none where it is not on the list.
  func reason(for address: ChannelAddress, tenant: TenantName) async throws -> SuppressionReason?

  /// Puts an address on the list; false where it was there already.
  @discardableResult
  func add(_ address: ChannelAddress, _ reason: SuppressionReason, tenant: TenantName) async throws -> Bool

  /// Takes an address off the list; false where it was not there.
  @discardableResult
  func remove(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool

  /// Some of a tenant's addresses, page by page; an empty page is the last.
  func page(
    of tenant: TenantName, after address: ChannelAddress?, limit: Int
  ) async throws -> [SuppressedAddress]
}

/// An address on a suppression list.
public struct SuppressedAddress: Hashable, Sendable, Codable {
  public var address: ChannelAddress
  public var reason: SuppressionReason

  public init(_ address: ChannelAddress, _ reason: SuppressionReason) {
    self.address = address
    self.reason = reason
  }
}

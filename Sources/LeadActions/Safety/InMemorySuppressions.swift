import Synchronization

/// A suppression list that is forgotten with its process, for tests and for hosts that fill it when they start.
public final class InMemorySuppressions: SuppressionList {
  private struct State {
    var reasons: [TenantName: [ChannelAddress: SuppressionReason]] = [:]
    var addresses: [TenantName: OrderedKeys<ChannelAddress>] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  public func reason(for address: ChannelAddress, tenant: TenantName) -> SuppressionReason? {
    state.withLock { $0.reasons[tenant]?[address] }
  }

  @discardableResult
  public func add(_ address: ChannelAddress, _ reason: SuppressionReason, tenant: TenantName) -> Bool {
    state.withLock { state in
      guard state.addresses[tenant, default: OrderedKeys()].insert(address) else { return false }
      state.reasons[tenant, default: [:]][address] = reason
      return true
    }
  }

  @discardableResult
  public func remove(_ address: ChannelAddress, tenant: TenantName) -> Bool {
    state.withLock { state in
      state.reasons[tenant]?[address] = nil
      return state.addresses[tenant]?.remove(address) ?? false
    }
  }

  public func page(of tenant: TenantName, after address: ChannelAddress?, limit: Int) -> [SuppressedAddress] {
    state.withLock { state in
      (state.addresses[tenant]?.page(after: address, limit: limit) ?? []).compactMap { address in
        state.reasons[tenant]?[address].map { SuppressedAddress(address, $0) }
      }
    }
  }
}

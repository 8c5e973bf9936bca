#if SQLite
  public import LeadActions

  extension SQLiteStore {
    /// The suppression list that the file keeps; it outlives the erasing of leads, since that is what it is for.
    public var suppressions: SQLiteSuppressions { SQLiteSuppressions(store: self) }
  }

  /// A suppression list in a store's file.
  public struct SQLiteSuppressions: SuppressionList {
    let store: SQLiteStore

    public func reason(for address: ChannelAddress, tenant: TenantName) async throws -> SuppressionReason? {
      let (tenant, key) = (NameKey(tenant).bytes, Self.key(address))
      let body = try await store.reading { connection in
        try connection.first(.suppression) {
          $0.bind(tenant)
          $0.bind(key)
        } read: {
          $0.body(0)
        }
      }
      // Where it cannot be read the dispatcher holds the message: it is never sent unasked.
      return try body?.decode(SuppressedAddress.self).reason
    }

    @discardableResult
    public func add(
      _ address: ChannelAddress, _ reason: SuppressionReason, tenant: TenantName
    ) async throws -> Bool {
      let (tenant, key) = (NameKey(tenant).bytes, Self.key(address))
      let body = try StoredBody(SuppressedAddress(address, reason))
      return try await store.writes.run { connection in
        try connection.run(.insertSuppression) {
          $0.bind(tenant)
          $0.bind(key)
          $0.bind(body)
        } == 1
      }
    }

    @discardableResult
    public func remove(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool {
      let (tenant, key) = (NameKey(tenant).bytes, Self.key(address))
      return try await store.writes.run { connection in
        try connection.run(.deleteSuppression) {
          $0.bind(tenant)
          $0.bind(key)
        } == 1
      }
    }

    public func page(
      of tenant: TenantName, after address: ChannelAddress?, limit: Int
    ) async throws -> [SuppressedAddress] {
      let (tenant, after) = (NameKey(tenant).bytes, address.map(Self.key))
      let bodies = try await store.reading { connection in
        try connection.all(.suppressions) {
          $0.bind(tenant)
          $0.bind(after: after)
          $0.bind(max(1, limit))
        } read: {
          $0.body(1)
        }
      }
      return try bodies.map { body throws(StoredFormError) in try body.decode(SuppressedAddress.self) }
    }

    /// Channel and address, in the order of both.
    private static func key(_ address: ChannelAddress) -> [UInt8] {
      NameKey("\(address.channel.rawValue) \(address.value)").bytes
    }
  }
#endif

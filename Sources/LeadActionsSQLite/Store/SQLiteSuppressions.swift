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
      let (own, key) = (NameKey(tenant).bytes, Self.key(address))
      let body = try await store.reading { connection in
        try connection.first(.suppression) {
          $0.bind(own)
          $0.bind(key)
        } read: {
          $0.body(0)
        }
      }
      guard let body else { return nil }
      do { return try body.decode(SuppressedAddress.self).reason } catch {
        // The dispatcher holds the message then: it is never sent unasked.
        throw SQLiteStoreError.unreadableSuppression(Self.text(address), of: tenant, ErrorText(error))
      }
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

    /// The addresses in order, page by page. One that cannot be read is left out, and the store's `onTrouble` is told
    /// of it; nothing is sent there either.
    public func page(
      of tenant: TenantName, after address: ChannelAddress?, limit: Int
    ) async throws -> [SuppressedAddress] {
      let own = NameKey(tenant).bytes
      let wanted = max(1, limit)
      var last = address.map(Self.key)
      var addresses: [SuppressedAddress] = []
      while addresses.count < wanted {
        let (after, count) = (last, wanted - addresses.count)
        let rows = try await store.reading { connection in
          try connection.all(.suppressions) {
            $0.bind(own)
            $0.bind(after: after)
            $0.bind(count)
          } read: {
            (key: $0.bytes(0), body: $0.body(1))
          }
        }
        for row in rows {
          do { addresses.append(try row.body.decode(SuppressedAddress.self)) } catch {
            tell(String(decoding: row.key, as: UTF8.self), tenant, error)
          }
        }
        guard rows.count == count else { break }
        last = rows.last?.key
      }
      return addresses
    }

    private func tell(_ address: String, _ tenant: TenantName, _ reason: StoredFormError) {
      guard store.told.isNew("suppression", tenant.rawValue, address) else { return }
      store.onTrouble(ErrorText(SQLiteStoreError.unreadableSuppression(address, of: tenant, ErrorText(reason))))
    }

    private static func text(_ address: ChannelAddress) -> String { "\(address.channel.rawValue) \(address.value)" }

    /// Channel and address, in the order of both.
    private static func key(_ address: ChannelAddress) -> [UInt8] { NameKey(text(address)).bytes }
  }
#endif

#if SQLite
  public import LeadActions

  public import struct Foundation.Date

  extension SQLiteStore {
    /// The counts of what was sent lately, which the file keeps over a restart; a lead's go with its erasing.
    public var counts: SQLiteCounts { SQLiteCounts(store: self) }
  }

  /// Counts in a store's file, for frequency caps, the blast limit and the rate of an address.
  public struct SQLiteCounts: SendingCounts {
    let store: SQLiteStore

    public func reserve(
      _ limits: [CountLimit], for delivery: DeliveryKey, at now: Date
    ) async throws -> CountResult {
      let place = CountedDelivery(delivery)
      return try await store.writes.run { connection in
        for limit in limits {
          if let roomAt = try connection.roomAt(limit, place, now) { return .full(limit, roomAt: roomAt) }
        }
        for limit in limits { try connection.count(limit, place, now) }
        try connection.run(.forgetCounts) { $0.bind(now) }
        return .reserved
      }
    }

    public func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) async throws {
      let place = CountedDelivery(delivery)
      try await store.writes.run(isCancellable: false) { connection in
        for key in keys { try connection.run(.deleteCount) { place.bind(key, &$0) } }
      }
    }
  }

  /// A delivery that counts, as rows hold it.
  private struct CountedDelivery: Sendable {
    var lead: LeadBytes
    var delivery: [UInt8]

    init(_ key: DeliveryKey) {
      lead = LeadBytes(key.lead)
      delivery = NameKey(key.delivery).bytes
    }

    func bind(_ key: CountKey, _ binder: inout Binder) {
      binder.bind(key.bytes)
      binder.bind(lead)
      binder.bind(delivery)
    }
  }

  extension Connection {
    /// When a limit that is reached has room again; none where it has room.
    fileprivate func roomAt(
      _ limit: CountLimit, _ place: CountedDelivery, _ now: Date
    ) throws(SQLiteStoreError) -> Date? {
      let start = now.addingTimeInterval(-limit.length)
      let own = try first(.ownCount, { place.bind(limit.key, &$0) }, read: { $0.date(0) })
      if let own, own > start { return nil }
      let leaving = try first(.fullCount) {
        $0.bind(limit.key.bytes)
        $0.bind(start)
        $0.bind(max(1, limit.limit) - 1)
      } read: {
        $0.date(0)
      }
      // A time ahead of the clock, which was set back, is waited for no longer than any other.
      return leaving.map { min($0, now).addingTimeInterval(limit.length) }
    }

    fileprivate func count(
      _ limit: CountLimit, _ place: CountedDelivery, _ now: Date
    ) throws(SQLiteStoreError) {
      try run(.insertCount) {
        place.bind(limit.key, &$0)
        $0.bind(now)
        $0.bind(now.addingTimeInterval(limit.length))
      }
    }
  }

  extension CountLimit {
    /// The seconds for which a message counts, a year and a day at the most.
    fileprivate var length: Double { seconds > 0 ? min(seconds, 366 * 86_400) : 0 }
  }

  extension CountKey {
    fileprivate var bytes: [UInt8] {
      switch self {
      case .customer(let address, let tenant): Self.bytes("customer", tenant, address)
      case .address(let address, let tenant): Self.bytes("address", tenant, address)
      case .origin(let origin):
        NameKey(list: [
          "origin", origin.tenant.rawValue, origin.leadType?.rawValue ?? "", "\(origin.origin)",
          origin.leadType == nil ? "" : "typed",
        ]).bytes
      }
    }

    private static func bytes(_ kind: String, _ tenant: TenantName, _ address: ChannelAddress) -> [UInt8] {
      NameKey(list: [kind, tenant.rawValue, address.channel.rawValue, address.value]).bytes
    }
  }
#endif

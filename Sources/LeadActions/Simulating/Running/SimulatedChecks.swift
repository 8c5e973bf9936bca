import struct Foundation.Date

/// The host's switch as one process asks it.
struct SimulatedSwitch: SendingSwitch {
  let base: KillSwitch
  let life: ProcessLife
  let goAhead: GoAhead?

  func switchedOff(among scopes: [SendingScope]) async throws -> SendingScope? {
    try await life.call(.askSwitch) { base.switchedOff(among: scopes) }
  }
}

/// The host's suppression list as one process reaches it.
struct SimulatedList: SuppressionList {
  let base: any SuppressionList
  let life: ProcessLife
  let judge: Judge

  func reason(for address: ChannelAddress, tenant: TenantName) async throws -> SuppressionReason? {
    try await life.call(.askList) { try await base.reason(for: address, tenant: tenant) }
  }

  func add(_ address: ChannelAddress, _ reason: SuppressionReason, tenant: TenantName) async throws -> Bool {
    try await life.call(.addToList) {
      let isNew = try await base.add(address, reason, tenant: tenant)
      judge.note { $0.listed(address, reason, isNew) }
      return isNew
    }
  }

  func remove(_ address: ChannelAddress, tenant: TenantName) async throws -> Bool {
    try await life.call(.removeFromList) {
      let wasThere = try await base.remove(address, tenant: tenant)
      judge.note { $0.unlisted(address, wasThere) }
      return wasThere
    }
  }

  func page(of tenant: TenantName, after address: ChannelAddress?, limit: Int) async throws -> [SuppressedAddress] {
    try await base.page(of: tenant, after: address, limit: limit)
  }
}

/// Where the host's customers live.
struct SimulatedZones: ZoneSource {
  let quiet: SimulatedSafety.Quiet
  let life: ProcessLife

  func zone(of recipient: Recipient, record: LeadRecord, tenant: TenantName) async throws -> Zone? {
    try await life.call(.askZone) { recipient == .customer ? quiet.zone(of: record.lead.id) : nil }
  }
}

/// The counts of what was sent as one process reaches them.
struct SimulatedCounts: SendingCounts {
  let base: any SendingCounts
  let life: ProcessLife
  let judge: Judge

  func reserve(_ limits: [CountLimit], for delivery: DeliveryKey, at now: Date) async throws -> CountResult {
    try await life.call(.reserve) {
      let result = try await base.reserve(limits, for: delivery, at: now)
      judge.note { $0.reserved(limits, for: delivery, at: now, result, life: life.number) }
      return result
    }
  }

  func giveBack(_ keys: [CountKey], of delivery: DeliveryKey) async throws {
    try await life.call(.giveBack) {
      try await base.giveBack(keys, of: delivery)
      judge.note { $0.gaveBack(keys, of: delivery, life: life.number) }
    }
  }
}

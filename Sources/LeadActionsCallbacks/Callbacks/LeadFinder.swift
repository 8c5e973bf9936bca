#if Callbacks
  public import LeadActions

  /// Finds the leads whose customer has an address or number, for what says no more than whom it comes from: a reply.
  ///
  /// ### Implementation requirements
  /// - Answer the leads of that tenant alone, the newest first; none where nobody has the key.
  /// - Throw where it cannot be told now; the provider sends its callback again.
  ///
  /// ### A fake
  ///
  ///     struct OneLead: LeadFinder {
  ///       func leads(reachedAt key: ContactKey, of tenant: TenantName) async throws -> [LeadID] { ["lead 7"] }
  ///     }
  public protocol LeadFinder: Sendable {
    func leads(reachedAt key: ContactKey, of tenant: TenantName) async throws -> [LeadID]
  }

  /// Finds leads in a store's contact index, which every commit keeps up to date.
  public struct StoreLeadFinder: LeadFinder {
    private let store: any LeadStore

    public init(_ store: any LeadStore) { self.store = store }

    public func leads(reachedAt key: ContactKey, of tenant: TenantName) async throws -> [LeadID] {
      // The store reads contacts together with a lead; one that nobody has is read as none.
      let nobody = LeadKey(tenant: tenant, lead: "")
      let loaded = try await store.load(nobody, occurrence: nil, groups: [], contactKeys: [key])
      return loaded.contacts[key]?.leads.map(\.lead) ?? []
    }
  }
#endif

#if Callbacks
  public import LeadActions

  /// What came of one callback.
  public struct CallbackReport: Hashable, Sendable {
    /// What happened to leads, in the order in which it was reported; to be submitted to the pipeline.
    public var occurrences: [Occurrence] { found.map(\.occurrence) }
    /// The same, each with the tenant that the lead belongs to.
    public var found: [TenantOccurrence] = []
    /// Emails and texts that arrived, and replies by machines: nothing that the guide has an event for.
    public var notes: [CallbackEvent] = []
    /// What is of no lead that is known, such as a reply from an address that no lead has.
    public var unmatched: [CallbackEvent] = []
    /// What was passed over, by why.
    public var skipped: [String: Int] = [:]

    public init() {}
  }

  /// An occurrence, and whose lead it happened to.
  public struct TenantOccurrence: Hashable, Sendable {
    public var tenant: TenantName
    public var occurrence: Occurrence

    public init(_ occurrence: Occurrence, of tenant: TenantName) {
      self.occurrence = occurrence
      self.tenant = tenant
    }
  }
#endif

#if CommandLine
  import LeadActions

  /// One lead of a play: its history with what actions wrote, and why each rule acted or not.
  struct LeadStory: Sendable {
    let lead: LeadID
    let name: String?
    let zone: Zone
    let history: [HistoryEntry]
    let explanations: [PlayExplanation]

    init(_ lead: LeadID, summary: PlaySummary, player: Player, rules: RuleBook) async throws {
      self.lead = lead
      let record = try await player.pipeline.record(of: lead)
      zone = rules.leadTypes.first { $0.name == record?.lead.type }?.zone ?? .utc
      name = record?.lead.contact.fullName
      history = try await player.pipeline.history(of: lead, filter: .all)
      explanations = summary.explanations.filter { $0.occurrence.lead == lead }
    }
  }
#endif

/// What the engine keeps of a lead: its fields as reported, and what has been done once.
public struct LeadRecord: Hashable, Sendable, Codable {
  public var lead: Lead
  /// Counts the commits; a plan made from an older version is refused.
  public var version: Int
  public var spent: ProgressLedger
  public var messages: [MessageID: MessageLedger]
  public var appointments: [AppointmentID: AppointmentRecord]
  public var workflow: WorkflowRun?
  /// The times to come, the earliest first.
  public var timers: [LeadTimer]
  /// By the first occurrence of each chain.
  public var chains: [OccurrenceID: ChainLog]

  public init(
    _ lead: Lead, version: Int = 0, spent: ProgressLedger = [], messages: [MessageID: MessageLedger] = [:],
    appointments: [AppointmentID: AppointmentRecord] = [:], workflow: WorkflowRun? = nil, timers: [LeadTimer] = [],
    chains: [OccurrenceID: ChainLog] = [:]
  ) {
    self.lead = lead
    self.version = version
    self.spent = spent
    self.messages = messages
    self.appointments = appointments
    self.workflow = workflow
    self.timers = timers
    self.chains = chains
  }

  mutating func set(_ timer: LeadTimer) {
    timers.removeAll { $0.id == timer.id }
    let index = timers.firstIndex { ($0.due, $0.id) > (timer.due, timer.id) } ?? timers.endIndex
    timers.insert(timer, at: index)
  }
}

public import struct Foundation.Date

/// What a play came to.
public struct PlaySummary: Hashable, Sendable {
  public var start: Date
  public var end: Date
  /// The leads that were received or adopted.
  public var leads = 0
  /// The occurrences of the file that were done, and the times that fell due between them.
  public var occurrences = 0
  public var times = 0
  /// Those of the file's occurrences that were done before, by an earlier run on the same store or earlier in the file.
  public var repeats = 0
  /// Occurrences that came back from deliveries, such as an email that failed for good.
  public var returned = 0
  /// Occurrences that could not be done, each with the reason.
  public var refusals: [PlayRefusal] = []
  /// How often each event was raised, in the guide's order, the host's own behind them.
  public var events: [EventCount] = []
  /// Every rule of the book, in its order; rules that never matched are among them.
  public var rules: [RuleSummary] = []
  public var workflows: [WorkflowSummary] = []
  /// By kind, in the guide's order.
  public var messages: [MessageSummary] = []
  public var deadLetters: [DeadLetterSummary] = []
  /// The traces of the leads that were to be explained, in the order of time.
  public var explanations: [PlayExplanation] = []

  public init(start: Date, end: Date) {
    self.start = start
    self.end = end
  }
}

/// How often an event was raised, and for how many leads.
public struct EventCount: Hashable, Sendable {
  public var event: Event
  public var count: Int
  public var leads: Int
}

/// An occurrence that could not be done.
public struct PlayRefusal: Hashable, Sendable {
  public var at: Date
  public var occurrence: OccurrenceID
  public var lead: LeadID
  public var reason: ErrorText
}

/// What a rule's or a workflow's actions came to.
public struct ActionTally: Hashable, Sendable {
  public var performed = 0
  /// Found everything so already.
  public var unchanged = 0
  /// Recorded as not done, by reason; and those whose performer failed.
  public var notDone: [String: Int] = [:]
  public var failed: [String: Int] = [:]

  public init() {}

  mutating func add(_ outcome: ActionOutcome) {
    switch outcome {
    case .done: performed += 1
    case .unchanged: unchanged += 1
    case .notDone(let reason): notDone["\(reason)", default: 0] += 1
    case .failed(let text): failed[text.text, default: 0] += 1
    }
  }
}

/// What became of one rule.
public struct RuleSummary: Hashable, Sendable {
  public var leadType: LeadTypeName
  public var rule: RuleID
  public var event: Event
  public var isEnabled: Bool
  /// How often its event was raised for a lead of its type, and how often it matched then.
  public var asked = 0
  public var matched = 0
  public var actions = ActionTally()
  /// What it sent that arrived, by kind and recipient.
  public var sent: [SentSummary] = []
}

/// What became of one workflow.
public struct WorkflowSummary: Hashable, Sendable {
  public var workflow: WorkflowName
  public var started = 0
  public var stopped = 0
  public var finished = 0
  public var actions = ActionTally()
  /// What it sent that arrived, by kind and recipient.
  public var sent: [SentSummary] = []
}

/// What became of the messages of one kind.
public struct MessageSummary: Hashable, Sendable {
  public var kind: MessageKind
  public var delivered = 0
  /// The leads that at least one was delivered about.
  public var leads = 0
  /// Attempts that failed and were followed, or are still to be followed, by another.
  public var retries = 0
  public var dead = 0
  public var expired = 0
  public var withdrawn = 0
  /// Not sent, since the customer had withdrawn consent meanwhile.
  public var noConsent = 0
  /// Not delivered when the play ended.
  public var waiting = 0
}

/// A delivery that was given up.
public struct DeadLetterSummary: Hashable, Sendable {
  public var at: Date
  public var lead: LeadID
  public var delivery: DeliveryID
  public var kind: MessageKind
  public var origin: ActionOrigin
  public var attempts: Int
  public var reason: ErrorText
}

/// Why rules matched or not at one occurrence.
public struct PlayExplanation: Hashable, Sendable {
  public var at: Date
  public var occurrence: Occurrence
  public var trace: Trace
}

/// How far a play is.
public struct PlayProgress: Hashable, Sendable {
  public var now: Date
  public var occurrences: Int
  /// All that the file has.
  public var total: Int
  public var times: Int
  public var deliveries: Int
}

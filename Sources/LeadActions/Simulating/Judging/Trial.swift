import struct Foundation.Date

/// What must be true of a world, kept from outside: what was submitted, what the store was told and answered, what the
/// receivers saw. It knows nothing of how the library does its work.
struct Trial: Sendable {
  /// All that is known of one lead, from its first commit until it is erased.
  struct LeadFile: Sendable {
    var record: LeadRecord?
    var history: [HistoryEntry] = []
    var done: [OccurrenceID: StoredOccurrence] = [:]
    var spent: Set<LeadProgress> = []
    var spentByMessage: Set<MessageMark> = []
    var fired: Set<FiredTime> = []
    var hasArrived = false
    var deliveries: Set<DeliveryID> = []
  }

  struct MessageMark: Hashable, Sendable {
    var message: MessageID
    var event: Event
  }

  /// A time before or after an appointment, in one of its revisions.
  struct FiredTime: Hashable, Sendable {
    var appointment: AppointmentID
    var revision: Int
    var event: Event
  }

  let start: Date
  var now: Date
  /// Counts what the judge was told, so that it is known what came before what at the same time.
  var point = 0
  let tellsStory: Bool
  /// Every version of the rule book that was in force anywhere.
  var books: [Int: RuleBook]
  let overdue: OverdueTimers
  var safety: SafetyFile

  var files: [LeadKey: LeadFile] = [:]
  var choosing: [GroupName: Int] = [:]
  var parcels: [DeliveryKey: Parcel] = [:]
  var parcelCount = 0
  /// How many deliveries were planned before nothing went wrong any more.
  var countsBeforeCalm: Int?
  var claims: [ClaimToken: ClaimFile] = [:]
  var latestClaims: [LifeDelivery: ClaimToken] = [:]
  var inbox: [InboxFile] = []
  /// Occurrences that were done or waited when their lead was erased.
  var erased: Set<LeadOccurrence> = []
  var sends: [SendFile] = []
  /// The claims under which a receiver has accepted a delivery.
  var accepted: [DeliveryKey: [ClaimToken]] = [:]

  var failures: [SimulationFailure] = []
  var counts = SimulationReport.Counts()
  var story: [String] = []

  init(start: Date, book: RuleBook, overdue: OverdueTimers, safety: SimulatedSafety, tellsStory: Bool) {
    self.start = start
    now = start
    self.overdue = overdue
    self.safety = SafetyFile(plan: safety)
    self.tellsStory = tellsStory
    books = [book.version: book]
  }

  struct LeadOccurrence: Hashable, Sendable {
    var lead: LeadKey
    var id: OccurrenceID
  }

  struct InboxFile: Sendable {
    var lead: LeadKey
    var occurrence: Occurrence
    var since: Date
  }

  mutating func fail(_ invariant: SimulationInvariant, _ words: @autoclosure () -> String) {
    guard failures.count < 10 else { return }
    let failure = SimulationFailure(invariant: invariant, words: words(), at: now.timeIntervalSince(start))
    failures.append(failure)
    tell("BROKEN: \(failure)")
  }

  mutating func expect(_ holds: Bool, _ invariant: SimulationInvariant, _ words: @autoclosure () -> String) {
    if !holds { fail(invariant, words()) }
  }

  mutating func tell(_ line: @autoclosure () -> String) {
    guard tellsStory else { return }
    story.append("\(Zone.utc.civilTime(at: now))  \(line())")
  }
}

package import LeadActions

/// Reads the logs of the world outside and the store, when all is done, and says what was lost or doubled.
///
/// It knows nothing of how the engine works: what must have happened follows from what was told, by a naive reading of
/// the rule book.
package struct Judge: Sendable {
  /// What reached a receiver, one line.
  struct Sending: Sendable {
    var delivery: DeliveryID
    var attempt: Int
    var hash: String
    var lead: LeadID
    var subject: String
  }

  let happenings: Happenings
  let accepted: [Int]
  let sendings: [DeliveryID: [Sending]]
  private let contradictions: [String]
  private let mayReleaseClaims: Bool

  /// - Parameter mayReleaseClaims: whether claims were given back, so that an attempt's number may come again.
  package init(of folder: WorldFolder, _ happenings: Happenings, mayReleaseClaims: Bool = false) {
    self.happenings = happenings
    self.mayReleaseClaims = mayReleaseClaims
    accepted = folder.acceptedNumbers
    contradictions = OutsideLog.lines(of: folder.contradictions).map { $0.joined(separator: " ") }
    let sendings = OutsideLog.lines(of: folder.sent).compactMap { fields -> Sending? in
      guard fields.count >= 5, let attempt = Int(fields[1]) else { return nil }
      return Sending(
        delivery: DeliveryID(fields[0]), attempt: attempt, hash: fields[2], lead: LeadID(fields[3]),
        subject: fields[4...].joined(separator: " "))
    }
    self.sendings = Dictionary(grouping: sendings, by: \.delivery)
  }

  /// - Parameter problems: what the database says is wrong with itself.
  package func judge(_ store: any LeadStore, problems: [String] = []) async throws -> Verdict {
    var verdict = Verdict()
    verdict.wrong += contradictions + problems
    let answered = Set(accepted)
    verdict.accepted = answered.count
    for number in 0..<happenings.count where !answered.contains(number) {
      verdict.wrong.append("\(Happenings.id(of: number)) was never answered")
    }

    let leads = try await allLeads(of: store)
    if Set(leads).count != leads.count { verdict.doubled.append("a lead is listed twice") }
    var stories: [Int: LeadStory] = [:]
    for lead in 0..<happenings.leads {
      let key = LeadKey(lead: Happenings.leadID(lead))
      guard let record = try await store.record(of: key) else {
        verdict.lost.append("the record of \(key)")
        continue
      }
      if !leads.contains(key.lead) { verdict.lost.append("\(key) is not listed") }
      stories[lead] = LeadStory(lead, record, try await store.history(of: key, filter: .all))
    }
    if leads.count > stories.count { verdict.wrong.append("\(leads.count - stories.count) leads that nobody told of") }

    for lead in stories.keys.sorted() {
      guard let story = stories[lead] else { continue }
      judgeHappenings(of: story, answered, &verdict)
      judgeTimes(of: story, &verdict)
      judgeRecord(of: story, &verdict)
    }
    judgeDuplicates(in: stories, &verdict)
    let letters = try await deadLetters(of: store)
    judgeDeliveries(in: stories, letters, &verdict)
    try await judgeTurns(in: stories, of: store, &verdict)
    if try await !WorldRun.isDrained(store) { verdict.wrong.append("something waits still") }
    return verdict
  }

  private func allLeads(of store: any LeadStore) async throws -> [LeadID] {
    var leads: [LeadID] = []
    var page: [LeadID]
    repeat {
      page = try await store.leads(of: .only, after: leads.last, limit: 200)
      leads += page
    } while !page.isEmpty
    return leads
  }

  private func deadLetters(of store: any LeadStore) async throws -> Set<DeliveryID> {
    var letters: [DeadLetter] = []
    var page: [DeadLetter]
    repeat {
      page = try await store.deadLetters(of: .only, after: letters.last?.key, limit: 100)
      letters += page
    } while !page.isEmpty
    return Set(letters.map(\.delivery.id))
  }

  // MARK: Each delivery

  private func judgeDeliveries(in stories: [Int: LeadStory], _ letters: Set<DeliveryID>, _ verdict: inout Verdict) {
    var known: Set<DeliveryID> = []
    for story in stories.values {
      for (id, delivery) in story.deliveries {
        verdict.deliveries += 1
        if !known.insert(id).inserted || delivery.mentions > 1 {
          verdict.doubled.append("delivery \(id) was queued twice")
        }
        judge(id, delivery, of: story, letters, &verdict)
      }
      for (action, count) in story.queuedByAction where count > 1 {
        verdict.doubled.append("\(action): \(count) deliveries")
      }
    }
    for id in letters where !known.contains(id) { verdict.wrong.append("a dead letter \(id) without a history") }
    for (id, sendings) in sendings {
      if !known.contains(id) { verdict.wrong.append("\(id) was sent, and no history knows it") }
      verdict.resent += sendings.count - 1
      if Set(sendings.map(\.hash)).count > 1 { verdict.wrong.append("\(id) was sent with different bytes") }
      if !mayReleaseClaims, Set(sendings.map(\.attempt)).count < sendings.count {
        verdict.doubled.append("an attempt at \(id) was made twice")
      }
    }
    // Whatever ids they have: what is about the same was to be sent once.
    for (subject, same) in Dictionary(grouping: sendings.values.compactMap(\.first), by: \.subject) where same.count > 1
    {
      verdict.doubled.append("sent under \(same.count) ids: \(subject)")
    }
  }

  private func judge(
    _ id: DeliveryID, _ delivery: LeadStory.StoredDelivery, of story: LeadStory, _ letters: Set<DeliveryID>,
    _ verdict: inout Verdict
  ) {
    let attempts = (sendings[id] ?? []).map(\.attempt)
    switch delivery.ends.count {
    case 0: verdict.lost.append("delivery \(id) of \(story.id): neither sent nor given up")
    case 1: break
    default: verdict.doubled.append("delivery \(id) of \(story.id) ended \(delivery.ends.count) times")
    }
    if !mayReleaseClaims, Set(delivery.failures).count < delivery.failures.count {
      verdict.doubled.append("a failure of \(id) is told twice")
    }
    guard let end = delivery.ends.first else { return }
    if (end == .dead) != letters.contains(id) {
      verdict.wrong.append("\(id) is \(end == .dead ? "no " : "a ")dead letter, against its history")
    }
    switch end {
    case .delivered(let attempt):
      verdict.delivered += 1
      if !attempts.contains(attempt) { verdict.lost.append("\(id): delivered by attempt \(attempt), says the history") }
      judgeReport(of: id, delivery, of: story, &verdict)
    case .dead:
      verdict.dead += 1
      if delivery.isEmail { story.expect(1, .emailFailed, "failed:\(id)", &verdict) }
    case .withdrawn:
      verdict.withdrawn += 1
      if !delivery.isReminder { verdict.lost.append("\(id) was withdrawn, and reminds of nothing") }
    case .expired:
      verdict.expired += 1
      if !delivery.isReminder { verdict.lost.append("\(id) expired, and reminds of nothing") }
    case .other(let words): verdict.lost.append("\(id): \(words)")
    }
  }

  /// What the receiver reported is done, or refused, once.
  private func judgeReport(
    of id: DeliveryID, _ delivery: LeadStory.StoredDelivery, of story: LeadStory, _ verdict: inout Verdict
  ) {
    guard delivery.isEmail else { return }
    switch OutsideTransports.Manner(id, isEmail: true) {
    case .opens: story.expect(1, .emailOpened, "opened:\(id)", &verdict)
    case .babbles:
      let count = story.refused[OccurrenceID("\(OutsideTransports.nonsense):\(id)")] ?? 0
      if count == 0 { verdict.lost.append("the refusal of what \(id) reported") }
      if count > 1 { verdict.doubled.append("the refusal of what \(id) reported: \(count) times") }
    default: break
    }
  }
}

extension Trial {
  /// Follows a plan's history: its own events first, in the guide's order, then what its actions caused, first in,
  /// first out; and within an event every Assign to User first, rules as they are written.
  mutating func judgeOrder(of plan: Plan, _ file: inout LeadFile, _ key: LeadKey) {
    guard let book = books[plan.bookVersion] else {
      return fail(.order, "\(key): \(plan.occurrence.id) followed rule book version \(plan.bookVersion), which is none")
    }
    judgeArrival(plan, &file, book, key)
    let own = OwnEvents(plan, file, book: book)
    var walk = HistoryWalk(
      queue: own.events, progress: own.progress, type: file.record?.lead.type ?? plan.startingType, book: book)
    for entry in plan.history {
      expect(
        entry.at == plan.at && entry.occurrence == plan.occurrence.id, .history,
        "\(key): a line of \(plan.occurrence.id) carries another time or occurrence")
      if case .event(let event, let details) = entry.line {
        judgeOnce(event, details, &file, key, plan.occurrence.id)
        walk.begin(event, details, file)
        if let progress = event.progress { file.spent.insert(progress) }
        if let mark = Self.mark(event, details) { file.spentByMessage.insert(mark) }
      } else {
        walk.follow(entry.line)
      }
    }
    walk.finish(file)
    for problem in walk.problems { fail(.order, "\(key), \(plan.occurrence.id): \(problem)") }
    let lines = plan.history.compactMap { entry -> RaisedEvent? in
      if case .event(let event, let details) = entry.line { RaisedEvent(event, details) } else { nil }
    }
    expect(
      lines == plan.events, .history, "\(key): the history of \(plan.occurrence.id) tells other events than it ran")
  }

  private mutating func judgeArrival(_ plan: Plan, _ file: inout LeadFile, _ book: RuleBook, _ key: LeadKey) {
    let lead: Lead
    var reached: [LeadProgress] = []
    switch plan.occurrence.report {
    case .received(let receipt): lead = receipt.lead
    case .adopted(let adoption):
      lead = adoption.lead
      reached = adoption.progressReached
    default:
      return expect(file.hasArrived, .order, "\(key): \(plan.occurrence.id) was done before the lead arrived")
    }
    expect(!file.hasArrived, .onceOnly, "\(key): arrived twice")
    file.hasArrived = true
    let arriving = lead.progress ?? lead.status.flatMap { book.stage(of: $0, in: lead.type) }
    file.spent.formUnion(reached + [arriving].compactMap { $0 })
  }

  private mutating func judgeOnce(
    _ event: Event, _ details: EventDetails, _ file: inout LeadFile, _ key: LeadKey, _ id: OccurrenceID
  ) {
    if let progress = event.progress {
      expect(!file.spent.contains(progress), .onceOnly, "\(key): \(event) a second time, by \(id)")
    }
    if let mark = Self.mark(event, details) {
      expect(
        !file.spentByMessage.contains(mark), .onceOnly, "\(key): \(event) of message \(mark.message) again, by \(id)")
    }
  }

  /// What happens once to a message.
  static func mark(_ event: Event, _ details: EventDetails) -> MessageMark? {
    guard case .message(let message) = details else { return nil }
    switch event {
    case .emailFailed, .emailOpened, .emailUnsubscribed, .emailSpamReported, .textFailed:
      return MessageMark(message: message.delivery.map { MessageID($0.rawValue) } ?? message.message, event: event)
    default: return nil
    }
  }
}

extension Plan {
  /// The type that the lead arrives as.
  fileprivate var startingType: LeadTypeName {
    switch occurrence.report {
    case .received(let receipt): receipt.lead.type
    case .adopted(let adoption): adoption.lead.type
    default: record.lead.type
    }
  }
}

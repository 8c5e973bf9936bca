#if CommandLine
  import Foundation
  import LeadActions

  /// What one occurrence would do to a lead, and why.
  struct Explanation {
    /// The event that was asked for; none where a report was given.
    let event: Event?
    let lead: Lead
    /// What happened, in the form that a file of leads has.
    let report: PlainValue
    let plan: Plan
    let zone: Zone

    var isReceipt: Bool { if case .received = plan.occurrence.report { true } else { false } }

    /// What is asked, beside the lead.
    struct Question {
      var event: Event?
      var report: PlainValue?
      var from: String?
      var to: String?
      var details: [String: PlainValue] = [:]
      var at: Date
      var directory: Directory?
      var facts: [FieldName: FieldValue] = [:]
      var seed: UInt64 = 0
    }

    init(_ question: Question, of lead: ExplainedLead, in book: RuleBook) throws(CommandFailure) {
      let type = lead.text("type").flatMap { name in book.leadTypes.first { $0.name.rawValue == name } }
      let asked = question.event.map {
        EventReport(
          event: $0, lead: lead, type: type, book: book, at: question.at, to: question.to, details: question.details)
      }
      try Self.check(lead, at: question.at, in: book)
      let report = if let report = question.report { report } else { try Self.named(asked) }
      let adoption = asked.flatMap { $0.known.map(lead.adoption(with:)) } ?? lead.adoption
      let steps = try Self.steps(report, lead, adoption, at: question.at, in: book)

      let planner: Planner
      do { planner = try Planner(book, performers: .standard.standingIn(for: book)) } catch {
        throw CommandFailure(problems: error.problems)
      }
      var situation = Situation(
        directory: question.directory ?? book.directory ?? .empty, facts: question.facts, now: question.at,
        seed: question.seed)
      for step in steps.dropLast() { situation.record = try Self.plan(step, planner, situation, .off).record }
      situation.record?.prepare(for: question, type)
      guard let last = steps.last else { throw CommandFailure(nil, "Nothing happened.") }
      let plan = try Self.plan(last, planner, situation, .full)
      zone = book.leadTypes.first { $0.name == plan.record.lead.type }?.zone ?? .utc
      (event, self.report, self.lead, self.plan) = (question.event, report, plan.record.lead, plan)
    }

    /// What is wrong with the lead is said first, since it may be the reason for the rest.
    private static func check(_ lead: ExplainedLead, at: Date, in book: RuleBook) throws(CommandFailure) {
      let arrival: [String: PlainValue] = [
        "at": .text(Timestamp.text(from: at)), "lead": .name(lead.id), "adopted": lead.adoption,
      ]
      do { _ = try Play(reading: .object(["occurrences": .list([.object(arrival)])]), for: book) } catch {
        throw lead.failure(error.problems)
      }
    }

    private static func named(_ asked: EventReport?) throws(CommandFailure) -> PlainValue {
      guard let (name, settings) = try asked?.report() else { return .object([:]) }
      return .object([name: settings])
    }

    /// The lead's arrival before, unless the report is that, and the report.
    private static func steps(
      _ report: PlainValue, _ lead: ExplainedLead, _ adoption: PlainValue, at: Date, in book: RuleBook
    ) throws(CommandFailure) -> [PlayStep] {
      let time = PlainValue.text(Timestamp.text(from: at))
      guard case .object(let happened) = report else {
        throw CommandFailure(
          nil, "The report is \(report.words), and an object is wanted.",
          mend: #"Write one such as '{"emailClicked": {"message": "1", "link": "https://…"}}'."#)
      }
      var occurrence = happened
      occurrence["at"] = time
      occurrence["lead"] = .name(lead.id)
      var occurrences = [PlainValue.object(occurrence)]
      if happened["received"] == nil, happened["adopted"] == nil {
        let arrival: [String: PlainValue] = ["at": time, "lead": .name(lead.id), "adopted": adoption]
        occurrences.insert(.object(arrival), at: 0)
      }
      do { return try Play(reading: .object(["occurrences": .list(occurrences)]), for: book).steps } catch {
        throw lead.failure(error.problems)
      }
    }

    private static func plan(
      _ step: PlayStep, _ planner: Planner, _ situation: Situation, _ trace: Trace.Level
    ) throws(CommandFailure) -> Plan {
      do { return try planner.plan(step.occurrence, in: situation, trace: trace) } catch {
        throw CommandFailure(nil, "\(error)")
      }
    }
  }

  extension LeadRecord {
    /// Sets the lead to what it was before the event.
    fileprivate mutating func prepare(for question: Explanation.Question, _ type: LeadType?) {
      switch question.event {
      case .statusChanged?:
        let to = question.to.map(StatusName.init(_:)) ?? lead.status
        if let from = question.from { lead.status = StatusName(from) } else if lead.status == to { lead.status = nil }
      case .userChanged?:
        let to = question.to.map(UserName.init(_:)) ?? lead.user
        if let from = question.from { lead.user = UserName(from) } else if lead.user == to { lead.user = nil }
      case .appointmentBefore(_)?, .appointmentAfter(_)?:
        guard let event = question.event, let id = appointments.keys.min(), let appointment = appointments[id] else {
          return
        }
        timers.append(
          LeadTimer(
            id: TimerID(EventReport.timer), due: question.at,
            purpose: .appointment(id, revision: appointment.revision, event), chain: "explained"))
      case let event?:
        guard let progress = event.progress else { return }
        if let from = question.from { lead.progress = LeadProgress(rawValue: from) }
        if lead.progress == progress { lead.progress = nil }
        spent.remove(ProgressLedger(progress))
      case nil: break
      }
    }
  }
#endif

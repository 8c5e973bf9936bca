import Foundation
import LeadActions
import Synchronization
import Testing

private func date(_ text: String) -> Date { Timestamp.date(from: text) ?? .distantPast }

/// Writes down what is sent, with the play's time.
private final class Sent: EmailTransport, TextTransport, TaskTransport, WebhookTransport {
  let clock: PlayClock
  /// How many requests fail before one succeeds.
  let failures: Int
  private let state = Mutex<[String]>([])

  init(clock: PlayClock, failures: Int = 0) {
    self.clock = clock
    self.failures = failures
  }

  var lines: [String] { state.withLock { $0 } }

  private func add(_ line: String) -> TransportAnswer {
    state.withLock { $0.append("\(Timestamp.text(from: clock.now)) \(line)") }
    return .accepted
  }

  func send(_ email: EmailMessage, attempt: Attempt) async throws -> TransportAnswer {
    if email.address.hasSuffix("@nowhere") { return .failedForGood("no such mailbox") }
    return add("email \(email.address)")
  }
  func send(_ text: TextMessage, attempt: Attempt) async throws -> TransportAnswer { add("text \(text.body)") }
  func add(_ task: UserTask, attempt: Attempt) async throws -> TransportAnswer { add("task \(task.title)") }

  func post(_ request: WebhookRequest, attempt: Attempt) async throws -> WebhookAnswer {
    WebhookAnswer(status: attempt.number > failures ? 200 : 500)
  }
}

private let book = RuleBook("Mortgages") {
  Users("ann")
  CustomField("loanAmount", .number)
  LeadGroup("Mortgages") {
    LeadType(
      "Remortgage",
      rules: [
        Rule("hook", on: .received, do: [.webhook(PostWebhook("https://example.com/hook"))]),
        Rule(
          "large", on: .receivedOther, when: .field("loanAmount", .compare(.atLeast, 100)),
          do: [.assignToUser(AssignToUser(.user("ann")))]),
        Rule("welcome", on: .receivedOther, do: [.contactCustomer(ContactCustomer(by: .email, template: "welcome"))]),
        Rule("chase", on: .receivedOther, do: [.startWorkflow(StartWorkflow("chase"))]),
        Rule("off", on: .receivedOther, do: [.stopWorkflow(StopWorkflow())], isEnabled: false),
        Rule(
          "remind", on: .appointmentBefore(.days(1)),
          do: [.contactCustomer(ContactCustomer(by: .text, template: "tomorrow"))]),
        Rule("bounced", on: .emailFailed, do: [.taskUser(TaskUser(.user("ann"), title: "Phone"))]),
        Rule("opened", on: .emailOpened, do: [.changeLeadType(ChangeLeadType(to: "Other"))]),
      ])
    LeadType("Other", rules: [Rule("hook", on: .emailClicked, do: [.stopWorkflow(StopWorkflow())])])
  }
  MessageTemplate.email("welcome", subject: "Hello", text: "Hello")
  MessageTemplate.text("tomorrow", body: "Tomorrow")
  LeadWorkflow(
    "chase",
    steps: [
      .wait(.hours(2)), .action(TaskUser(.user("ann"), title: "Call")), .wait(.weeks(10)), .action(StopWorkflow()),
    ])
  Directory(users: ["ann": DirectoryUser(email: "ann@example.com")])
}

private func received(_ lead: Int, at time: String, email: String = "a@mail.example", loan: Double = 50) -> PlayStep {
  let lead = Lead(
    id: LeadID(lead), type: "Remortgage", received: date(time),
    contact: Contact(email: email, mobile: "07700 90012\(lead)"), fields: ["loanAmount": .number(loan)])
  return PlayStep(
    at: date(time), Occurrence(OccurrenceID("r\(lead.id)"), lead: lead.id, .received(Receipt(lead, from: .webForm))))
}

private func step(_ lead: LeadID, at time: String, _ report: Report, sentBy: ActionOrigin? = nil) -> PlayStep {
  PlayStep(at: date(time), Occurrence(OccurrenceID(time), lead: lead, report), sentBy: sentBy)
}

private func player(failures: Int = 0, store: any LeadStore = InMemoryStore()) throws -> (player: Player, sent: Sent) {
  let clock = PlayClock()
  let sent = Sent(clock: clock, failures: failures)
  let transports = Transports(email: sent, text: sent, webhook: sent, task: sent)
  return (try Player(rules: book, transports: transports, store: store, seed: 7, clock: clock), sent)
}

@Suite struct PlayerTests {
  @Test func `messages go out at the times of the play, timers and waits included`() async throws {
    let (player, sent) = try player()
    let appointment = LeadAppointment(id: "a", start: date("2026-01-08T10:00:00Z"))
    let play = Play([
      received(1, at: "2026-01-05T09:00:00Z"),
      step(1, at: "2026-01-05T10:00:00Z", .appointmentCreated(appointment)),
    ])
    let summary = try await player.play(play)
    #expect(
      sent.lines == [
        "2026-01-05T09:00:00Z email a@mail.example", "2026-01-05T11:00:00Z task Call",
        "2026-01-07T10:00:00Z text Tomorrow",
      ])
    #expect(summary.occurrences == 2)
    #expect(summary.times == 2)
    #expect(player.clock.now == play.end)
  }

  @Test func `a play on a store with other tenants leaves their timers and inbox alone`() async throws {
    let store = InMemoryStore()
    let others = try EventPipeline(
      rules: book, store: store, settings: .init(tenant: "north"),
      services: .init(clock: HandClock(date("2026-01-05T08:00:00Z"))))
    try await others.submit(received(1, at: "2026-01-05T08:00:00Z", email: "a@nowhere").occurrence)
    let (player, _) = try player(store: store)
    let summary = try await player.play(Play([received(2, at: "2026-01-05T09:00:00Z", email: "b@nowhere")]))
    // A wait and a bounce of its own.
    #expect((summary.times, summary.returned, summary.refusals.count) == (1, 1, 0))
    #expect(store.dueTimers(of: "north", at: player.clock.now, after: nil, limit: 9).count == 1)
    #expect(store.inbox(of: "north", after: nil, limit: 9).count == 1)
  }

  @Test func `a play that was stopped goes on where it stood, and does nothing twice`() async throws {
    let steps = [
      received(1, at: "2026-01-05T09:00:00Z"), received(2, at: "2026-01-05T10:00:00Z", email: "b@mail.example"),
      step(1, at: "2026-01-06T09:00:00Z", .emailOpened(MessageDetails("")), sentBy: .rule("welcome")),
      step(2, at: "2026-01-06T10:00:00Z", .emailOpened(MessageDetails("")), sentBy: .rule("welcome")),
    ]
    let (whole, wholeSent) = try player()
    _ = try await whole.play(Play(steps))
    let store = InMemoryStore()
    let (first, firstSent) = try player(store: store)
    _ = try await first.play(Play(until: date("2026-01-06T09:30:00Z"), Array(steps.prefix(3))))
    let (second, secondSent) = try player(store: store)
    let summary = try await second.play(Play(steps))
    #expect((summary.occurrences, summary.repeats, summary.refusals.count) == (4, 3, 0))
    #expect(firstSent.lines + secondSent.lines == wholeSent.lines)
    #expect(wholeSent.lines.count == 4)
    for lead in ["1", "2"] as [LeadID] {
      let resumed = try await second.pipeline.history(of: lead, filter: .all).map(\.line.description)
      #expect(try await whole.pipeline.history(of: lead, filter: .all).map(\.line.description) == resumed)
    }
  }

  @Test func `a webhook that fails is retried on the play's clock until it succeeds`() async throws {
    let (player, _) = try player(failures: 3)
    let summary = try await player.play(Play([received(1, at: "2026-01-05T09:00:00Z")]))
    let webhook = try #require(summary.messages.first { $0.kind == .webhook })
    #expect((webhook.delivered, webhook.leads, webhook.retries, webhook.dead) == (1, 1, 3, 0))
    let history = try await player.pipeline.history(of: 1, filter: .all)
    let last = history.last { "\($0.line)".contains("delivered at attempt 4") }
    let waited = try #require(last?.at.timeIntervalSince(date("2026-01-05T09:00:00Z")))
    // Waits of about 30 seconds, 2 and 8 minutes.
    #expect((315...945).contains(waited))
  }

  @Test func `what is given up is in the summary, and Email Failed comes back`() async throws {
    let (player, sent) = try player(failures: 6)
    let summary = try await player.play(Play([received(1, at: "2026-01-05T09:00:00Z", email: "a@nowhere")]))
    #expect(summary.returned == 1)
    let failed = try #require(summary.events.first { $0.event == .emailFailed })
    #expect((failed.count, failed.leads) == (1, 1))
    #expect(sent.lines.first == "2026-01-05T09:00:00Z task Phone")
    #expect(summary.deadLetters.map(\.kind) == [.email, .webhook])
    #expect(summary.deadLetters.map(\.attempts) == [1, 6])
    #expect(summary.deadLetters.map(\.reason.text) == ["no such mailbox", "status 500"])
    #expect(summary.deadLetters.map(\.origin) == [.rule("welcome"), .rule("hook")])
  }

  @Test func `each rule has its counts, with the type that the lead had at the event`() async throws {
    let (player, _) = try player()
    let summary = try await player.play(
      Play([
        received(1, at: "2026-01-05T09:00:00Z", loan: 200), received(2, at: "2026-01-05T09:30:00Z", email: ""),
        step(1, at: "2026-01-05T10:00:00Z", .emailOpened(MessageDetails("")), sentBy: .rule("welcome")),
        step(1, at: "2026-01-05T10:30:00Z", .emailClicked(MessageDetails("")), sentBy: .rule("welcome")),
      ]))
    #expect(summary.leads == 2)
    let rules = summary.rules.map { "\($0.leadType) \($0.rule): \($0.asked) \($0.matched) \($0.actions.performed)" }
    #expect(
      rules == [
        "Remortgage hook: 2 2 2", "Remortgage large: 2 1 1", "Remortgage welcome: 2 2 1", "Remortgage chase: 2 2 2",
        "Remortgage off: 0 0 0", "Remortgage remind: 0 0 0", "Remortgage bounced: 0 0 0", "Remortgage opened: 1 1 1",
        "Other hook: 1 1 1",
      ])
    #expect(summary.rules.map(\.isEnabled) == [true, true, true, true, false, true, true, true, true])
    #expect(summary.rules[2].actions.notDone == ["the customer has no usable email address": 1])
    let chase = try #require(summary.workflows.first)
    #expect((chase.started, chase.stopped, chase.finished, chase.actions.performed) == (2, 1, 0, 1))
  }

  @Test func `a report about a rule's message is about the last one that arrived`() async throws {
    let (player, _) = try player()
    let opened = Report.emailOpened(MessageDetails(""))
    let summary = try await player.play(
      Play([
        received(1, at: "2026-01-05T09:00:00Z"),
        step(1, at: "2026-01-05T10:00:00Z", opened, sentBy: .rule("welcome")),
        step(1, at: "2026-01-05T11:00:00Z", opened, sentBy: .rule("remind")),
      ]))
    let refusal = try #require(summary.refusals.first)
    #expect(summary.refusals.count == 1)
    #expect((refusal.at, refusal.occurrence, refusal.lead) == (date("2026-01-05T11:00:00Z"), "2026-01-05T11:00:00Z", 1))
    #expect(
      refusal.reason.text == "The lead has been sent nothing by rule 'remind', which the occurrence is about.")
    let record = try #require(await player.pipeline.record(of: 1))
    #expect(record.messages.values.filter { $0.spent == .emailOpened && $0.chain == "r1" }.count == 1)
    let history = try await player.pipeline.history(of: 1)
    let details = history.compactMap { entry in
      if case .event(.emailOpened, .message(let details)) = entry.line { details } else { nil }
    }
    let message = try #require(record.messages.first { $0.value.spent == .emailOpened }?.key)
    #expect(
      details == [
        MessageDetails(message, recipient: "a@mail.example", delivery: DeliveryID(message.rawValue))
      ])
  }

  @Test func `a change of lead type within an occurrence counts for the events behind the one in hand`() async throws {
    let move = Action.changeLeadType(ChangeLeadType(to: "B"))
    let book = RuleBook("x") {
      LeadGroup("g") {
        LeadType(
          "Remortgage",
          rules: [
            Rule("move", on: .received, do: [move]), Rule("stay", on: .received, do: [.stopWorkflow(StopWorkflow())]),
            Rule("never", on: .receivedOther, do: [move]),
          ])
        LeadType("B", rules: [Rule("move", on: .receivedOther, do: [move])])
      }
    }
    let player = try Player(rules: book, transports: Transports())
    let summary = try await player.play(Play([received(1, at: "2026-01-05T09:00:00Z")]))
    let rules = summary.rules.map { "\($0.leadType) \($0.rule): \($0.asked) \($0.matched) \($0.actions.unchanged)" }
    #expect(rules == ["Remortgage move: 1 1 0", "Remortgage stay: 1 1 0", "Remortgage never: 0 0 0", "B move: 1 1 1"])
  }

  @Test func `an occurrence that cannot be done is told, and the play goes on`() async throws {
    let (player, sent) = try player()
    let summary = try await player.play(
      Play([
        step(9, at: "2026-01-05T08:00:00Z", .userChanged(to: "ann")), received(1, at: "2026-01-05T09:00:00Z"),
      ]))
    #expect(summary.refusals.map(\.lead) == [9])
    #expect(summary.refusals.first?.reason.text.hasPrefix("Lead '9' is not known") == true)
    #expect(summary.occurrences == 1)
    #expect(sent.lines.first == "2026-01-05T09:00:00Z email a@mail.example")
  }

  @Test func `why a rule did not act is told for the leads that are asked about`() async throws {
    let (player, _) = try player()
    let play = Play([received(1, at: "2026-01-05T09:00:00Z"), received(2, at: "2026-01-05T09:00:00Z")])
    let summary = try await player.play(play, explaining: [2])
    #expect(summary.explanations.map(\.occurrence.lead) == [2])
    let other = try #require(summary.explanations.first?.trace.events.first { $0.event == .receivedOther })
    let large = try #require(other.rules.first { $0.rule == "large" })
    #expect(!large.matched)
    #expect("\(large.deciding, default: "")" == "loanAmount is at least 100: no, it was 50")
    #expect(other.rules.first { $0.rule == "off" }?.remark == "the rule is switched off")
  }

  @Test func `the play stops at its end, with what is still on its way counted`() async throws {
    let (player, sent) = try player(failures: 6)
    let start = date("2026-01-05T09:00:00Z")
    let play = Play(until: start.addingTimeInterval(300), [received(1, at: "2026-01-05T09:00:00Z")])
    let summary = try await player.play(play)
    #expect(sent.lines.count == 1)
    #expect(summary.messages.first { $0.kind == .webhook }?.waiting == 1)
    #expect(summary.times == 0)
  }

  @Test func `equal plays come to equal summaries and histories`() async throws {
    var play = Play((1...20).map { received($0 % 10, at: "2026-01-05T09:\($0 + 10):00Z", loan: Double($0 * 10)) })
    play.end = date("2026-01-09T00:00:00Z")
    var found: [(PlaySummary, [HistoryEntry])] = []
    for _ in 1...2 {
      let (player, _) = try player(failures: 2)
      let summary = try await player.play(play, explaining: [3])
      found.append((summary, try await player.pipeline.history(of: 3, filter: .all)))
    }
    #expect(found[0].0 == found[1].0)
    #expect(found[0].1 == found[1].1)
    #expect(found[0].0.leads == 10)
    // The second receipts of each are refused.
    #expect(found[0].0.refusals.count == 10)
  }

  @Test func `progress is told after each occurrence and ends with all of them`() async throws {
    let (player, _) = try player()
    let told = Mutex<[PlayProgress]>([])
    let play = Play([received(1, at: "2026-01-05T09:00:00Z"), received(2, at: "2026-01-05T09:00:00Z")])
    _ = try await player.play(play) { progress in told.withLock { $0.append(progress) } }
    let all = told.withLock { $0 }
    #expect(all.prefix(2).map(\.occurrences) == [1, 2])
    #expect(all.allSatisfy { $0.total == 2 })
    #expect((all.last?.times, all.last?.deliveries) == (2, 6))
  }

  @Test func `a rule book that does not hold together plays nothing`() {
    #expect(throws: RuleBookError.self) {
      try Player(
        rules: RuleBook("x") { LeadGroup("g") { LeadType("t", rules: [Rule("r", on: .received, do: [])]) } },
        transports: Transports())
    }
  }

  @Test func `a cancelled play ends with a cancellation`() async throws {
    let (player, sent) = try player()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await player.play(Play([received(1, at: "2026-01-05T09:00:00Z")]))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(sent.lines.isEmpty)
  }
}

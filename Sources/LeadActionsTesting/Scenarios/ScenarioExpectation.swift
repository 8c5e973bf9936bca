public import LeadActions

public import struct Foundation.Date

/// Something that a test expects of one step of a scenario.
///
/// Each asks for one thing and accounts for it; what nothing accounts for fails an exhaustive scenario.
public struct ScenarioExpectation: Sendable {
  enum Kind: Sendable {
    case events([Event])
    case raised([Event])
    case notRaised([Event])
    case actions([ActionExpectation])
    case message(MessageExpectation)
    case noMessage(MessageKind?)
    /// No message of a kind beside those that were asked for.
    case noMore(MessageKind)
    case notSent(MessageKind, because: TextMatch?)
    case waiting(MessageKind)
    case history([TextMatch], HistoryFilter)
    case historyLine(TextMatch)
    case state(StateExpectation)
    case nothing
    case nothingElse
    case repeated
    case refused(TextMatch?)
  }

  let kind: Kind
  /// Where it stands in a file; in Swift the call says where it is.
  var site: Site?

  init(_ kind: Kind) { self.kind = kind }
}

// MARK: Events and actions

extension ScenarioExpectation {
  /// Exactly these events, in this order.
  public static func events(_ events: Event...) -> Self { Self(.events(events)) }

  /// These events in this order, with others between them.
  public static func raised(_ events: Event...) -> Self { Self(.raised(events)) }

  /// None of these events.
  public static func notRaised(_ events: Event...) -> Self { Self(.notRaised(events)) }

  /// Exactly these actions, in this order, those that were not done among them.
  ///
  /// It accounts for all that the actions did.
  ///
  ///     .actions(.done("assignToUser", by: "assign web leads"), .notDone("contactCustomer", because: .containing("email")))
  public static func actions(_ actions: ActionExpectation...) -> Self { Self(.actions(actions)) }

  /// Rules and workflows did nothing, and nothing arrived; events there may be.
  public static let nothing = Self(.nothing)

  /// Nothing but what was expected of the step so far, at once rather than when the next thing happens.
  public static let nothingElse = Self(.nothingElse)

  /// The occurrence had been done before, and changed nothing.
  public static let repeated = Self(.repeated)

  /// What was reported cannot be true of the lead, and was not done.
  public static func refused(because reason: TextMatch? = nil) -> Self { Self(.refused(reason)) }
}

// MARK: Messages

/// A message that arrived in this step; those of one kind in the order in which they are expected. What is left out is
/// not compared.
extension ScenarioExpectation {
  public static func email(
    to recipient: Recipient? = nil, at address: TextMatch? = nil, subject: TextMatch? = nil, text: TextMatch? = nil,
    html: TextMatch? = nil
  ) -> Self {
    message(
      .email, ("to", recipient.map { "\($0)" }), ("address", address), ("subject", subject), ("text", text),
      ("html", html))
  }

  public static func text(
    to recipient: Recipient? = nil, at number: TextMatch? = nil, _ body: TextMatch? = nil
  ) -> Self {
    message(.text, ("to", recipient.map { "\($0)" }), ("number", number), ("body", body))
  }

  /// - Parameter address: The lines on the envelope.
  public static func letter(to address: TextMatch? = nil, _ body: TextMatch? = nil) -> Self {
    message(.letter, ("address", address), ("body", body))
  }

  /// A webhook's request, with the form fields that matter.
  ///
  ///     .webhook(to: .containing("crm.example"), fields: ["eventtype": "deliveryna", "email": "jane@example.com"])
  public static func webhook(
    to url: TextMatch? = nil, fields: KeyValuePairs<String, TextMatch> = [:]
  ) -> Self {
    webhook(to: url, fields: fields.map { ($0.key, $0.value) })
  }

  static func webhook(to url: TextMatch?, fields: [(name: String, value: TextMatch)]) -> Self {
    let parts: [(String, TextMatch?)] = [("url", url)] + fields.map { ("field \($0.name)", $0.value) }
    return Self(.message(MessageExpectation(.webhook, parts)))
  }

  public static func task(
    for user: UserName? = nil, _ kind: UserTask.Kind? = nil, title: TextMatch? = nil, notes: TextMatch? = nil,
    due: Date? = nil
  ) -> Self {
    message(
      .task, ("to", user.map { "\(Recipient.user($0))" }), ("kind", kind.map { "\($0.words)" }), ("title", title),
      ("notes", notes), ("due", due.map { "\(Timestamp.text(from: $0))" }))
  }

  public static func referral(to partner: PartnerName? = nil) -> Self {
    message(.referral, ("to", partner.map { "\(Recipient.partner($0))" }))
  }

  /// A message of a kind of the host's own; its payload is compared as JSON on one line, its keys sorted.
  public static func custom(_ name: CustomDeliveryName, payload: TextMatch? = nil) -> Self {
    message(.custom(name), ("payload", payload))
  }

  /// No message of a kind arrived; none of any kind where none is named.
  public static func noMessage(_ kind: MessageKind? = nil) -> Self { Self(.noMessage(kind)) }

  /// A message that was given up, withdrawn or found unwanted, and will not be sent.
  ///
  ///     .notSent(.text, because: .containing("the appointment moved"))
  public static func notSent(_ kind: MessageKind, because reason: TextMatch? = nil) -> Self {
    Self(.notSent(kind, because: reason))
  }

  /// A message waits for another attempt.
  public static func waiting(_ kind: MessageKind) -> Self { Self(.waiting(kind)) }

  private static func message(_ kind: MessageKind, _ parts: (String, TextMatch?)...) -> Self {
    Self(.message(MessageExpectation(kind, parts)))
  }
}

// MARK: History

extension ScenarioExpectation {
  /// Exactly these lines of history, in this order; without those of actions unless the filter says otherwise.
  public static func history(_ lines: TextMatch..., filter: HistoryFilter = .withoutActions) -> Self {
    Self(.history(lines, filter))
  }

  /// A line of history, an action's or another, among others.
  public static func historyLine(_ line: TextMatch) -> Self { Self(.historyLine(line)) }
}

// MARK: The lead

/// How the lead stands now.
extension ScenarioExpectation {
  public static func user(_ name: UserName?) -> Self {
    state("user", name?.rawValue, { $0.lead.user?.rawValue }) { if case .assigned = $0 { true } else { false } }
  }

  public static func status(_ name: StatusName?) -> Self {
    state("status", name?.rawValue, { $0.lead.status?.rawValue }) { if case .status = $0 { true } else { false } }
  }

  public static func progress(_ progress: LeadProgress?) -> Self {
    state("progress", progress?.rawValue, { $0.lead.progress?.rawValue }) {
      if case .progress = $0 { true } else { false }
    }
  }

  public static func partner(_ name: PartnerName?) -> Self {
    state("partner", name?.rawValue, { $0.lead.partner?.rawValue }) { if case .referred = $0 { true } else { false } }
  }

  public static func leadType(_ name: LeadTypeName) -> Self {
    state("lead type", name.rawValue, { $0.lead.type.rawValue }) { if case .leadType = $0 { true } else { false } }
  }

  /// The workflow that runs; none for none.
  public static func workflow(_ name: WorkflowName?) -> Self {
    state("workflow", name?.rawValue, { $0.workflow?.workflow.rawValue }) {
      switch $0 {
      case .workflowStarted, .workflowStopped: true
      default: false
      }
    }
  }

  /// The lead is a duplicate of another; none for no duplicate.
  public static func duplicate(of lead: LeadID?) -> Self {
    state("duplicate of", lead?.rawValue, { $0.lead.duplicateOf?.rawValue }) { _ in false }
  }

  public static func field(_ name: FieldName, _ value: (some FieldValueConvertible)?) -> Self {
    field(name, is: value?.fieldValue)
  }

  static func field(_ name: FieldName, is value: FieldValue?) -> Self {
    state("field \(name)", value?.quoted, { $0.lead.value(of: name)?.quoted }) {
      if case .field(name) = $0 { true } else { false }
    }
  }

  public static func consent(_ channel: ContactChannel, open: Bool) -> Self {
    state(
      "consent by \(channel.rawValue)", open ? "open" : "closed",
      { $0.lead.consent[channel] ? "open" : "closed" }
    ) { _ in false }
  }

  private static func state(
    _ label: String, _ expected: String?, _ found: @escaping @Sendable (LeadRecord) -> String?,
    covers: @escaping @Sendable (ActionOutcome.Deed) -> Bool
  ) -> Self {
    Self(.state(StateExpectation(label: label, expected: expected, found: found, covers: covers)))
  }
}

/// How one thing about the lead is expected to stand.
struct StateExpectation: Sendable {
  var label: String
  var expected: String?
  var found: @Sendable (LeadRecord) -> String?
  /// What actions do that this accounts for.
  var covers: @Sendable (ActionOutcome.Deed) -> Bool
}

/// A message by its kind and the parts that matter.
struct MessageExpectation: Sendable {
  var kind: MessageKind
  var parts: [(label: String, text: TextMatch)]

  init(_ kind: MessageKind, _ parts: [(String, TextMatch?)]) {
    self.kind = kind
    self.parts = parts.compactMap { label, text in text.map { (label, $0) } }
  }

  /// The parts that are not as expected.
  func mismatches(_ message: Message) -> Int {
    let found = message.parts
    return parts.count { part in !(found.first { $0.label == part.label }.map { part.text.matches($0.text) } ?? false) }
  }

  func difference(from message: Message) -> [String] {
    let found = message.parts
    return parts.flatMap { part in
      ExpectationDifference(of: part.label, part.text, found.first { $0.label == part.label }?.text).lines
    }
  }

  var lines: [String] { parts.flatMap { MessagePart(label: $0.label, text: "\($0.text)").lines } }
}

/// The row of the guide's table that an event stands in; the two rows with a period count once each.
@nonexhaustive
public enum EventKind: UInt8, Hashable, Sendable, CaseIterable {
  case appointmentCreated
  case appointmentUpdated
  case appointmentCancelled
  case appointmentStarted
  case appointmentCompleted
  case appointmentBefore
  case appointmentAfter
  case callUnanswered
  case callVoicemail
  case receivedDuplicate
  case receivedNotDuplicate
  case receivedReferred
  case receivedNotReferred
  case received
  case receivedUser
  case receivedOther
  case updated
  case updatedUser
  case updatedOther
  case statusChanged
  case userChanged
  case validated
  case invalidated
  case contacted
  case qualified
  case converted
  case closed
  case referred
  case returnStarted
  case returnDeclined
  case returnAccepted
  case emailFailed
  case emailOpened
  case emailClicked
  case emailReplied
  case emailUnsubscribed
  case emailSpamReported
  case textFailed
  case textReplied
  case journeyStarted
  case journeyPartiallyCompleted
  case journeyCompleted
}

extension EventKind {
  /// One row: what the guide calls the event, what rule books call it, and what webhooks send as `eventtype`.
  struct Row: Sendable {
    let kind: EventKind
    let title: String
    let name: String
    let type: String
    /// Whether the guide prints the `eventtype`; the other fifteen are ours.
    let isGuideType: Bool

    init(_ kind: EventKind, _ title: String, _ name: String, _ type: String, ours: Bool = false) {
      self.kind = kind
      self.title = title
      self.name = name
      self.type = type
      isGuideType = !ours
    }
  }

  /// The 42 rows in the guide's order.
  static let table: [Row] = [
    Row(.appointmentCreated, "Appointment Created", "appointmentCreated", "apptcreated", ours: true),
    Row(.appointmentUpdated, "Appointment Updated", "appointmentUpdated", "apptupdated", ours: true),
    Row(.appointmentCancelled, "Appointment Cancelled", "appointmentCancelled", "apptcancelled", ours: true),
    Row(.appointmentStarted, "Appointment Started", "appointmentStarted", "apptstarted", ours: true),
    Row(
      .appointmentCompleted, "Appointment Completed (task ticked off)", "appointmentCompleted", "apptcompleted",
      ours: true),
    Row(.appointmentBefore, "Appointment .. Before", "appointmentBefore", "apptbefore", ours: true),
    Row(.appointmentAfter, "Appointment .. After", "appointmentAfter", "apptafter", ours: true),
    Row(.callUnanswered, "Call Unanswered (Inbound)", "callUnanswered", "callunanswered", ours: true),
    Row(.callVoicemail, "Call Voicemail (Inbound)", "callVoicemail", "callvoicemail", ours: true),
    Row(.receivedDuplicate, "Received & Duplicate", "receivedDuplicate", "deliverydupe"),
    Row(.receivedNotDuplicate, "Received & Not Duplicate", "receivedNotDuplicate", "deliveryndupe"),
    Row(.receivedReferred, "Received & Referred", "receivedReferred", "deliveryref"),
    Row(.receivedNotReferred, "Received & Not Referred", "receivedNotReferred", "delivery"),
    Row(.received, "Received", "received", "deliveryall"),
    Row(.receivedUser, "Received (User)", "receivedUser", "deliveryass"),
    Row(.receivedOther, "Received (Other)", "receivedOther", "deliveryna"),
    Row(.updated, "Updated", "updated", "updatedall"),
    Row(.updatedUser, "Updated (User)", "updatedUser", "updatedass"),
    Row(.updatedOther, "Updated (Other)", "updatedOther", "updatedna"),
    Row(.statusChanged, "Status Changed", "statusChanged", "status"),
    Row(.userChanged, "User Changed", "userChanged", "user"),
    Row(.validated, "Validated", "validated", "progvalidated"),
    Row(.invalidated, "Invalidated", "invalidated", "proginvalidate"),
    Row(.contacted, "Contacted", "contacted", "progcontacted"),
    Row(.qualified, "Qualified", "qualified", "progqualified"),
    Row(.converted, "Converted", "converted", "progconverted"),
    Row(.closed, "Closed", "closed", "progclosed"),
    Row(.referred, "Referred", "referred", "referral"),
    Row(.returnStarted, "Return Started", "returnStarted", "returnstarted", ours: true),
    Row(.returnDeclined, "Return Declined", "returnDeclined", "returndeclined", ours: true),
    Row(.returnAccepted, "Return Accepted", "returnAccepted", "returnaccepted", ours: true),
    Row(.emailFailed, "Email Failed", "emailFailed", "emailfailed"),
    Row(.emailOpened, "Email Opened", "emailOpened", "emailopened"),
    Row(.emailClicked, "Email Clicked", "emailClicked", "emailclicked"),
    Row(.emailReplied, "Email Replied", "emailReplied", "emailreplied"),
    Row(.emailUnsubscribed, "Email Unsubscribed", "emailUnsubscribed", "emailunsub"),
    Row(.emailSpamReported, "Email Spam Reported", "emailSpamReported", "emailspam"),
    Row(.textFailed, "Text Message Failed", "textFailed", "smsfailed"),
    Row(.textReplied, "Text Message Replied", "textReplied", "smsreplied"),
    Row(.journeyStarted, "Journey Started", "journeyStarted", "journeystarted", ours: true),
    Row(
      .journeyPartiallyCompleted, "Journey Partially Completed", "journeyPartiallyCompleted", "journeypartial",
      ours: true),
    Row(.journeyCompleted, "Journey Completed", "journeyCompleted", "journeycompleted", ours: true),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0.kind) })
  private static let byType = Dictionary(uniqueKeysWithValues: table.map { ($0.type, $0.kind) })
  private static let byTitle = Dictionary(uniqueKeysWithValues: table.map { ($0.title, $0.kind) })

  private var row: Row { Self.table[Int(rawValue)] }

  /// The event as the guide's table prints it, such as `Received (Other)`.
  public var title: String { row.title }
  /// The event as rule books spell it, such as `receivedOther`.
  public var name: String { row.name }
  /// The `eventtype` that webhooks send, such as `deliveryna`.
  public var type: String { row.type }
  /// Whether the `eventtype` is one of the 27 that the guide prints, rather than one of our fifteen.
  public var isGuideType: Bool { row.isGuideType }

  public init?(name: String) {
    guard let kind = Self.byName[name] else { return nil }
    self = kind
  }

  public init?(type: String) {
    guard let kind = Self.byType[type] else { return nil }
    self = kind
  }

  public init?(title: String) {
    guard let kind = Self.byTitle[title] else { return nil }
    self = kind
  }
}

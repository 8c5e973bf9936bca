/// A kind of lead, with the rules that its leads follow.
public struct LeadType: Hashable, Sendable {
  public var name: LeadTypeName
  /// The zone of the days and weeks before and after appointments, of working hours, and of `eventdatetime`.
  public var zone: Zone
  public var referralMethod: ReferralMethod
  /// The partner that receipt refers to, and Refer where it names none.
  public var partner: PartnerName?
  public var statuses: [LeadStatus]
  /// What to do with a time before or after an appointment that has passed already when the appointment is made.
  public var lateTimers: LateTimerPolicy
  /// Whether an opening or click that is likely a machine's counts as one.
  public var countsMachineEvents: Bool
  /// In order: within an event, rules act in the order they are written.
  public var rules: [Rule]
  /// Findings that are meant to be so here, each with the reason.
  public var allowed: [FindingCode: String]

  public init(
    _ name: LeadTypeName, zone: Zone = .utc, referralMethod: ReferralMethod = .none, partner: PartnerName? = nil,
    statuses: [LeadStatus] = [], lateTimers: LateTimerPolicy = .skip, countsMachineEvents: Bool = false,
    rules: [Rule] = [], allowed: [FindingCode: String] = [:]
  ) {
    self.name = name
    self.zone = zone
    self.referralMethod = referralMethod
    self.partner = partner
    self.statuses = statuses
    self.lateTimers = lateTimers
    self.countsMachineEvents = countsMachineEvents
    self.rules = rules
    self.allowed = allowed
  }
}

/// A status that leads of a type can have.
public struct LeadStatus: Hashable, Sendable {
  public var name: StatusName
  /// The progress that moving to the status moves the lead to; none leaves it where it is.
  public var progress: LeadProgress?

  public init(_ name: StatusName, progress: LeadProgress? = nil) {
    self.name = name
    self.progress = progress
  }
}

/// How leads of a type are referred to partners; hosts add methods of their own, which refer nothing.
public struct ReferralMethod: Hashable, Sendable, RawRepresentable, Codable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let none = Self(rawValue: "none")
  /// Refers at receipt where a partner is known, and lets Refer refer.
  public static let deliverImmediately = Self(rawValue: "deliverImmediately")
  /// Lets Refer refer.
  public static let deliverManually = Self(rawValue: "deliverManually")

  /// Whether Refer refers with this method.
  public var allowsReferral: Bool { self == .deliverImmediately || self == .deliverManually }
}

/// What to do with a timer whose time has passed already when it is set.
@nonexhaustive
public enum LateTimerPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Do not set it, and say so in the history.
  case skip
  /// Let it fall due at once.
  case runNow
}

/// Lead types that belong together.
public struct LeadGroup: Hashable, Sendable {
  public var name: LeadGroupName
  public var types: [LeadType]

  public init(_ name: LeadGroupName, types: [LeadType] = []) {
    self.name = name
    self.types = types
  }
}

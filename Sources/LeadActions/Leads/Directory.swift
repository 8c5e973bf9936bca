public import struct Foundation.Date

/// Users, groups and partners as they are today: what changes daily without a new rule book.
///
/// The host gives a snapshot with each plan, so that hiring somebody needs no new rules.
public struct Directory: Hashable, Sendable, Codable {
  public var version: Int
  public var users: [UserName: DirectoryUser]
  public var groups: [GroupName: DirectoryGroup]
  public var partners: [PartnerName: DirectoryPartner]

  public init(
    version: Int = 1, users: [UserName: DirectoryUser] = [:], groups: [GroupName: DirectoryGroup] = [:],
    partners: [PartnerName: DirectoryPartner] = [:]
  ) {
    self.version = version
    self.users = users
    self.groups = groups
    self.partners = partners
  }

  public static let empty = Directory()
}

/// Somebody that leads are assigned to and messages are sent to.
public struct DirectoryUser: Hashable, Sendable, Codable {
  /// The name that people read; the user's own name where there is none.
  public var displayName: String?
  public var email: String?
  public var mobile: String?
  /// The zone of the working hours; the lead type's where there is none.
  public var zone: Zone?
  /// No working hours mean always.
  public var workingHours: WeeklyHours?
  public var absences: [Absence]
  /// How many open leads the user has, as the host counts them.
  public var openLeads: Int?

  public init(
    displayName: String? = nil, email: String? = nil, mobile: String? = nil, zone: Zone? = nil,
    workingHours: WeeklyHours? = nil, absences: [Absence] = [], openLeads: Int? = nil
  ) {
    self.displayName = displayName
    self.email = email
    self.mobile = mobile
    self.zone = zone
    self.workingHours = workingHours
    self.absences = absences
    self.openLeads = openLeads
  }

  enum CodingKeys: String, CodingKey { case displayName, email, mobile, zone, workingHours, absences, openLeads }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    displayName = try container.decodeIfPresent(String.self, forKey: .displayName)
    email = try container.decodeIfPresent(String.self, forKey: .email)
    mobile = try container.decodeIfPresent(String.self, forKey: .mobile)
    zone = try container.decodeIfPresent(Zone.self, forKey: .zone)
    workingHours = try container.decodeIfPresent(WeeklyHours.self, forKey: .workingHours)
    absences = try container.decodeIfPresent([Absence].self, forKey: .absences) ?? []
    openLeads = try container.decodeIfPresent(Int.self, forKey: .openLeads)
  }
}

/// A time during which somebody takes no leads: from a moment, up to and without another.
public struct Absence: Hashable, Sendable, Codable {
  public var from: Date
  public var until: Date

  public init(from: Date, until: Date) {
    self.from = from
    self.until = until
  }

  public func covers(_ moment: Date) -> Bool { from <= moment && moment < until }
}

/// Users among whom one is chosen, in a fixed order.
public struct DirectoryGroup: Hashable, Sendable, Codable {
  public var members: [GroupMember]

  public init(_ members: [GroupMember]) { self.members = members }
  public init(_ users: UserName...) { members = users.map { GroupMember($0) } }
}

/// A user's share in a group.
public struct GroupMember: Hashable, Sendable, Codable {
  public var user: UserName
  /// How often the user is chosen relative to the others, where the strategy is weighted; 1 unless given.
  public var weight: Int
  /// The most leads of this group in a day, and in a month, of the lead type's zone.
  public var dailyCap: Int?
  public var monthlyCap: Int?

  public init(_ user: UserName, weight: Int = 1, dailyCap: Int? = nil, monthlyCap: Int? = nil) {
    self.user = user
    self.weight = weight
    self.dailyCap = dailyCap
    self.monthlyCap = monthlyCap
  }

  enum CodingKeys: String, CodingKey { case user, weight, dailyCap, monthlyCap }

  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(UserName.self) {
      self.init(name)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(UserName.self, forKey: .user),
      weight: try container.decodeIfPresent(Int.self, forKey: .weight) ?? 1,
      dailyCap: try container.decodeIfPresent(Int.self, forKey: .dailyCap),
      monthlyCap: try container.decodeIfPresent(Int.self, forKey: .monthlyCap))
  }
}

/// A partner that leads are referred to.
public struct DirectoryPartner: Hashable, Sendable, Codable {
  public var displayName: String?
  public var email: String?
  public var mobile: String?

  public init(displayName: String? = nil, email: String? = nil, mobile: String? = nil) {
    self.displayName = displayName
    self.email = email
    self.mobile = mobile
  }
}

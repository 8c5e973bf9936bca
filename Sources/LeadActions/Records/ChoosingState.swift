/// What the choosing of users from one group remembers: whose turn it was, and how many leads each was given.
public struct ChoosingState: Hashable, Sendable, Codable {
  /// How many leads a user was given, by day and by month of the lead types' zones.
  ///
  /// Some days and months are kept side by side, since lead types of zones with different dates share a group.
  public struct Count: Hashable, Sendable, Codable {
    public struct Span: Hashable, Sendable, Codable {
      /// A day counted from 1970-01-01, or a month counted from January of the year 0.
      public var number: Int
      public var leads: Int

      public init(number: Int, leads: Int) {
        self.number = number
        self.leads = leads
      }
    }

    /// The latest first; at most three days and two months.
    public var days: [Span]
    public var months: [Span]

    public init(days: [Span] = [], months: [Span] = []) {
      self.days = days
      self.months = months
    }
  }

  /// Counts the changes; a plan that read an older version is refused.
  public var version: Int
  /// The last user chosen by a way that uses state, or while a cap was counted.
  public var last: UserName?
  public var counts: [UserName: Count]

  public init(version: Int = 0, last: UserName? = nil, counts: [UserName: Count] = [:]) {
    self.version = version
    self.last = last
    self.counts = counts
  }
}

/// What the choosing of users from one group remembers: whose turn it was, and how many leads each was given.
public struct ChoosingState: Hashable, Sendable, Codable {
  /// A user's share of one day and one month, as the lead type's zone has them.
  public struct Count: Hashable, Sendable, Codable {
    /// The day, counted from 1970-01-01.
    public var day: Int
    public var today: Int
    /// The month, counted from January of the year 0.
    public var month: Int
    public var thisMonth: Int

    public init(day: Int, today: Int, month: Int, thisMonth: Int) {
      self.day = day
      self.today = today
      self.month = month
      self.thisMonth = thisMonth
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

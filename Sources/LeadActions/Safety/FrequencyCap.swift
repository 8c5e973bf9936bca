/// How many messages of a channel a customer gets within a time, all leads with the address together; more wait.
public struct FrequencyCap: Hashable, Sendable {
  public var channel: ContactChannel
  /// At least 1 is meant; a lower number is read as 1.
  public var limit: Int
  /// The time, in seconds, that slides along: no stretch of that length holds more.
  public var seconds: Double

  public init(_ limit: Int, of channel: ContactChannel, within seconds: Double) {
    self.channel = channel
    self.limit = limit
    self.seconds = seconds
  }

  public static func daily(_ limit: Int, of channel: ContactChannel) -> Self {
    Self(limit, of: channel, within: 86_400)
  }

  public static func weekly(_ limit: Int, of channel: ContactChannel) -> Self {
    Self(limit, of: channel, within: 7 * 86_400)
  }
}

public import struct Foundation.Date

/// How many events a chain of causes has raised lately, through timers, workflows and replies.
public struct ChainLog: Hashable, Sendable, Codable {
  public struct Entry: Hashable, Sendable, Codable {
    public var at: Date
    public var events: Int
  }

  public private(set) var entries: [Entry]

  public init(_ entries: [Entry] = []) { self.entries = entries }

  static let span = 86_400.0

  /// The events of the 24 hours before a moment.
  public func count(before now: Date) -> Int {
    entries.reduce(0) { $1.at.addingTimeInterval(Self.span) > now ? $0 + $1.events : $0 }
  }

  mutating func add(_ events: Int, at now: Date) {
    entries.removeAll { $0.at.addingTimeInterval(Self.span) <= now }
    if events > 0 { entries.append(Entry(at: now, events: events)) }
  }
}

import Synchronization

public import struct Foundation.Date

/// Stops a rule or workflow that sends more messages than anybody can have meant, and asks what is to become of the rest.
///
///     let blast = BlastLimit(500) { alarm in pageSomebody("\(alarm)") }
///     blast.goOn(alarm.origin, with: 500, at: .now)
///     blast.drop(alarm.origin, as: .deadLetters, at: .now)
///
/// Until there is an answer its further deliveries wait in the outbox, cost no attempt and lose nothing. Questions and
/// answers are forgotten with the process; where the limit is reached still, it asks again.
public final class BlastLimit: Sendable {
  /// That a limit was reached; told once until it is answered.
  public struct Alarm: Hashable, Sendable {
    public var origin: SendingOrigin
    /// How many messages were sent, and within how many seconds.
    public var sent: Int
    public var seconds: Double
    public var at: Date

    public init(origin: SendingOrigin, sent: Int, seconds: Double, at: Date) {
      self.origin = origin
      self.sent = sent
      self.seconds = seconds
      self.at = at
    }
  }

  /// What becomes of deliveries that are dropped.
  @nonexhaustive
  public enum Ending: Hashable, Sendable {
    /// They can be looked through, sent again or dropped one by one.
    case deadLetters
    /// They leave the outbox with a line of history.
    case gone
  }

  /// How a rule or workflow stands.
  enum Standing: Equatable {
    case limited(to: Int)
    case unlimited
    case asked(limit: Int)
    case dropped(Ending, limit: Int)
  }

  private struct Extra {
    var from: Date
    var count: Int
  }

  private struct State {
    var extras: [Extra] = []
    var unlimitedUntil: Date?
    var asked: Alarm?
    var drop: (before: Date, ending: Ending, limit: Int)?
  }

  public let limit: Int
  public let seconds: Double
  public let kinds: Set<MessageKind>
  public let goAhead = GoAhead()
  private let onReached: @Sendable (Alarm) -> Void
  private let states = Mutex<[SendingOrigin: State]>([:])

  /// - Parameters:
  ///   - limit: How many messages one rule or workflow may send within the time.
  ///   - seconds: The time, an hour unless given.
  ///   - kinds: The kinds of message that count and are held.
  ///   - onReached: Is told once when a limit is reached; it must not wait.
  public init(
    _ limit: Int, within seconds: Double = 3_600, kinds: Set<MessageKind> = [.email, .text, .letter],
    onReached: @escaping @Sendable (Alarm) -> Void
  ) {
    self.limit = max(1, limit)
    self.seconds = seconds.bounded(1, 366 * 86_400)
    self.kinds = kinds
    self.onReached = onReached
  }

  /// The questions that wait for an answer, the oldest first.
  public var questions: [Alarm] {
    states.withLock { $0.values.compactMap(\.asked) }.sorted { $0.at < $1.at }
  }

  /// Lets a rule or workflow send so many more messages, within the limit's time; then it asks again.
  public func goOn(_ origin: SendingOrigin, with count: Int, at now: Date) {
    change(origin) { $0.extras.append(Extra(from: now, count: min(max(0, count), 1_000_000_000))) }
  }

  /// Lets a rule or workflow send without a limit until a time.
  public func goOn(_ origin: SendingOrigin, until time: Date) { change(origin) { $0.unlimitedUntil = time } }

  /// Gives up what the rule or workflow had planned until a moment and has not sent; what it plans later counts anew.
  public func drop(_ origin: SendingOrigin, as ending: Ending, at now: Date) {
    change(origin) { $0.drop = (now, ending, $0.asked?.sent ?? self.limit) }
  }

  private func change(_ origin: SendingOrigin, _ change: (inout State) -> Void) {
    states.withLock { states in
      change(&states[origin, default: State()])
      states[origin]?.asked = nil
    }
    goAhead.give()
  }

  func standing(of origin: SendingOrigin, planned: Date, at now: Date) -> Standing {
    states.withLock { states in
      guard var state = states[origin] else { return .limited(to: limit) }
      if let drop = state.drop, planned <= drop.before { return .dropped(drop.ending, limit: drop.limit) }
      if let alarm = state.asked { return .asked(limit: alarm.sent) }
      if let time = state.unlimitedUntil, now < time { return .unlimited }
      state.extras.removeAll { now.timeIntervalSince($0.from) >= seconds }
      states[origin]?.extras = state.extras
      return .limited(to: limit(state, at: now))
    }
  }

  private func limit(_ state: State, at now: Date) -> Int {
    state.extras.reduce(limit) { now.timeIntervalSince($1.from) < seconds ? $0 + $1.count : $0 }
  }

  /// Asks what is to become of a rule or workflow, unless that is asked already.
  func reached(_ origin: SendingOrigin, limit: Int, at now: Date) {
    let alarm = Alarm(origin: origin, sent: limit, seconds: seconds, at: now)
    let isFirst = states.withLock { states in
      let state = states[origin] ?? State()
      // An answer may have come since the limit was read.
      guard state.asked == nil, self.limit(state, at: now) <= limit, state.unlimitedUntil.map({ $0 <= now }) ?? true
      else { return false }
      states[origin, default: State()].asked = alarm
      return true
    }
    if isFirst { onReached(alarm) }
  }
}

extension BlastLimit.Alarm: CustomStringConvertible {
  public var description: String {
    "\(origin) has sent \(sent) messages within \(seconds.span); its further messages wait for an answer"
  }
}

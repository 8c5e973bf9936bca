#if SMTP
  import NIOCore

  /// When an attempt is over, however many steps it has.
  struct Deadline: Sendable {
    private let end: NIODeadline
    private let whole: TimeAmount

    init(seconds: Double) {
      whole = .seconds(bounded: seconds)
      end = .now() + whole
    }

    /// The time left, at most so many seconds.
    func left(atMost seconds: Double = .infinity) -> TimeAmount {
      min(max(end - .now(), .nanoseconds(0)), .seconds(bounded: seconds))
    }

    var secondsLeft: Double { Double(left().nanoseconds) / 1e9 }
    var isOver: Bool { left() == .nanoseconds(0) }
    /// Whether so little is left, less than a third, that an email begun now may be taken when nobody waits any more.
    var isLate: Bool { left() < .nanoseconds(whole.nanoseconds / 3) }
  }

  extension TimeAmount {
    /// Whatever a number says: at most a day, and what is no number nothing.
    static func seconds(bounded seconds: Double) -> Self {
      .nanoseconds(Int64((seconds > 0 ? min(seconds, 86_400) : 0) * 1e9))
    }
  }
#endif

#if SQLite
  public import LeadActions

  /// A stored row that could not be read, with the reason; it waits for somebody to put it back.
  public struct SetAsideRow: Hashable, Sendable {
    @nonexhaustive
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case record, historyLine, occurrence, delivery, timer, inboxOccurrence
    }

    public var kind: Kind
    public var lead: LeadKey
    /// The id of the occurrence, delivery or timer; the number of the history line; the id of the lead.
    public var name: String
    public var reason: ErrorText
    /// Where the row is, for putting it back and for going on behind it.
    let place: Place

    struct Place: Hashable, Sendable {
      /// The lead's row for a history line; otherwise the row itself.
      var row: Int
      /// The history line's number; otherwise 0.
      var line: Int
    }
  }

  extension SetAsideRow.Kind: CustomStringConvertible {
    public var description: String {
      switch self {
      case .record: "The record"
      case .historyLine: "History line"
      case .occurrence: "Occurrence"
      case .delivery: "Delivery"
      case .timer: "Timer"
      case .inboxOccurrence: "Inbox occurrence"
      }
    }
  }
#endif

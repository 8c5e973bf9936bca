#if SQLite
  /// Points between the steps of a transaction, at which tests stop the process or make it fail.
  package enum SQLitePoint: String, Hashable, Sendable, CaseIterable {
    /// The tables of one more version are made; the next is their COMMIT.
    case schemaMade
    // A commit, in its order
    case commitBegun, leadWritten, historyWritten, withdrawalsWritten, deliveriesWritten, choosingWritten
    case contactsWritten, timersWritten, occurrenceWritten, inboxEmptied
    // A settling, in its order
    case settlingBegun, deliverySettled, outcomeWritten, inboxFilled
    // A claim
    case claimCounted
    /// The last statement of a transaction has run; the next is its COMMIT.
    case beforeCommit
    /// The COMMIT has returned; nobody has the answer.
    case committed
  }

  /// Is told of every point that a transaction reaches; throwing at one fails the transaction there, or loses its
  /// answer.
  package struct SQLiteProbe: Sendable {
    private let told: (@Sendable (SQLitePoint) throws -> Void)?

    package init(_ told: @escaping @Sendable (SQLitePoint) throws -> Void) { self.told = told }

    private init() { told = nil }

    package static let none = SQLiteProbe()

    func reached(_ point: SQLitePoint) throws { try told?(point) }
  }
#endif

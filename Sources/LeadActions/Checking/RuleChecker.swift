/// Looks for what will go wrong with a rule book before it goes live.
///
/// It is pure: the same book and directory come to the same report.
public struct RuleChecker: Sendable {
  public init() {}

  /// Checks a rule book, together with who is there where that is known.
  ///
  /// - Parameter directory: The host's users, groups and partners; the book's own where none is given.
  public func check(_ book: RuleBook, directory: Directory? = nil) -> CheckReport {
    let checked = CheckedBook(book, directory: directory)
    var report = CheckReport()
    for check in Self.checks { check(checked, &report) }
    return report
  }

  /// One look at a book, which adds what it finds.
  typealias Check = @Sendable (CheckedBook, inout CheckReport) -> Void

  private static let checks: [Check] = [ExploredChecks.check]
}

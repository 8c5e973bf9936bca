public import struct Foundation.Data

/// A rule book as a file holds it: the book, and the line and column of everything in it.
///
///     let document = try RuleBookDocument(json: Data(contentsOf: url))
///     let report = RuleChecker().check(document.book).marked(by: document)
public struct RuleBookDocument: Sendable {
  /// The book, which is of the right form; what it means need not hold together.
  public let book: RuleBook
  private let document: PlainDocument

  /// Reads a rule book from JSON.
  ///
  /// - Throws: every problem there is, where the file is not of the right form.
  public init(json: Data) throws(RuleBookError) { try self.init(PlainDocument(json: json, of: .ruleBook)) }

  package init(_ document: PlainDocument) throws(RuleBookError) {
    book = try RuleBook.read(document)
    self.document = document
  }

  /// Everything in the rule book that does not hold together, such as a name that nobody declared.
  public var problems: [InputProblem] { problems(customActions: nil) }

  /// Everything in the rule book that does not hold together, where the host's own actions and strategies are known.
  public func problems(
    customActions: Set<ActionName>?, strategies: Set<StrategyName> = []
  ) -> [InputProblem] {
    book.problems(customActions: customActions, strategies: strategies, unread: [], in: document.source)
  }

  /// The line and column of a place that a problem or finding names; of what it stands in where it is not there itself.
  public func mark(at place: String) -> SourceMark? { document.mark(at: place) }
}

extension ActionPerformers {
  /// These, and for each further kind of action in a book a stand-in, so that tools can run the book without its host.
  ///
  /// What a stand-in is asked for is recorded as not done.
  package func standingIn(for book: RuleBook) -> Self {
    let steps = book.workflows.flatMap(\.steps).compactMap {
      if case .action(let action) = $0.kind { action } else { nil }
    }
    let actions = book.leadTypes.flatMap(\.rules).flatMap(\.actions) + steps
    var copy = self
    copy.standIns.formUnion(Set(actions.map(\.name)).subtracting(Action.standardNames))
    return copy
  }
}

/// An action that only the host can perform, where the host is not at hand.
struct StandInAction: BoundAction {
  let name: ActionName

  func effects(in context: inout ActionContext) throws -> [Effect] {
    throw NotDoneReason.other("the host performs \(name.inQuotes), and it is not at hand")
  }
}

/// What a condition comes to, from what is known.
enum Judgement: Hashable, Sendable {
  case always, never, sometimes

  var negated: Judgement {
    switch self {
    case .always: .never
    case .never: .always
    case .sometimes: .sometimes
    }
  }
}

extension Condition {
  /// Whether the condition holds for every lead of which no more is known, for none, or for some.
  ///
  /// Always and never are certain; sometimes may be either where the condition is too large to be looked through.
  func judged(with knowledge: Knowledge, _ catalog: FieldCatalog) -> Judgement {
    let quick = quicklyJudged(with: knowledge, catalog)
    guard quick == .sometimes, !isSingleTest else { return quick }
    if !knowledge.canHold([Assumption(self, holds: true, at: knowledge.view)], catalog) { return .never }
    if !knowledge.canHold([Assumption(self, holds: false, at: knowledge.view)], catalog) { return .always }
    return .sometimes
  }

  private var isSingleTest: Bool {
    switch self {
    case .field, .withinHours: true
    case .not(let part): part.isSingleTest
    case .all(let parts), .any(let parts): parts.count == 1 && parts[0].isSingleTest
    }
  }

  /// Each test by itself, without what one of them says about another.
  func quicklyJudged(with knowledge: Knowledge, _ catalog: FieldCatalog) -> Judgement {
    switch self {
    case .not(let part): return part.quicklyJudged(with: knowledge, catalog).negated
    case .all(let parts):
      var result = Judgement.always
      for part in parts {
        switch part.quicklyJudged(with: knowledge, catalog) {
        case .never: return .never
        case .sometimes: result = .sometimes
        case .always: continue
        }
      }
      return result
    case .any(let parts):
      var result = Judgement.never
      for part in parts {
        switch part.quicklyJudged(with: knowledge, catalog) {
        case .always: return .always
        case .sometimes: result = .sometimes
        case .never: continue
        }
      }
      return result
    case .field, .withinHours:
      let canHold = knowledge.canAssume(self, holds: true, catalog)
      let canFail = knowledge.canAssume(self, holds: false, catalog)
      return canHold ? (canFail ? .sometimes : .always) : .never
    }
  }
}

/// A condition that is taken to hold, or not to, at a moment.
struct Assumption: Hashable, Sendable {
  var condition: Condition
  var holds: Bool
  var view: FieldView

  init(_ condition: Condition, holds: Bool, at view: FieldView) {
    self.condition = condition
    self.holds = holds
    self.view = view
  }
}

extension Knowledge {
  /// Whether a test can hold, or fail, by itself.
  fileprivate func canAssume(_ test: Condition, holds: Bool, _ catalog: FieldCatalog) -> Bool {
    !assuming(test, holds: holds, catalog).isEmpty
  }

  /// Whether assumptions can all be true together; true where there are too many ways to look through.
  func canHold(_ assumptions: [Assumption], _ catalog: FieldCatalog) -> Bool {
    var left = Self.mostTries
    return canHold(assumptions[...], catalog, &left)
  }

  private static let mostTries = 2_000

  private func canHold(
    _ assumptions: ArraySlice<Assumption>, _ catalog: FieldCatalog, _ left: inout Int
  ) -> Bool {
    guard let first = assumptions.first, left > 0 else { return true }
    left -= 1
    var here = self
    here.view = first.view
    for found in here.assuming(first.condition, holds: first.holds, catalog)
    where found.canHold(assumptions.dropFirst(), catalog, &left) {
      return true
    }
    return false
  }
}

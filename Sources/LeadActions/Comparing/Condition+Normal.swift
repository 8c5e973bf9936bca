extension Condition {
  /// The condition in a form that does not depend on how it is written: 'not' stands only before comparisons, lists
  /// within lists of their kind are one list, and what a list holds twice or in another order is the same.
  ///
  /// Only what is so for a field without a value too: such a field is equal to nothing, and so not equal to anything,
  /// which makes 'not equals' and 'notEquals' the same, but 'not less than' more than 'at least'.
  var normal: Condition { normal(negated: false) }

  private func normal(negated: Bool) -> Condition {
    switch self {
    case .not(let part): return part.normal(negated: !negated)
    case .all(let parts): return Self.list(parts.map { $0.normal(negated: negated) }, isAll: !negated)
    case .any(let parts): return Self.list(parts.map { $0.normal(negated: negated) }, isAll: negated)
    case .withinHours: return negated ? .not(self) : self
    case .field(let name, let test):
      switch test {
      case .isSet(let set): return .field(name, .isSet(set != negated))
      case .compare(.equals, let value): return .field(name, .compare(negated ? .notEquals : .equals, value))
      case .compare(.notEquals, let value): return .field(name, .compare(negated ? .equals : .notEquals, value))
      case .oneOf(let values):
        let unique = Set(values)
        guard let only = unique.first else { return negated ? .all([]) : .any([]) }
        guard unique.count > 1 else { return .field(name, .compare(negated ? .notEquals : .equals, only)) }
        let sorted = Condition.field(name, .oneOf(unique.sorted { "\($0.kind)\($0)" < "\($1.kind)\($1)" }))
        return negated ? .not(sorted) : sorted
      default: return negated ? .not(self) : self
      }
    }
  }

  /// A list whose parts are normal.
  private static func list(_ parts: [Condition], isAll: Bool) -> Condition {
    var flat: [Condition] = []
    var seen: Set<Condition> = []
    for part in parts {
      let inner: [Condition] =
        switch part {
        case .all(let inner) where isAll: inner
        case .any(let inner) where !isAll: inner
        default: [part]
        }
      for part in inner where seen.insert(part).inserted { flat.append(part) }
    }
    // Never makes all of them never, and always makes any of them always.
    if isAll, flat.contains(.any([])) { return .any([]) }
    if !isAll, flat.contains(.all([])) { return .all([]) }
    flat.removeAll { $0 == (isAll ? .all([]) : .any([])) }
    if flat.count == 1 { return flat[0] }
    flat.sort { $0.words < $1.words }
    return isAll ? .all(flat) : .any(flat)
  }
}

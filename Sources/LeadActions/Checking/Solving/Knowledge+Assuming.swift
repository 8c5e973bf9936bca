extension Knowledge {
  /// What is known where a condition holds, or does not, at the moment in view: as few alternatives as that needs.
  ///
  /// None where it cannot be. Where there were too many alternatives some of the condition is left open.
  func assuming(_ condition: Condition, holds: Bool, _ catalog: FieldCatalog) -> [Knowledge] {
    switch condition {
    case .not(let part): return assuming(part, holds: !holds, catalog)
    case .all(let parts): return holds ? assumingEach(parts, true, catalog) : assumingOne(parts, false, catalog)
    case .any(let parts): return holds ? assumingOne(parts, true, catalog) : assumingEach(parts, false, catalog)
    case .withinHours(let hours):
      var copy = self
      return copy.narrowTime(in: view.zone, to: hours, holds) ? [copy] : []
    case .field(let name, let test):
      // A name that nobody knows never holds.
      guard let (source, _) = catalog.find(name) else { return holds ? [] : [self] }
      return assuming(test, of: source, holds)
    }
  }

  /// More alternatives than this are not told apart.
  private static let mostAlternatives = 48

  private func assumingEach(_ parts: [Condition], _ holds: Bool, _ catalog: FieldCatalog) -> [Knowledge] {
    var found = [self]
    for part in parts {
      var next: [Knowledge] = []
      for knowledge in found { next += knowledge.assuming(part, holds: holds, catalog) }
      if next.isEmpty { return [] }
      // Known less of, but nothing wrong.
      if next.count > Self.mostAlternatives { continue }
      found = next
    }
    return found
  }

  private func assumingOne(_ parts: [Condition], _ holds: Bool, _ catalog: FieldCatalog) -> [Knowledge] {
    var found: [Knowledge] = []
    for part in parts {
      for new in assuming(part, holds: holds, catalog) {
        if new == self { return [self] }
        if let index = found.firstIndex(where: { $0.united(with: new) != nil }),
          let both = found[index].united(with: new)
        {
          found[index] = both
        } else {
          found.append(new)
        }
      }
      if found.count > Self.mostAlternatives { return [self] }
    }
    return found
  }

  // MARK: Tests of a field

  private func assuming(_ test: FieldTest, of source: FieldSource, _ holds: Bool) -> [Knowledge] {
    switch test {
    case .changed, .changedFrom, .changedTo: return assumingChange(test, of: source, holds)
    default: break
    }
    switch view.change {
    case .single(source, _, let to): return narrowed(to, source, test, holds)
    case .update where source.canBeUpdated: return assumingUpdated(test, of: source, holds)
    case .unknown where source.canChange:
      // The field may show a value of the event's own.
      return canBeAnything(source, test, holds) ? [self] : []
    default: break
    }
    switch source {
    case .event(let property): return assuming(test, of: property, holds)
    case .customEvent(let name):
      if case .custom(let names) = view.carried, !names.contains(name) { return test.holdsUnset == holds ? [self] : [] }
      if view.carried != .unknown, !view.carried.isCustom { return test.holdsUnset == holds ? [self] : [] }
      return narrowed(view.current(source), source, test, holds)
    case .record(.isDuplicate): return assumingFlag(of: .lead(.duplicateOf), test, holds)
    case .record(.isReferred): return assumingFlag(of: .lead(.partner), test, holds)
    case .record(.fullName): return assumingFullName(test, holds)
    default: return narrowed(view.current(source), source, test, holds)
    }
  }

  private func narrowed(_ version: FieldVersion, _ source: FieldSource, _ test: FieldTest, _ holds: Bool) -> [Knowledge]
  {
    var copy = self
    let left = value(of: version).filtered(test, holds)
    return copy.narrow(version, to: left) ? [copy] : []
  }

  private func canBeAnything(_ source: FieldSource, _ test: FieldTest, _ holds: Bool) -> Bool {
    !(domains[source] ?? ValueSet(domainOf: source)).filtered(test, holds).isEmpty
  }

  /// In an update a field that it changed shows the update's value; any other the value it has now.
  private func assumingUpdated(_ test: FieldTest, of source: FieldSource, _ holds: Bool) -> [Knowledge] {
    let (now, given) = (view.current(source), FieldVersion(source: source, number: 1))
    if now == given { return narrowed(now, source, test, holds) }
    switch updated[source] {
    case true?: return narrowed(given, source, test, holds)
    case false?: return narrowed(now, source, test, holds)
    case nil:
      return [true, false].flatMap { changed -> [Knowledge] in
        var copy = self
        guard copy.note(source, updated: changed) else { return [] }
        return copy.narrowed(changed ? given : now, source, test, holds)
      }
    }
  }

  private func assuming(_ test: FieldTest, of property: EventProperty, _ holds: Bool) -> [Knowledge] {
    if case .single(_, let from, let to) = view.change {
      switch property {
      case .from: return narrowed(from, from.source, test, holds)
      case .to: return narrowed(to, to.source, test, holds)
      default: break
      }
    }
    guard view.carried.canHave(property) else { return test.holdsUnset == holds ? [self] : [] }
    return narrowed(view.current(.event(property)), .event(property), test, holds)
  }

  /// A flag that says whether another field has a value.
  private func assumingFlag(of source: FieldSource, _ test: FieldTest, _ holds: Bool) -> [Knowledge] {
    let version = view.current(source)
    let value = value(of: version)
    var flags: ValueSet.Flags = []
    if value.canBeSet { flags.insert(.yes) }
    if value.canBeUnset { flags.insert(.no) }
    let left = ValueSet.flags(flags).filtered(test, holds)
    guard left.flags != flags else { return [self] }
    guard !left.isEmpty else { return [] }
    var copy = self
    return copy.narrow(version, to: left.flags == .yes ? value.set : .unset) ? [copy] : []
  }

  /// The full name is made of parts, and is unset only where all of them are.
  private func assumingFullName(_ test: FieldTest, _ holds: Bool) -> [Knowledge] {
    let parts = [LeadProperty.title, .firstName, .lastName, .company].map { view.current(.lead($0)) }
    let sets = parts.map { value(of: $0) }
    let version = view.current(.record(.fullName))
    var left = value(of: version).filtered(test, holds)
    if sets.contains(where: { !$0.canBeUnset }) { left = left.set }
    if sets.allSatisfy({ !$0.canBeSet }) { left = left.intersection(.unset) }
    var copy = self
    guard copy.narrow(version, to: left) else { return [] }
    guard !left.canBeSet else { return [copy] }
    for part in parts { guard copy.intersect(part, .unset) else { return [] } }
    return [copy]
  }

  // MARK: Tests of a change

  private func assumingChange(_ test: FieldTest, of source: FieldSource, _ holds: Bool) -> [Knowledge] {
    switch view.change {
    case .none: return holds ? [] : [self]
    case .unknown: return holds && !source.canBeUpdated ? [] : [self]
    case .single(source, let from, let to): return assumingChange(test, from: from, to: to, holds)
    case .single: return holds ? [] : [self]
    case .update:
      guard source.canBeUpdated else { return holds ? [] : [self] }
      let (from, to) = (FieldVersion(source: source, number: 0), FieldVersion(source: source, number: 1))
      var found: [Knowledge] = []
      var changed = self
      if changed.note(source, updated: true) { found += changed.assumingChange(test, from: from, to: to, holds) }
      var unchanged = self
      if !holds, unchanged.note(source, updated: false) { found.append(unchanged) }
      return found
    }
  }

  /// Only where the field has changed; an update of it from nothing is no change from a value.
  private func assumingChange(
    _ test: FieldTest, from: FieldVersion, to: FieldVersion, _ holds: Bool
  ) -> [Knowledge] {
    switch test {
    case .changedFrom(let value): narrowed(from, from.source, .compare(.equals, value), holds)
    case .changedTo(let value): narrowed(to, to.source, .compare(.equals, value), holds)
    default: holds ? [self] : []
    }
  }
}

extension FieldTest {
  /// Whether the test holds of a field without a value.
  fileprivate var holdsUnset: Bool { !ValueSet.unset.filtered(self, true).isEmpty }
}

extension FieldView.Carried {
  fileprivate var isCustom: Bool { if case .custom = self { true } else { false } }
}

extension FieldSource {
  /// Whether an update may change the field.
  var canBeUpdated: Bool {
    switch self {
    case .lead(let property):
      switch property {
      case .id, .received, .leadType: false
      default: true
      }
    case .custom: true
    case .record, .event, .fact, .customEvent: false
    }
  }

  /// Whether some event is a change of the field.
  fileprivate var canChange: Bool { canBeUpdated }
}

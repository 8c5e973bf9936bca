/// What a file holds, together with where each of it stands.
package struct PlainSource: Sendable {
  package let value: PlainValue
  package var tree: SourceTree

  package init(value: PlainValue, tree: SourceTree) {
    self.value = value
    self.tree = tree
  }

  /// Which side of a member is meant: its key, or what stands under it.
  package enum Side: Sendable {
    case key
    case value
  }

  /// The mark of a place; of what it stands in where it is not in the file itself.
  package func mark(at place: Place, _ side: Side = .value) -> SourceMark {
    let found = find(place)
    return found.isWhole && side == .key ? found.tree.keyMark : found.tree.mark
  }

  /// The text at a place: the key, or the value where it is a text, number or flag.
  package func text(at place: Place, _ side: Side) -> String? {
    let found = find(place)
    guard found.isWhole else { return nil }
    if side == .key, case .member(_, let key) = place { return key }
    if case .spelled(let text) = found.tree.parts { return text }
    switch found.value {
    case .text(let text)?: return text
    case .number(let number)?: return FieldValue.number(number).description
    case .flag(let flag)?: return flag ? "true" : "false"
    default: return nil
    }
  }

  /// What the author wrote for a value that the format took for a number or a flag.
  package func spelling(at place: Place) -> String? {
    let found = find(place)
    if found.isWhole, case .spelled(let text) = found.tree.parts { return text }
    return nil
  }

  private func find(_ place: Place) -> (tree: SourceTree, value: PlainValue?, isWhole: Bool) {
    var here = SourceStep(value: value, tree: tree)
    for step in place.steps {
      guard let next = here.step(step) else { return (here.tree, nil, false) }
      here = next
    }
    return (here.tree, here.value, true)
  }
}

/// A value with its place in the tree, on the way down to another.
struct SourceStep {
  let value: PlainValue
  let tree: SourceTree

  /// What a step leads to.
  ///
  /// A file may leave out what a place says in full: the list around a single action, the `all` around a list of
  /// conditions, the settings of an action that needs none. Such a step leads nowhere new.
  func step(_ step: PlaceStep) -> SourceStep? {
    switch (step, value, tree.parts) {
    case (.key(let key), .object(let values), .object(let trees)):
      guard let value = values[key], let tree = trees[key] else { return nil }
      return SourceStep(value: value, tree: tree)
    case (.index(let index, _), .list(let values), .list(let trees)):
      guard values.indices.contains(index), trees.indices.contains(index) else { return nil }
      return SourceStep(value: values[index], tree: trees[index])
    case (.index(0, _), _, _): return self
    case (.key("all"), .list, _): return self
    case (.key(let key), .text(let text), _): return key == text ? self : nil
    default: return nil
    }
  }
}

/// One step of the way to a place.
package enum PlaceStep: Sendable {
  case key(String)
  case index(Int, name: String?)
}

extension Place {
  /// The way from the whole to the place.
  package var steps: [PlaceStep] {
    var steps: [PlaceStep] = []
    var place = self
    while true {
      switch place {
      case .whole: return steps.reversed()
      case .member(let parent, let key):
        steps.append(.key(key))
        place = parent
      case .item(let parent, let index, let name):
        steps.append(.index(index, name: name))
        place = parent
      }
    }
  }
}

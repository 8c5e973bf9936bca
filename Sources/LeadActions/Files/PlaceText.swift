extension PlainSource {
  /// The mark of a place that is only there as text, such as a finding's.
  ///
  /// Names in such a text may hold quotes, dots and brackets. So it is not taken apart: what the file holds is put into
  /// words, the way places are, and compared with it.
  package func mark(at place: String) -> SourceMark {
    let start = SourceStep(value: value, tree: tree)
    var best = (rest: place.utf8.count, mark: tree.mark)
    follow(Substring(place), from: start, isFirst: true, &best)
    return best.mark
  }

  /// Goes down as far as the text leads; of several ways the one that leaves the least of it.
  private func follow(
    _ rest: Substring, from here: SourceStep, isFirst: Bool, _ best: inout (rest: Int, mark: SourceMark)
  ) {
    if rest.utf8.count < best.rest { best = (rest.utf8.count, here.tree.mark) }
    guard !rest.isEmpty else { return }
    if rest.first == "[" {
      guard let (index, after) = Self.index(rest), let next = here.step(.index(index, name: nil)) else { return }
      for after in next.nameTexts.compactMap({ after.after($0) }) + [after] {
        follow(after, from: next, isFirst: false, &best)
        if best.rest == 0 { return }
      }
      return
    }
    guard let key = isFirst ? rest : rest.after(".") else { return }
    var ways: [(Substring, SourceStep)] = []
    for name in here.keys {
      guard let after = key.after(Place.shown(name)), after.isEmpty || after.first == "." || after.first == "[",
        let next = here.step(.key(name))
      else { continue }
      ways.append((after, next))
    }
    for (after, next) in ways.sorted(by: { $0.0.utf8.count < $1.0.utf8.count }) {
      follow(after, from: next, isFirst: false, &best)
      if best.rest == 0 { return }
    }
  }

  private static func index(_ text: Substring) -> (Int, Substring)? {
    guard let end = text.firstIndex(of: "]"), let index = Int(text[text.startIndex..<end].dropFirst()) else {
      return nil
    }
    return (index, text[end...].dropFirst())
  }
}

extension SourceStep {
  /// The keys that can come next.
  fileprivate var keys: [String] {
    switch value {
    case .object(let members): Array(members.keys)
    case .text(let text): [text]
    case .list: ["all"]
    default: []
    }
  }

  /// What places may add to the number of an element.
  fileprivate var nameTexts: [String] {
    switch value {
    case .text(let text): return [" \(text.inQuotes)"]
    case .object(let members):
      return ["name", "id", "user"].compactMap { key in
        switch (members[key], tree.parts) {
        case (.text(let text)?, _): return " \(text.inQuotes)"
        case (_?, .object(let trees)):
          if case .spelled(let text)? = trees[key]?.parts { return " \(text.inQuotes)" }
          return nil
        default: return nil
        }
      }
    default:
      if case .spelled(let text) = tree.parts { return [" \(text.inQuotes)"] }
      return []
    }
  }
}

extension Substring {
  /// What follows a beginning, compared byte by byte.
  fileprivate func after(_ beginning: String) -> Substring? {
    guard utf8.starts(with: beginning.utf8) else { return nil }
    return self[utf8.index(startIndex, offsetBy: beginning.utf8.count)...]
  }
}

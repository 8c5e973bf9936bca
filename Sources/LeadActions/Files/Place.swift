/// Where in a file something stands; made into text only when a problem is reported there.
package indirect enum Place: Sendable {
  /// The whole: such as a rule book, or a part of one that is read alone.
  case whole(String)
  case member(Place, String)
  case item(Place, Int, name: String?)

  package subscript(key: String) -> Place { .member(self, key) }
  package subscript(index: Int) -> Place { .item(self, index, name: nil) }
  package subscript(index: Int, name: String) -> Place { .item(self, index, name: name.nonEmpty) }

  package var text: String {
    switch self {
    case .whole(let name): name
    case .member(.whole, let key): Self.shown(key)
    case .member(let parent, let key): "\(parent.text).\(Self.shown(key))"
    case .item(let parent, let index, let name): "\(parent.listText)[\(index)]\(name.map { " \($0.inQuotes)" } ?? "")"
    }
  }

  private var listText: String {
    if case .whole = self { return "" }
    return text
  }

  static func shown(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy { $0.isLetterOrDigit || "-_".utf8.contains($0) }
    return isPlain && !key.isEmpty ? key : key.inQuotes
  }
}

extension Place {
  package var parent: Place? {
    switch self {
    case .whole: nil
    case .member(let parent, _), .item(let parent, _, _): parent
    }
  }
}

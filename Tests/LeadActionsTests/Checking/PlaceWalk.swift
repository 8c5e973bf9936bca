import Foundation

/// Follows the text of a place, such as `templates[0] 'welcome'.email.text`, through what a JSON file holds.
struct PlaceWalk {
  private enum Step {
    case key(String)
    case item(Int, name: String?)
  }

  private let steps: [Step]

  /// Fails where the text is no place.
  init?(_ place: String) {
    var steps: [Step] = []
    var rest = place[...]
    while !rest.isEmpty {
      if rest.first == "[" {
        guard let end = rest.firstIndex(of: "]"), let index = Int(rest[rest.index(after: rest.startIndex)..<end]) else {
          return nil
        }
        rest = rest[rest.index(after: end)...]
        var name: String?
        if rest.hasPrefix(" '") {
          rest.removeFirst()
          guard let quoted = Self.quoted(&rest) else { return nil }
          name = quoted
        }
        steps.append(.item(index, name: name))
      } else {
        if rest.first == ".", !steps.isEmpty { rest.removeFirst() }
        if rest.first == "'" {
          guard let quoted = Self.quoted(&rest) else { return nil }
          steps.append(.key(quoted))
        } else {
          let key = rest.prefix { !".[ ".contains($0) }
          guard !key.isEmpty else { return nil }
          steps.append(.key(String(key)))
          rest = rest[key.endIndex...]
        }
      }
    }
    self.steps = steps
  }

  /// A name in quotes; it ends at a quote with which a step can end, since names hold quotes themselves.
  private static func quoted(_ rest: inout Substring) -> String? {
    rest.removeFirst()
    for index in rest.indices where rest[index] == "'" {
      let after = rest.index(after: index)
      guard after == rest.endIndex || ".[".contains(rest[after]) else { continue }
      defer { rest = rest[after...] }
      return String(rest[..<index])
    }
    return nil
  }

  /// Whether the place is there, with the names that it gives.
  func leadsSomewhere(in file: Any) -> Bool {
    var value = file
    for step in steps {
      switch step {
      case .key(let key):
        guard let next = (value as? [String: Any])?[key] else { return false }
        value = next
      case .item(let index, let name):
        // One thing alone stands for a list of it.
        let list = value as? [Any] ?? [value]
        guard list.indices.contains(index) else { return false }
        value = list[index]
        guard let name else { continue }
        let keys = ["name", "id", "user"]
        let own = value as? String ?? keys.lazy.compactMap { (value as? [String: Any])?[$0] as? String }.first
        guard own == name else { return false }
      }
    }
    return true
  }
}

/// A place as findings write it, taken apart: `leadGroups[0] 'Loans'.types[1] 'Home'.rules[2] 'welcome'.do[0]`.
struct PlaceText {
  /// A key or a number on the way from the whole to the place.
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  private let text: String
  private(set) var steps: [Step] = []
  /// Where in the text each step ends, its name included.
  private var ends: [String.Index] = []

  init(_ text: String) {
    self.text = text
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "."), UInt8(ascii: " "): index = bytes.index(after: index)
      case UInt8(ascii: "["):
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.endIndex
        let number = Int(text[text.index(after: index)..<end]) ?? 0
        index = end < bytes.endIndex ? bytes.index(after: end) : end
        // The name that follows a number only says again what the number says.
        if text[index...].hasPrefix(" '") { index = Self.endOfQuotes(from: bytes.index(after: index), in: text) }
        add(.index(number), until: index)
      case UInt8(ascii: "'"):
        let end = Self.endOfQuotes(from: index, in: text)
        add(.key(String(text[index..<end])), until: end)
        index = end
      default:
        let end = bytes[index...].firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? bytes.endIndex
        add(.key(String(text[index..<end])), until: end)
        index = end
      }
    }
  }

  private mutating func add(_ step: Step, until end: String.Index) {
    steps.append(step)
    ends.append(end)
  }

  /// A name may hold quotes itself; the last one is followed by the next step.
  private static func endOfQuotes(from start: String.Index, in text: String) -> String.Index {
    let bytes = text.utf8
    var index = bytes.index(after: start)
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      if bytes[index] == UInt8(ascii: "'"), next == bytes.endIndex || ".[".utf8.contains(bytes[next]) { return next }
      index = next
    }
    return index
  }

  private func prefix(_ count: Int) -> String { String(text[..<ends[count - 1]]) }

  /// The rule, workflow, template or partial that the place lies in.
  var part: String? {
    if steps.count >= 6, steps[0] == .key("leadGroups"), steps[2] == .key("types"), steps[4] == .key("rules") {
      return prefix(6)
    }
    let parts: [Step] = [.key("templates"), .key("workflows"), .key("partials")]
    return steps.count >= 2 && parts.contains(steps[0]) ? prefix(2) : nil
  }

  /// The action, condition, event or step that the place lies in; the part where it is none of these.
  var unit: String? {
    guard let first = steps.first else { return nil }
    let start = first == .key("leadGroups") ? 6 : 2
    guard part != nil, steps.count > start, case .key(let key) = steps[start] else { return part }
    switch key {
    case "when", "on": return prefix(start + 1)
    case "do", "steps": return prefix(min(start + 2, steps.count))
    default: return part
    }
  }

  /// Whether a place is, or lies within, another.
  static func isPlace(_ place: String, within outer: String) -> Bool {
    guard place.hasPrefix(outer) else { return false }
    if outer.isEmpty || place.utf8.count == outer.utf8.count { return true }
    return ".[".utf8.contains(place.utf8[place.utf8.index(place.startIndex, offsetBy: outer.utf8.count)])
  }
}

extension PlaceText: Comparable {
  /// Keys in the order in which files are written.
  private static let keys = [
    "format", "name", "id", "version", "users", "groups", "partners", "fields", "facts", "customEvents", "leadGroups",
    "zone", "referralMethod", "partner", "statuses", "types", "rules", "on", "when", "do", "templates", "partials",
    "workflows", "steps", "wait", "directory", "allow",
  ]
  private static let ranks = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })

  static func == (lhs: Self, rhs: Self) -> Bool { lhs.text == rhs.text }

  /// The order of the book: numbers by size, and a whole before its parts.
  static func < (lhs: Self, rhs: Self) -> Bool {
    for (first, second) in zip(lhs.steps, rhs.steps) where first != second {
      switch (first, second) {
      case (.index(let first), .index(let second)): return first < second
      case (.key(let first), .key(let second)):
        let ranks = (Self.ranks[first] ?? keys.count, Self.ranks[second] ?? keys.count)
        return ranks.0 == ranks.1 ? first < second : ranks.0 < ranks.1
      case (.index, .key): return true
      case (.key, .index): return false
      }
    }
    return lhs.steps.count == rhs.steps.count ? lhs.text < rhs.text : lhs.steps.count < rhs.steps.count
  }
}

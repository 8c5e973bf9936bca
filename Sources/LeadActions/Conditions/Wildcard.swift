/// A pattern in which `*` stands for any run of characters and `?` for any one of them.
///
/// Matching never backtracks further than the last `*`, so its time is bounded by the product of the lengths.
public struct Wildcard: Hashable, Sendable {
  public let pattern: String

  public init(_ pattern: String) { self.pattern = pattern }

  public func matches(_ text: String, ignoringCase: Bool = false) -> Bool {
    let pattern = Array(ignoringCase ? pattern.lowercased() : pattern)
    let text = Array(ignoringCase ? text.lowercased() : text)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p + 1, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        p = last.pattern
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}

extension TextTest {
  func holds(for text: String, ignoringCase: Bool) -> Bool {
    switch self {
    case .contains(let part):
      ignoringCase ? text.lowercased().contains(part.lowercased()) : text.contains(part)
    case .beginsWith(let part):
      ignoringCase ? text.lowercased().hasPrefix(part.lowercased()) : text.hasPrefix(part)
    case .matches(let wildcard): wildcard.matches(text, ignoringCase: ignoringCase)
    }
  }
}

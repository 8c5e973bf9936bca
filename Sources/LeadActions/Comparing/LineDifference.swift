/// Lines of a text that are gone or new, with the unchanged ones around them.
public struct LineDifference: Hashable, Sendable, Codable {
  /// The part of a template, such as `subject`.
  public var part: String
  public var lines: [Line]

  /// A line that is new, gone, or shown for what stands around it.
  public struct Line: Hashable, Sendable, Codable {
    @nonexhaustive
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case same, added, removed }

    public var kind: Kind
    /// Its number in the old text where it is gone, in the new one otherwise; from 1.
    public var number: Int
    public var text: String

    public init(_ kind: Kind, _ number: Int, _ text: String) {
      self.kind = kind
      self.number = number
      self.text = text
    }
  }

  /// Nothing where the texts are the same.
  init?(_ part: String, from old: String?, to new: String?) {
    guard old != new else { return nil }
    self.part = part
    lines = Self.lines(from: old.map(Self.split) ?? [], to: new.map(Self.split) ?? [])
  }

  private static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// Comparing takes as long as the texts and what differs in them; beyond this it is all gone and all new.
  private static let mostSteps = 20_000_000

  private static func lines(from old: [String], to new: [String]) -> [Line] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (oldMiddle, newMiddle) = (old[head..<(old.count - tail)], new[head..<(new.count - tail)])
    var isGone = [Bool](repeating: false, count: old.count)
    var isNew = [Bool](repeating: false, count: new.count)
    if oldMiddle.count * newMiddle.count > mostSteps {
      for index in oldMiddle.indices { isGone[index] = true }
      for index in newMiddle.indices { isNew[index] = true }
    } else {
      for change in Array(newMiddle).difference(from: Array(oldMiddle)) {
        switch change {
        case .remove(let offset, _, _): isGone[head + offset] = true
        case .insert(let offset, _, _): isNew[head + offset] = true
        }
      }
    }
    return shown(old, new, isGone, isNew)
  }

  /// The lines that differ, each with the one before and the one behind it.
  private static func shown(_ old: [String], _ new: [String], _ isGone: [Bool], _ isNew: [Bool]) -> [Line] {
    var all: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, isGone[oldIndex] {
        all.append(Line(.removed, oldIndex + 1, old[oldIndex]))
        oldIndex += 1
      } else if newIndex < new.count, isNew[newIndex] {
        all.append(Line(.added, newIndex + 1, new[newIndex]))
        newIndex += 1
      } else {
        all.append(Line(.same, newIndex + 1, newIndex < new.count ? new[newIndex] : ""))
        oldIndex += 1
        newIndex += 1
      }
    }
    return all.indices.filter { index in
      all[max(0, index - 1)...min(all.count - 1, index + 1)].contains { $0.kind != .same }
    }.map { all[$0] }
  }
}

extension LineDifference: CustomStringConvertible {
  public var description: String {
    ([part] + lines.map { "\($0.kind.sign) \($0.text.onOneLine)" })
      .joined(separator: "\n")
  }
}

extension LineDifference.Line.Kind {
  fileprivate var sign: String {
    switch self {
    case .same: " "
    case .added: "+"
    case .removed: "-"
    }
  }
}

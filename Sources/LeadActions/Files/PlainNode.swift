/// The problems that one reading finds.
package final class ReadingProblems {
  package var list: ProblemList
  package init(_ source: PlainSource? = nil) { list = ProblemList(source) }
}

/// A value of a file with the place it stands at.
///
/// Reading never stops at a problem: it is noted, and something harmless stands in for what could not be read, so that
/// the rest is read and checked at its own place.
package struct PlainNode {
  package let value: PlainValue
  package let place: Place
  package let problems: ReadingProblems

  package init(value: PlainValue, place: Place, problems: ReadingProblems) {
    self.value = value
    self.place = place
    self.problems = problems
  }

  package func report(_ message: String, mend: String, nearest: String? = nil) {
    problems.list.add(message, mend: mend, at: place, nearest: nearest)
  }

  package func child(_ value: PlainValue, at place: Place) -> PlainNode {
    PlainNode(value: value, place: place, problems: problems)
  }

  package func text(_ thing: String = "A text", insteadOfSeveral mend: String = "Write one text here.") -> String {
    if let text = bareText { return text }
    // Quotes make a text of a number, and not of what holds values itself.
    let holdsValues =
      switch value {
      case .list, .object: true
      default: false
      }
    report("\(thing) is wanted here, not \(value.words).", mend: holdsValues ? mend : "Write it in quotes.")
    return ""
  }

  /// The text that stands here, if it is one: in YAML also a number or flag as the author spelt it.
  package var bareText: String? {
    switch value {
    case .text(let text): text
    case .number, .flag: problems.list.source?.spelling(at: place)
    default: nil
    }
  }

  package func name<Kind>(_: Kind.Type = Kind.self) -> Name<Kind> { Name(text("A name")) }

  /// A text that may also be given as the list of its lines.
  package func lines() -> String {
    guard case .list(let lines) = value else { return text("A text, or a list of its lines,") }
    return lines.indices.map { child(lines[$0], at: place[$0]).text("A line of text") }.joined(separator: "\n")
  }

  package func flag() -> Bool? {
    if case .flag(let flag) = value { return flag }
    report("true or false is wanted here, not \(value.words).", mend: "Write true or false, without quotes.")
    return nil
  }

  package func whole() -> Int? {
    if case .number(let number) = value, let whole = Int(exactly: number) { return whole }
    report("A whole number is wanted here, not \(value.words).", mend: "Write one such as 3, without quotes.")
    return nil
  }

  package func list(of things: String) -> [PlainNode] {
    guard case .list(let elements) = value else {
      report("A list of \(things) is wanted here, not \(value.words).", mend: "Write them between [ and ].")
      return []
    }
    return elements.indices.map { child(elements[$0], at: place[$0]) }
  }

  /// A list whose places carry the name of each element.
  package func list(of things: String, namedBy key: String) -> [PlainNode] {
    list(of: things).enumerated().map { index, node in
      let name: String?
      if case .object(let members) = node.value {
        name = members[key].flatMap { node.child($0, at: node.place[key]).bareText }
      } else {
        name = node.bareText
      }
      return name.map { node.child(node.value, at: place[index, $0]) } ?? node
    }
  }

  /// The members of an object whose keys are names that the author chose, sorted.
  package func entries(of things: String) -> [(key: String, node: PlainNode)] {
    guard case .object(let members) = value else {
      report("\(things) by name are wanted here, not \(value.words).", mend: "Write them between { and }.")
      return []
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, child($0.value, at: place[$0.key])) }
  }

  /// One of a few words.
  package func word<Choice: RawRepresentable & CaseIterable>(_ thing: String, _: Choice.Type = Choice.self) -> Choice?
  where Choice.RawValue == String {
    let choices = Choice.allCases.map(\.rawValue)
    guard case .text(let text) = value else {
      report("\(thing) is wanted here, not \(value.words).", mend: "Write \(choices.asChoice).")
      return nil
    }
    if let choice = Choice(rawValue: text) { return choice }
    report(
      "There is no \(thing.withoutArticle) \(text.inQuotes).", mend: "Write \(choices.asChoice).",
      nearest: NearestName.find(text, among: choices))
    return nil
  }

  package func period() -> Period {
    if case .text(let text) = value {
      if let period = Period(text) { return period }
      report("\(text.inQuotes) is no period.", mend: Self.periodMend)
    } else {
      report("A period is wanted here, not \(value.words).", mend: Self.periodMend)
    }
    return .days(1)
  }

  package static let periodMend = "Write one such as '30 minutes', '24 hours', '2 days' or '1 week'."
}

extension PlainValue {
  /// What kind of value it is, as messages say it.
  package var words: String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): "the number \(FieldValue.number(number).description)"
    case .text(let text): "the text \(text.inQuotes)"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension [String] {
  /// The words in quotes, with 'or' before the last.
  package var asChoice: String {
    let quoted = map(\.inQuotes)
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension String {
  fileprivate var withoutArticle: String {
    for article in ["A ", "An "] where hasPrefix(article) { return String(dropFirst(article.count)) }
    return self
  }
}

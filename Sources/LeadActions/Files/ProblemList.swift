/// Collects problems, so that all of them are reported at once.
package struct ProblemList {
  package private(set) var problems: [InputProblem] = []
  /// The file that the places are in, where there is one.
  package let source: PlainSource?
  /// Names already looked for, since one slip is often repeated.
  private var found: [String: String?] = [:]

  /// How many names may still be looked at: searching among thousands is slow, and nobody reads thousands of guesses.
  private var searchesLeft = 200_000

  /// Nobody reads more, and a file that was made to can have millions.
  package static let most = 20_000

  package init(_ source: PlainSource? = nil) { self.source = source }

  package mutating func add(
    _ message: String, mend: String, at place: Place, _ side: PlainSource.Side = .value, nearest: String? = nil,
    topic: ProblemTopic? = nil
  ) {
    guard problems.count < Self.most else {
      if problems.count == Self.most {
        problems.append(
          InputProblem(
            place: place.text, message: "There are more than \(Self.most) problems.", mend: "Mend the others first.",
            mark: source?.mark(at: place, side)))
      }
      return
    }
    problems.append(
      InputProblem(
        place: place.text, message: message, mend: mend, nearest: nearest, mark: source?.mark(at: place, side),
        text: source?.text(at: place, side), topic: topic))
  }

  package mutating func add(_ others: [InputProblem]) { problems += others }

  /// Reports a name that nobody declared.
  package mutating func addUnknown(
    _ thing: String, _ name: String, mend: String, at place: Place, among known: some Collection<String>,
    topic: ProblemTopic? = nil
  ) {
    let key = "\(thing)\n\(name)"
    if found[key] == nil, searchesLeft > 0 {
      found[key] = NearestName.find(name, among: known)
      searchesLeft -= known.count
    }
    add("There is no \(thing) \(name.inQuotes).", mend: mend, at: place, nearest: found[key] ?? nil, topic: topic)
  }
}

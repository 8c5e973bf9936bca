/// Collects problems, so that all of them are reported at once.
package struct ProblemList {
  package private(set) var problems: [InputProblem] = []
  /// The file that the places are in, where there is one.
  package let source: PlainSource?
  /// Names already looked for, since one slip is often repeated.
  private var found: [String: String?] = [:]

  /// How many names may still be looked at: searching among thousands is slow, and nobody reads thousands of guesses.
  private var searchesLeft = 200_000

  package init(_ source: PlainSource? = nil) { self.source = source }

  package mutating func add(
    _ message: String, mend: String, at place: Place, _ side: PlainSource.Side = .value, nearest: String? = nil
  ) {
    problems.append(
      InputProblem(
        place: place.text, message: message, mend: mend, nearest: nearest, mark: source?.mark(at: place, side),
        text: source?.text(at: place, side)))
  }

  package mutating func add(_ others: [InputProblem]) { problems += others }

  /// Reports a name that nobody declared.
  package mutating func addUnknown(
    _ thing: String, _ name: String, mend: String, at place: Place, among known: some Collection<String>
  ) {
    let key = "\(thing)\n\(name)"
    if found[key] == nil, searchesLeft > 0 {
      found[key] = NearestName.find(name, among: known)
      searchesLeft -= known.count
    }
    add("There is no \(thing) \(name.inQuotes).", mend: mend, at: place, nearest: found[key] ?? nil)
  }
}

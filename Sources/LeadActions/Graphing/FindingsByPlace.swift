/// Findings, to be taken one by one where they stand in a book.
struct FindingsByPlace {
  private var open: [Finding]
  /// Places to findings; filled once, since a book may have thousands of rules.
  private var byStem: [String: [Int]] = [:]
  private var isTaken: [Bool]

  init(_ findings: [Finding]) {
    open = findings
    isTaken = Array(repeating: false, count: findings.count)
    for (index, finding) in findings.enumerated() {
      for stem in Self.stems(of: finding.place) { byStem[stem, default: []].append(index) }
    }
  }

  /// The findings at a place and within it.
  mutating func take(at place: Place) -> [Finding] {
    let indices = (byStem[place.text] ?? []).filter { !isTaken[$0] }
    for index in indices { isTaken[index] = true }
    return indices.map { open[$0] }
  }

  /// The findings at a place and within it, whether another has taken them or not.
  mutating func share(at place: Place) -> [Finding] {
    let indices = byStem[place.text] ?? []
    for index in indices { isTaken[index] = true }
    return indices.map { open[$0] }
  }

  /// What nobody has taken.
  var rest: [Finding] { open.indices.filter { !isTaken[$0] }.map { open[$0] } }

  /// A place and all that it stands in: every beginning of the text that ends before a point or bracket.
  ///
  /// A name may hold points and brackets itself, which only gives stems that no place has.
  private static func stems(of place: String) -> [String] {
    var stems = [place]
    var index = place.unicodeScalars.startIndex
    while index < place.unicodeScalars.endIndex {
      if place.unicodeScalars[index] == "." || place.unicodeScalars[index] == "[" {
        stems.append(String(place.unicodeScalars[..<index]))
      }
      index = place.unicodeScalars.index(after: index)
    }
    return stems
  }
}

/// Finds the name that a misspelt one was probably meant to be.
package enum NearestName {
  /// The candidate that takes the fewest slips to become, if it is near; of equally near ones the first by name.
  ///
  /// A slip is a letter too many, too few, wrong, or two swapped. Case, spaces, hyphens and underscores do not count. A
  /// third of the letters may be slips, at most three; longer names than 200 letters are not looked for.
  package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
    var bound = min(3, wanted.count / 3)
    var best: String?
    for candidate in candidates {
      let letters = folded(candidate)
      guard abs(letters.count - wanted.count) <= bound,
        let slips = slips(between: wanted, and: letters, atMost: bound)
      else { continue }
      if let found = best, slips == bound, found <= candidate { continue }
      if best == nil || slips < bound || slips == bound {
        best = candidate
        bound = slips
      }
    }
    return best
  }

  /// The number of slips between two words (optimal string alignment), or nothing where there are more than the bound.
  package static func slips(between first: [Unicode.Scalar], and second: [Unicode.Scalar], atMost bound: Int) -> Int? {
    guard abs(first.count - second.count) <= bound else { return nil }
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    let far = bound + 1
    var older: [Int] = []
    var previous = Array(0...second.count)
    for i in 1...first.count {
      var row = Array(repeating: far, count: second.count + 1)
      if i <= bound { row[0] = i }
      // Cells further from the diagonal than the bound cannot be part of an answer within it.
      for j in max(1, i - bound)...max(1, min(second.count, i + bound)) {
        let same = first[i - 1] == second[j - 1]
        var cost = min(previous[j - 1] + (same ? 0 : 1), previous[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          cost = min(cost, older[j - 2] + 1)
        }
        row[j] = min(cost, far)
      }
      if row.allSatisfy({ $0 > bound }) { return nil }
      older = previous
      previous = row
    }
    return previous[second.count] <= bound ? previous[second.count] : nil
  }

  /// The letters of a name that count: neither its case nor spaces, hyphens and underscores do.
  package static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.filter { $0 != " " && $0 != "-" && $0 != "_" }
  }
}

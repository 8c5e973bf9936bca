/// Which rules run at another place among those of their event.
///
/// Rules of different events have no order. Within one, Assign to User comes first whatever the order of the rules, so
/// assigning rules are compared among each other, and so are rules that do something else.
struct RuleOrder {
  /// By the rule's number in the new lead type, where it runs now.
  private(set) var places: [Int: String] = [:]

  /// - Parameter pairs: The numbers of the rules that are in both lead types.
  init(_ pairs: [(old: Int, new: Int)], _ old: LeadType, _ new: LeadType) {
    var byEvent: [Event: [(old: Int, new: Int)]] = [:]
    for pair in pairs {
      let (before, after) = (old.rules[pair.old], new.rules[pair.new])
      guard before.event == after.event, before.isEnabled, after.isEnabled else { continue }
      byEvent[after.event, default: []].append(pair)
    }
    for group in byEvent.values where group.count > 1 {
      for assigns in [true, false] {
        let pass = group.filter { pair in
          [old.rules[pair.old], new.rules[pair.new]].allSatisfy { $0.actions.contains { $0.assigns == assigns } }
        }.sorted { $0.new < $1.new }
        let kept = Self.longestRise(pass.map(\.old))
        for (position, pair) in pass.enumerated() where !kept.contains(position) {
          let next = pass.indices.first { $0 > position && kept.contains($0) }
          let words = next.map { "before \(new.rules[pass[$0].new].id.told)" } ?? "last"
          places[pair.new] = assigns && places[pair.new] == nil ? "assigns \(words)" : "runs \(words)"
        }
      }
    }
  }

  /// The positions of a longest rising run of numbers: what is left when as few as possible have moved.
  private static func longestRise(_ numbers: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: numbers.count)
    for (position, number) in numbers.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
      }
      previous[position] = low > 0 ? tails[low - 1] : nil
      if low == tails.count { tails.append(position) } else { tails[low] = position }
    }
    var kept: Set<Int> = []
    var current = tails.last
    while let position = current {
      kept.insert(position)
      current = previous[position]
    }
    return kept
  }
}

/// Finds custom actions that look like slips for one of the guide's, where nobody knows which ones the host performs.
enum MisspeltActionCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    guard book.acceptsAnyAction else { return }
    for checked in book.actions {
      guard case .custom(let action) = checked.action, let meant = meant(by: action.name) else { continue }
      report.findings.append(
        Finding(
          .unknownAction, at: checked.place[action.name.rawValue].text,
          "The guide has no action \(action.name.inQuotes), so that it is taken for one of the host's.",
          why: "Unless the host performs one of that name, nothing is done.",
          mend: "Correct the name, or name it among the host's actions when checking.", nearest: meant.rawValue))
    }
  }

  /// The guide's action that a name was probably meant to be.
  static func meant(by name: ActionName) -> ActionName? {
    let letters = NearestName.folded(name.rawValue)
    // Hosts name theirs like the guide's, such as `changeStage`; only slips of the hand are sure.
    let bound = min(2, letters.count / 6)
    var best: (name: ActionName, slips: Int)?
    for (spelling, meant) in spellings {
      guard let slips = NearestName.slips(between: letters, and: spelling, atMost: bound) else { continue }
      if slips < best?.slips ?? .max { best = (meant, slips) }
    }
    return best?.name
  }

  /// Each action as rule books spell it, and its title with and without its small words.
  private static let spellings: [([Unicode.Scalar], ActionName)] = Action.standardNames
    .flatMap { name -> [([Unicode.Scalar], ActionName)] in
      let title = Action.title(of: name)
      let short = title.split(separator: " ").filter { $0 != "to" && $0 != "by" }.joined(separator: " ")
      return [name.rawValue, title, short].map { (NearestName.folded($0), name) }
    }
}

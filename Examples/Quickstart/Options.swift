import LeadActions

/// What the command line asks for.
struct Options {
  enum Command { case play, hazard, help }

  var command = Command.play
  var rules = Files.standard("rules.json")
  var leads = Files.standard("leads.json")
  var lead: LeadID?
  /// The file in which everything is kept; none where the run may be forgotten.
  var kept: String?
  var isVerbose = false

  static let help = """
    Runs a month of a mortgage broker's leads through its rules, on a clock of its own. Nothing is really sent.

      swift run quickstart                 the leads and rules in Examples/Quickstart
      swift run quickstart hazard          the guide's example of the order of events, and its two remedies

      --rules FILE    another rule book
      --leads FILE    other leads and occurrences
      --lead ID       the lead whose history is shown at the end
      --keep FILE     keep everything in an SQLite file, and go on where an earlier run stopped: nothing is
                      done or sent twice; needs the trait: swift run --traits SQLite quickstart --keep month.db
      --verbose       show every message as it is sent
      --help          this text
    """

  /// The lead with the richest story in our own file.
  private static let story: LeadID = 1_000_007

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "hazard": command = .hazard
      case "--help", "-h":
        command = .help
        return
      case "--verbose": isVerbose = true
      case "--rules": rules = try Self.value(of: argument, &rest)
      case "--leads": leads = try Self.value(of: argument, &rest)
      case "--keep": kept = try Self.value(of: argument, &rest)
      case "--lead": lead = LeadID(try Self.value(of: argument, &rest))
      default: throw UsageError("There is no option '\(argument)'.")
      }
    }
  }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(UsageError) -> String {
    guard let value = rest.popFirst(), !value.hasPrefix("--") else {
      throw UsageError("The option \(option) needs a value behind it.")
    }
    return value
  }

  /// The lead to be shown: the one asked for, ours, or the one that most happens to.
  func lead(of play: Play) throws(UsageError) -> LeadID {
    let leads = play.leads
    if let lead {
      guard leads.contains(lead) else {
        throw UsageError(
          "The file has no lead '\(lead)'; its \(leads.count) leads begin with \(leads.first ?? "none").")
      }
      return lead
    }
    if leads.contains(Self.story) { return Self.story }
    let counts = Dictionary(grouping: play.steps, by: \.occurrence.lead).mapValues(\.count)
    return leads.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) } ?? ""
  }
}

/// The command line cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

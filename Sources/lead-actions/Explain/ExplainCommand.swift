#if CommandLine
  import ArgumentParser
  import Foundation
  import LeadActions

  /// Says why each rule acts on an event of a lead, or does not.
  struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Say why each rule acts on an event of a lead, or does not.",
      discussion: """
        The lead is a file such as {"type": "Remortgage", "status": "Hot", "contact": {"firstName": "Ann"}}. The event \
        is one of the guide's, as rule books write it: 'receivedOther', 'statusChanged', 'appointmentBefore 1 day', \
        'custom priceDropped'. What it needs beside is made up where the lead does not say it, and can be given.

        EXIT CODES
          0  explained
          2  a file or the command line cannot be read

        EXAMPLES
          lead-actions explain rules.yaml --lead ann.yaml --event receivedOther
          lead-actions explain rules.yaml --lead ann.yaml --event statusChanged --from New --to Hot
          lead-actions explain rules.yaml --lead ann.yaml --event updated --set loanAmount=600000
          lead-actions explain rules.yaml --lead ann.yaml --event emailClicked --set link=https://a.example/rates
          lead-actions explain rules.yaml --lead ann.yaml --report '{"callVoicemail": {"number": "07700 900123"}}'
        """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "The rule book; '-' is standard input.", completion: .ruleFiles)
    var rules: String

    @Option(help: ArgumentHelp("The lead as it is when the event happens.", valueName: "file"), completion: .ruleFiles)
    var lead: String

    @Option(
      help: "The event, as rule books write it.",
      completion: .list(EventKind.allCases.map(\.name)))
    var event: String?

    @Option(help: "What the host reports, in place of --event: JSON as an occurrence of a file of leads has it.")
    var report: String?

    @Option(help: "The status, user or progress before the event.")
    var from: String?

    @Option(help: "The status, user or partner that the event changes to.")
    var to: String?

    @Option(
      name: .customLong("set"),
      help: ArgumentHelp(
        "A field that an update or custom event has, or a detail of the report; repeatable.", valueName: "name=value"))
    var details: [String] = []

    @Option(
      name: .customLong("fact"),
      help: ArgumentHelp("A fact that conditions name as fact.NAME; repeatable.", valueName: "name=value"))
    var facts: [String] = []

    @Option(help: ArgumentHelp("When it happens, such as 2026-01-31T12:00:00Z; now.", valueName: "time"))
    var at: String?

    @Option(help: "The number that choices by chance derive from.")
    var seed: UInt64 = 0

    @Option(
      help: ArgumentHelp("Who is there: users, groups and partners, in place of the book's own.", valueName: "file"),
      completion: .ruleFiles)
    var directory: String?

    @Option(help: "How the result is written: text or json.")
    var format = Format.text

    func validate() throws {
      guard (event == nil) != (report == nil) else {
        throw ValidationError("Say what happens by one of --event and --report.")
      }
      guard [rules, lead].count(where: { $0 == "-" }) <= 1 else {
        throw ValidationError("Standard input can be read once only.")
      }
      if report != nil, from != nil || to != nil || !details.isEmpty {
        throw ValidationError("--from, --to and --set go with --event; a report says it itself.")
      }
    }

    func run() throws {
      let directory = try directory.map { try InputFile($0).directory() }
      let book = try InputFile(rules).validRuleBook()
      let lead = try ExplainedLead(InputFile(lead))
      var question = Explanation.Question(at: try time(), directory: directory, seed: seed)
      question.event = try event.map(Self.event)
      question.report = try report.map(Self.report)
      (question.from, question.to) = (from, to)
      question.details = try Dictionary(details.map(Self.setting)) { $1 }
      question.facts = try facts(of: book)
      try checkNames(question, in: book)
      let explanation = try Explanation(question, of: lead, in: book)
      switch format {
      case .text: Terminal.results.write(ExplanationText(style: Terminal.results.style).text(of: explanation))
      case .json: Terminal.results.write(ExplanationJSON.text(of: explanation))
      }
    }

    // MARK: What the options say

    private func time() throws(CommandFailure) -> Date {
      guard let at else { return Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down)) }
      if let date = Timestamp.date(from: at) { return date }
      throw CommandFailure(nil, "--at: \(at.inQuotes) is no time.", mend: PlainNode.dateMend)
    }

    private static func event(_ text: String) throws(CommandFailure) -> Event {
      if let event = Event(text) { return event }
      let kind = String(text.prefix { $0 != " " })
      if EventKind(name: kind).map({ Event($0) == nil }) ?? false {
        throw CommandFailure(nil, "--event: \(text.inQuotes) needs a period.", mend: PlainNode.periodMend)
      }
      let names = EventKind.allCases.map(\.name)
      let meant = EventKind(title: text)?.name ?? NearestName.find(kind, among: names)
      let nearest = meant.map { "Did you mean \($0.inQuotes)?" }
      throw CommandFailure(
        nil, "--event: There is no event \(text.inQuotes).",
        mend: nearest ?? "Name one such as 'receivedOther', 'appointmentBefore 1 day' or 'custom NAME'.")
    }

    private static func report(_ text: String) throws(CommandFailure) -> PlainValue {
      let document = PlainDocument(json: Data(text.utf8), of: .report)
      guard let value = document.value, document.problems.isEmpty else {
        throw CommandFailure(file: "--report", problems: document.problems)
      }
      return value
    }

    /// A name and a value: JSON where it is, and a text otherwise.
    private static func setting(_ text: String) throws(CommandFailure) -> (String, PlainValue) {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw CommandFailure(nil, "--set: \(text.inQuotes) is no NAME=VALUE.")
      }
      let value = String(text[text.index(after: equals)...])
      let document = PlainDocument(json: Data(value.utf8), of: .report)
      let isRead = document.problems.isEmpty
      return (String(text[..<equals]), (isRead ? document.value : nil) ?? .text(value))
    }

    private func facts(of book: RuleBook) throws(CommandFailure) -> [FieldName: FieldValue] {
      var values: [FieldName: FieldValue] = [:]
      for text in facts {
        let (name, value) = try Self.setting(text)
        guard let kind = book.facts[FieldName(name)] else {
          throw CommandFailure(
            nil, "--fact: The rule book declares no fact \(name.inQuotes).",
            mend: NearestName.find(name, among: book.facts.keys.map(\.rawValue).sorted())
              .map { "Did you mean \($0.inQuotes)?" } ?? "")
        }
        switch (kind, value) {
        case (.number, .number(let number)): values[FieldName(name)] = .number(number)
        case (.flag, .flag(let flag)): values[FieldName(name)] = .flag(flag)
        case (.text, .text(let text)): values[FieldName(name)] = .text(text)
        case (.text, .number(let number)): values[FieldName(name)] = .text(FieldValue.number(number).description)
        case (.date, .text(let text)):
          guard let date = Timestamp.date(from: text) else { fallthrough }
          values[FieldName(name)] = .date(date)
        default:
          throw CommandFailure(nil, "--fact: \(name.inQuotes) is a \(kind.rawValue), and \(value.words) is given.")
        }
      }
      return values
    }

    /// What the lead was before must be of the rule book; the report is checked as it is read.
    private func checkNames(_ question: Explanation.Question, in book: RuleBook) throws(CommandFailure) {
      guard let from = question.from, let event = question.event else { return }
      let (thing, known): (String, [String]) =
        switch event {
        case .statusChanged: ("status", book.leadTypes.flatMap(\.statuses).map(\.name.rawValue))
        case .userChanged: ("user", book.users.map(\.rawValue))
        case _ where event.progress != nil: ("progress", LeadProgress.allCases.map(\.rawValue))
        default: throw CommandFailure(nil, "--from: \(event.title) changes nothing that was something before.")
        }
      guard !known.contains(from) else { return }
      throw CommandFailure(
        nil, "--from: There is no \(thing) \(from.inQuotes).",
        mend: NearestName.find(from, among: known).map { "Did you mean \($0.inQuotes)?" } ?? "")
    }
  }

  extension FileKind {
    fileprivate static let report = FileKind(name: "report", example: #"{"received": {…}}"#, nesting: "values")
  }
#endif

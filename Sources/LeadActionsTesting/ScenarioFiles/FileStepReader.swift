import LeadActions

import struct Foundation.Date

/// Reads a step of a scenario: what happens, and what is expected then.
struct FileStepReader {
  let names: PlayNames
  let given: ScenarioFileReader.GivenPart
  let directory: (PlainNode) -> Directory
  let facts: (PlainNode) -> [FieldName: FieldValue]

  /// What a step can do; it does one of them.
  static let doings = ["given", "when", "advance", "advanceTo", "again"]
  static let reportKeys = ["id", "lead"]
  static let answerWords = ["accept", "fail", "failForGood", "hang"]

  func step(_ node: PlainNode) -> FileStep? {
    let object = PlainObject(node, .step)
    guard case .object = node.value else { return nil }
    let doings = Self.doings.filter { object[$0] != nil }
    if doings.count > 1 {
      node.report(
        "The step does several things at once: \(doings.joined(separator: ", ")).", mend: "Make each a step of its own."
      )
    } else if doings.isEmpty, object["then"] == nil, !object.hasUnknownKeys {
      node.report(
        "The step says neither what happens nor what is expected.", mend: "Write \(Self.doings.asChoice), or 'then'.")
    }
    var step = FileStep(doing: .nothing, place: Site(node.place.text))
    if let doing = doings.first, let node = object[doing] {
      step.isGiven = doing == "given"
      step.doing = self.doing(doing, node) ?? .nothing
    }
    step.answers = object["answers"].map(answers) ?? []
    step.directory = object["directory"].map(directory)
    step.facts = object["facts"].map(facts)
    if let then = object["then"] {
      if step.isGiven {
        then.report(
          "What is given needs no 'then'.", mend: "Write \"when\" instead of \"given\", or leave the 'then' out.")
      }
      step.expectations = ThenReader(names: names).expectations(then)
    }
    return step
  }

  private func doing(_ name: String, _ node: PlainNode) -> FileStep.Doing? {
    switch name {
    case "given", "when": return happening(node)
    case "advance":
      let period = node.period()
      guard period.isUsable else {
        node.report("A period longer than nothing is wanted here.", mend: PlainNode.periodMend)
        return nil
      }
      return .advance(period)
    case "advanceTo": return node.date().map { .advanceTo($0) }
    default:
      if case .flag(true) = node.value { return .again }
      node.report("true is wanted here, not \(node.value.words).", mend: "Write \"again\": true.")
      return nil
    }
  }

  // MARK: What happens

  /// One report as files of leads have it; where it needs a lead and has none it is the scenario's.
  private func happening(_ node: PlainNode) -> FileStep.Doing? {
    guard case .object(let members) = node.value else {
      node.report(
        "What happens is wanted here, not \(node.value.words).", mend: "Write { and }, with one such as 'received'.")
      return nil
    }
    let what = members.keys.filter { !Self.reportKeys.contains($0) }.sorted()
    for key in what where !ReportReader.names.contains(key) {
      node.child(node.value, at: node.place[key]).report(
        "Nothing that happens to a lead is called \(key.inQuotes).",
        mend: "Name one such as 'received', 'updated' or 'emailOpened'.",
        nearest: NearestName.find(key, among: ReportReader.names))
    }
    guard what.count == 1, let name = what.first, ReportReader.names.contains(name) else {
      if what.allSatisfy(ReportReader.names.contains) {
        node.report(
          what.isEmpty
            ? "The step does not say what happens."
            : "The step says several things at once: \(what.joined(separator: ", ")).",
          mend: what.isEmpty ? "Add one such as \"received\": {…}." : "Make each a step of its own.")
      }
      return nil
    }
    let object = PlainObject(node, "what happens", keys: Self.reportKeys + [name])
    let id = object["id"].map { OccurrenceID($0.idText()) }
    let other = object["lead"].map { LeadID($0.idText()) }
    let own = given.lead?.value.id
    let settings = members[name].flatMap { $0 == .null ? nil : $0 } ?? .object([:])
    return report(name, node.child(settings, at: node.place[name]), of: other == own ? nil : other, id: id)
  }

  private func report(_ name: String, _ node: PlainNode, of lead: LeadID?, id: OccurrenceID?) -> FileStep.Doing? {
    let start = given.now ?? Scenario.usualStart
    let reader = ReportReader(names: names, lead: lead ?? given.lead?.value.id ?? 1, at: start)
    let problems = node.problems
    var node = node
    var isOwn = false
    if lead == nil, ["received", "adopted"].contains(name), case .object(var members) = node.value,
      members["lead"] == nil
    {
      isOwn = true
      members["lead"] = given.lead?.written.withoutID ?? .object(["type": .text("")])
      if given.lead == nil { return nil }
      let apart = ReadingProblems(node.problems.list.source)
      node = PlainNode(value: .object(members), place: node.place, problems: apart)
    }
    let read = reader.report(name, node)
    if isOwn {
      // What is wrong with the lead was reported where it stands.
      let lead = node.place["lead"].text
      problems.list.add(node.problems.list.problems.filter { $0.place != lead && !$0.place.hasPrefix(lead + ".") })
    }
    guard let (report, sentBy) = read else { return nil }
    if isOwn {
      switch report {
      case .received(let it):
        return .happening(.received(from: it.origin, duplicate: it.duplicate, referral: it.referral), id: id)
      case .adopted(let it):
        return .happening(.adopted(progressReached: it.progressReached, appointments: it.appointments), id: id)
      default: break
      }
    }
    if let sentBy { return .happening(Happening(kind: .about(report, report.kindsOfMessage, by: sentBy)), id: id) }
    return .report(report, of: lead, id: id)
  }

  // MARK: Answers

  /// What transports answer from now on, by the kind of message.
  private func answers(_ node: PlainNode) -> [(MessageKind, [ScriptedAnswer])] {
    node.entries(of: "Answers").compactMap { name, node in
      guard let kind = MessageKind(named: name) else {
        node.problems.list.add(
          "There is no kind of message \(name.inQuotes).", mend: "Use \(MessageKind.fileNames.asChoice).",
          at: node.place, nearest: NearestName.find(name, among: MessageKind.fileNames))
        return nil
      }
      let nodes: [PlainNode]
      if case .list = node.value { nodes = node.list(of: "answers") } else { nodes = [node] }
      return (kind, nodes.compactMap(answer))
    }
  }

  private func answer(_ node: PlainNode) -> ScriptedAnswer? {
    if case .text(let word) = node.value {
      switch word {
      case "accept": return .accept
      case "fail": return .fail
      case "failForGood": return .failForGood("refused")
      case "hang": return .hang
      default:
        node.report(
          "There is no answer \(word.inQuotes).", mend: "Write \(Self.answerWords.asChoice), or an object.",
          nearest: NearestName.find(word, among: Self.answerWords))
        return nil
      }
    }
    let object = PlainObject(node, .answer)
    if let status = object["status"] { return status.whole().map { .status($0) } }
    if let reason = object["failForGood"] { return .failForGood(reason.text("A reason")) }
    if let reason = object["fail"] {
      return .failForNow(reason.text("A reason"), retryAfter: object["retryAfter"]?.whole().map(Double.init))
    }
    if case .object = node.value {
      node.report("The answer says nothing.", mend: "Give it 'fail', 'failForGood' or 'status'.")
    }
    return nil
  }
}

extension PlainValue {
  fileprivate var withoutID: PlainValue {
    guard case .object(var members) = self else { return self }
    members["id"] = nil
    return .object(members)
  }
}

extension Report {
  /// The kinds of message that the report can be about.
  fileprivate var kindsOfMessage: [MessageKind] {
    switch self {
    case .textFailed, .textReplied: [.text]
    case .taskCompleted: [.task]
    case .referralFailed: [.referral]
    default: [.email]
    }
  }
}

extension MessageKind {
  /// The kinds that files name.
  static let fileNames = ["email", "text", "letter", "webhook", "task", "referral"]

  /// A kind by the name that files have for it; one of the host's own as `custom NAME`.
  init?(named name: String) {
    switch name {
    case "email": self = .email
    case "text": self = .text
    case "letter": self = .letter
    case "webhook": self = .webhook
    case "task": self = .task
    case "referral": self = .referral
    default:
      guard name.hasPrefix("custom "), name.utf8.count > 7 else { return nil }
      self = .custom(CustomDeliveryName(String(name.dropFirst(7))))
    }
  }
}

public import struct Foundation.Data
public import struct Foundation.Date

extension Play {
  /// Reads leads and occurrences from JSON.
  ///
  ///     { "start": "2026-01-05T08:00:00Z", "occurrences": [
  ///       { "at": "2026-01-05T09:12:00Z", "lead": "1000001",
  ///         "received": { "from": "webForm", "lead": { "type": "Remortgage", "contact": { "firstName": "Ann" } } } },
  ///       { "at": "2026-01-06T10:00:00Z", "lead": "1000001",
  ///         "appointmentCreated": { "id": "first", "start": "2026-01-09T14:00:00Z" } } ] }
  ///
  /// Each occurrence has one key that says what happened: a case of ``Report``. Its id is its number in the file where
  /// none is given.
  ///
  /// - Parameter rules: The rule book that names in the file must be of; without one they are not checked.
  /// - Throws: every problem that the file has.
  public init(json: Data, for rules: RuleBook? = nil) throws(PlayError) {
    try self.init(PlainDocument(json: json, of: .leads), for: rules)
  }

  /// Reads leads and occurrences from values of whatever file format.
  ///
  /// - Throws: every problem there is.
  public init(reading value: PlainValue, for rules: RuleBook? = nil) throws(PlayError) {
    try self.init(PlainDocument(value, of: .leads), for: rules)
  }

  package init(_ document: PlainDocument, for rules: RuleBook?) throws(PlayError) {
    let (play, problems) = document.read { PlayReader(PlayNames(rules)).play($0) }
    guard let play, problems.isEmpty else { throw PlayError(problems) }
    self = play
  }
}

extension FileKind {
  package static let leads = FileKind(
    name: "file of leads", example: #"{"occurrences": […]}"#, nesting: "values")
}

/// Reads a play; names are checked against a rule book where there is one.
struct PlayReader {
  let names: PlayNames

  init(_ names: PlayNames) { self.names = names }

  func play(_ node: PlainNode) -> Play {
    let file = PlainObject(node, .play)
    FileKind.leads.format.check(file)
    let (start, end) = (file["start"]?.date(), file["end"]?.date())
    let nodes = file.required("occurrences", mend: "List what happens to the leads.")?.list(of: "occurrences") ?? []
    let read = nodes.enumerated().compactMap { index, node in step(node, number: index + 1).map { ($0, node) } }
    let play = Play(from: start, until: end, read.map(\.0))
    for (step, node) in read where step.at < play.start {
      node.child(node.value, at: node.place["at"]).report(
        "The occurrence is before the start \(Timestamp.text(from: play.start)).",
        mend: "Begin the file earlier, or correct the time.")
    }
    if let node = file["end"], end != nil, play.end < (play.steps.last?.at ?? play.start) {
      node.report(
        "The end is before the last occurrence.", mend: "Let it be later, or leave it out for a week after that.")
    }
    checkLeads(read, play)
    return play
  }

  private static let keys = ["id", "at", "lead"]

  private func step(_ node: PlainNode, number: Int) -> PlayStep? {
    guard case .object(let members) = node.value else {
      node.report(
        "An occurrence is wanted here, not \(node.value.words).",
        mend: "Write { and }, with 'at', 'lead' and what happened.")
      return nil
    }
    let object = PlainObject(
      node, "an occurrence", keys: Self.keys + members.keys.filter { !Self.keys.contains($0) })
    let at = object.required("at", mend: PlainNode.dateMend)?.date()
    let lead = object.required("lead", mend: "Give the lead's id.").map { LeadID($0.idText()) }
    let id = object["id"].map { OccurrenceID($0.idText()) } ?? OccurrenceID(number)
    let given = members.keys.filter { !Self.keys.contains($0) }.sorted()
    let what = given.filter(ReportReader.names.contains)
    guard given.count == 1, let name = what.first else {
      reportWhat(node, given, known: what)
      return nil
    }
    let moment = at ?? Date(timeIntervalSince1970: 0)
    let reader = ReportReader(names: names, lead: lead ?? "", at: moment)
    // An empty object stands for nothing further to say.
    let settings = members[name].flatMap { $0 == .null ? nil : $0 } ?? .object([:])
    let report = reader.report(name, node.child(settings, at: node.place[name]))
    guard let at, let lead, let (report, sentBy) = report else { return nil }
    return PlayStep(at: at, Occurrence(id, lead: lead, report), sentBy: sentBy)
  }

  private func reportWhat(_ node: PlainNode, _ given: [String], known: [String]) {
    let unknown = given.filter { !known.contains($0) }
    guard !unknown.isEmpty else {
      node.report(
        known.isEmpty
          ? "The occurrence does not say what happened."
          : "The occurrence says several things at once: \(known.joined(separator: ", ")).",
        mend: known.isEmpty ? "Add one such as \"received\": {…}." : "Make each an occurrence of its own.")
      return
    }
    for key in unknown {
      node.problems.list.add(
        "Nothing that happens to a lead is called \(key.inQuotes).",
        mend: "Name one such as 'received', 'updated' or 'emailOpened'.", at: node.place[key], .key,
        nearest: NearestName.find(key, among: ReportReader.names))
    }
  }

  /// A lead is known once it was received or adopted.
  private func checkLeads(_ read: [(PlayStep, PlainNode)], _ play: Play) {
    var known: [LeadID: Date] = [:]
    for (step, _) in read where step.occurrence.report.makesLead {
      known[step.occurrence.lead] = min(known[step.occurrence.lead] ?? step.at, step.at)
    }
    for (step, node) in read where !step.occurrence.report.makesLead {
      let lead = step.occurrence.lead
      let place = node.child(node.value, at: node.place["lead"])
      if let time = known[lead] {
        guard step.at < time else { continue }
        place.report(
          "Lead \(lead.inQuotes) is received only later, at \(Timestamp.text(from: time)).",
          mend: "Correct one of the times.")
      } else {
        place.report(
          "Lead \(lead.inQuotes) is never received.", mend: "Add its 'received' or 'adopted', or correct the id.",
          nearest: NearestName.find(lead.rawValue, among: known.keys.map(\.rawValue)))
      }
    }
  }
}

extension Report {
  fileprivate var makesLead: Bool {
    switch self {
    case .received, .adopted: true
    default: false
    }
  }
}

extension PlainNode {
  /// An id, which may be written as a number.
  package func idText() -> String {
    if bareText == nil, case .number(let number) = value, let whole = Int64(exactly: number) { return String(whole) }
    return text("An id")
  }
}

import LeadActions

import struct Foundation.Date

/// Reads a file of scenarios; names are checked against a rule book where there is one.
struct ScenarioFileReader {
  let names: PlayNames
  let document: PlainDocument
  private let rules: RuleBook?

  init(_ rules: RuleBook?, _ document: PlainDocument) {
    self.rules = rules
    self.document = document
    names = PlayNames(rules)
  }

  func file(_ node: PlainNode) -> ScenarioFile {
    let file = PlainObject(node, .scenarios)
    FileKind.scenarios.format.check(file)
    let exhaustive = file.flag("exhaustive", otherwise: true)
    let common = file["given"].map { given($0, over: GivenPart()) } ?? GivenPart()
    let nodes =
      file.required("scenarios", mend: "List the scenarios.")?.list(of: "scenarios", namedBy: "name") ?? []
    let scenarios = nodes.map { scenario($0, exhaustive, common) }
    var seen: Set<String> = []
    for (scenario, node) in zip(scenarios, nodes) where !scenario.name.isEmpty {
      if seen.insert(scenario.name).inserted { continue }
      node.report("Another scenario is called \(scenario.name.inQuotes) too.", mend: "Give each a name of its own.")
    }
    return ScenarioFile(name: file["name"]?.text("A name"), rules: file["rules"]?.text("A path"), scenarios: scenarios)
  }

  /// What is given, as far as it was read: of the whole file, and of one scenario.
  struct GivenPart {
    var now: Date?
    /// The lead as it stands in the file, for receipts that leave it out.
    var lead: (value: Lead, written: PlainValue)?
    var known: (progress: [LeadProgress], appointments: [LeadAppointment])?
    var others: [Lead] = []
    var directory: Directory?
    var facts: [FieldName: FieldValue] = [:]
    var seed: UInt64 = 0
  }

  private func scenario(_ node: PlainNode, _ exhaustive: Bool, _ common: GivenPart) -> FileScenario {
    let object = PlainObject(node, .scenario)
    let name = object.required("name", mend: "Say in a few words what it shows.")?.text("A name") ?? ""
    let given = object["given"].map { self.given($0, over: common) } ?? common
    if given.lead == nil, case .object = node.value {
      node.report(
        "The scenario has no lead.", mend: "Add \"given\": {\"lead\": {\"type\": …}}, here or for the whole file.")
    }
    let start = given.now ?? Scenario.usualStart
    let steps = object.required("steps", mend: "List what happens, and what then is expected.")?.list(of: "steps") ?? []
    let reader = FileStepReader(names: names, given: given, directory: directory, facts: facts)
    let lead = given.lead?.value ?? Lead(id: 1, type: "", received: start)
    var known = given.others.map { Adoption($0) }
    if let (progress, appointments) = given.known {
      known.append(Adoption(lead, progressReached: progress, appointments: appointments))
    }
    return FileScenario(
      name: name, place: Site(node.place.text), exhaustive: object.flag("exhaustive", otherwise: exhaustive),
      start: start, lead: lead, known: known, directory: given.directory, facts: given.facts, seed: given.seed,
      steps: steps.compactMap(reader.step))
  }

  // MARK: Given

  /// What a scenario gives stands over what the file gives for all of them.
  private func given(_ node: PlainNode, over common: GivenPart) -> GivenPart {
    let object = PlainObject(node, .given)
    var given = common
    if let now = object["now"]?.date() { given.now = now }
    if let lead = object["lead"] { given.lead = (self.lead(lead, given), lead.value) }
    if let known = object["known"] { given.known = self.known(known, given) }
    if let others = object["others"] { given.others = others.list(of: "leads", namedBy: "id").map { lead($0, given) } }
    if let directory = object["directory"] { given.directory = self.directory(directory) }
    if let facts = object["facts"] { given.facts.merge(self.facts(facts)) { $1 } }
    if let seed = object["seed"]?.whole() {
      if seed < 0 { object["seed"]?.report("A seed is not negative.", mend: "Write a whole number from 0 on.") }
      given.seed = UInt64(max(0, seed))
    }
    return given
  }

  /// A lead as files of leads have it, with an id of its own: 1 unless it says otherwise.
  private func lead(_ node: PlainNode, _ given: GivenPart) -> Lead {
    var id: LeadID = 1
    var members: [String: PlainValue] = [:]
    if case .object(let all) = node.value {
      members = all
      if let value = members.removeValue(forKey: "id"), value != .null {
        id = LeadID(node.child(value, at: node.place["id"]).idText())
      }
    }
    let rest: PlainNode
    if case .object = node.value { rest = node.child(.object(members), at: node.place) } else { rest = node }
    return LeadReader(names: names, id: id, at: given.now ?? Scenario.usualStart).lead(rest)
  }

  /// `true`, or what is known of the lead beside its fields.
  private func known(_ node: PlainNode, _ given: GivenPart) -> ([LeadProgress], [LeadAppointment])? {
    if case .flag(let known) = node.value { return known ? ([], []) : nil }
    let object = PlainObject(node, .known)
    let reader = ReportReader(names: names, lead: "", at: given.now ?? Scenario.usualStart)
    return (
      object["progressReached"]?.list(of: "progress").compactMap { $0.word("A progress", LeadProgress.self) } ?? [],
      object["appointments"]?.list(of: "appointments", namedBy: "id").compactMap(reader.appointment) ?? []
    )
  }

  private func directory(_ node: PlainNode) -> Directory { Directory(node) }

  private func facts(_ node: PlainNode) -> [FieldName: FieldValue] {
    var facts: [FieldName: FieldValue] = [:]
    for (name, node) in node.entries(of: "Facts") where node.value != .null {
      facts[FieldName(name)] = names.fact(name, node)
    }
    return facts
  }
}

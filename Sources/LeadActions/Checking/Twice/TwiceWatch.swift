/// Twice: one occurrence that reaches the same person twice by the same channel, or makes the same task or webhook twice.
struct TwiceWatch {
  let explored: ExploredBook
  private var pairs: [Pair] = []
  private var tries: [Tried: Int] = [:]
  private var keyed: [ObjectIdentifier: [Keyed]] = [:]
  /// Webhooks of which the second has something else to say in some course.
  private var saysMore: Set<Tried> = []
  private var checksLeft = 100_000
  /// Whether every pair of actions that reach the same person was looked at.
  private(set) var isWhole = true

  private static let mostTries = 6
  private static let mostDeeds = 60

  /// What would be done twice.
  fileprivate enum Key: Hashable {
    case message(Person, ContactChannel)
    /// The same message to whoever of a group it is.
    case told(GroupName, Action)
    case task(Person, Task)
    case webhook(String, WebhookCause)
  }

  fileprivate enum Person: Hashable {
    case customer
    case partner(PartnerName)
    /// The partner while the field has this value.
    case referred(FieldVersion)
    case user(UserName)
    /// Whoever of a group has least to do: one task given twice is done twice, by one or by two.
    case group(GroupName)
    /// Whoever is assigned while the field has this value.
    case assigned(FieldVersion)
  }

  fileprivate enum Task: Hashable {
    case appointment(title: String?)
    case form(FormName)
    case journey(JourneyName)
    case task(title: String)
  }

  /// Events that say the same thing of a lead: a webhook on two of them tells its receiver twice.
  fileprivate enum WebhookCause: Hashable {
    case receipt, update
    case status(run: Int, action: Int)
    case other(run: Int)
  }

  private struct Keyed {
    var rule: ExploredRule
    var number: Int
    var action: Int
  }

  private struct Pair {
    var first: ExploredDeed
    var second: ExploredDeed
    var key: Key
    var course: Course
  }

  private struct Tried: Hashable {
    var first: ObjectIdentifier
    var second: ObjectIdentifier
    var actions: [Int]

    init(_ first: ExploredDeed, _ second: ExploredDeed) {
      self.first = ObjectIdentifier(first.rule)
      self.second = ObjectIdentifier(second.rule)
      actions = [first.action, second.action]
    }
  }

  init(_ explored: ExploredBook) { self.explored = explored }

  mutating func look(at course: Course) {
    guard course.loop == nil else { return }
    var byKey: [Key: [ExploredDeed]] = [:]
    var order: [Key] = []
    for (index, run) in course.runs.enumerated() {
      for keyed in deeds(of: run) {
        guard let deed = explored.deed(keyed.rule, keyed.number, action: keyed.action, run: index, in: course),
          let key = key(of: deed, run, course)
        else { continue }
        if byKey[key] == nil { order.append(key) }
        byKey[key, default: []].append(deed)
      }
    }
    for key in order {
      guard let all = byKey[key], all.count > 1 else { continue }
      // Where so many rules reach one person, some of them tell enough.
      let deeds = all.prefix(Self.mostDeeds)
      if deeds.count < all.count || checksLeft <= 0 { isWhole = false }
      for (index, second) in deeds.enumerated() {
        for first in deeds[..<index] { look(at: first, second, key, course) }
      }
    }
  }

  private mutating func look(at first: ExploredDeed, _ second: ExploredDeed, _ key: Key, _ course: Course) {
    let tried = Tried(first, second)
    if case .webhook = key, !tellsTheSame(first, second, course) {
      saysMore.insert(tried)
      return
    }
    guard checksLeft > 0, tries[tried, default: 0] < Self.mostTries else { return }
    tries[tried, default: 0] += 1
    checksLeft -= 1
    guard !explored.comeApart(first, second, course) else { return }
    var assumptions = [first.assumption, second.assumption].compactMap { $0 }
    if let needed = key.person?.needed {
      let view = course.view(at: first.position).now
      assumptions.append(Assumption(.field(needed.name, .isSet(true)), holds: true, at: view))
    }
    guard course.canHold(assumptions, explored.catalog) else { return }
    tries[tried] = Self.mostTries
    pairs.append(Pair(first: first, second: second, key: key, course: course))
  }

  /// Whether two webhooks of one update say the same: the update and the change in it do where the first is for that
  /// change, and no rule changes the lead between them.
  private func tellsTheSame(_ first: ExploredDeed, _ second: ExploredDeed, _ course: Course) -> Bool {
    let runs = [first, second].map { course.runs[$0.position.run] }
    guard course.beginning.isUpdate, runs[0].event?.isOfUpdate != runs[1].event?.isOfUpdate else { return true }
    guard case .single(let source, _, _) = runs[1].item.change, runs[0].event?.isOfUpdate ?? false else { return false }
    return first.rule.fieldsAskedToChange.contains(source.name)
      && !course.writes.contains { $0.position > first.position && $0.position < second.position }
  }

  // MARK: Keys

  /// The actions in a run that reach somebody.
  private mutating func deeds(of run: Course.Run) -> [Keyed] {
    func find(_ rules: [ExploredRule]) -> [Keyed] {
      rules.enumerated().flatMap { number, rule in
        rule.actions.indices.filter { rule.actions[$0].reachesSomebody }.map {
          Keyed(rule: rule, number: number, action: $0)
        }
      }
    }
    switch run.item {
    case .event(let raised):
      guard let event = explored.types[run.type].events[raised.event] else { return [] }
      if let known = keyed[ObjectIdentifier(event)] { return known }
      let found = find(event.rules)
      keyed[ObjectIdentifier(event)] = found
      return found
    case .workflow(let running, _, _):
      guard let workflow = explored.workflows[running.name] else { return [] }
      return find(workflow.steps).filter { run.steps.contains($0.number) }
    }
  }

  private func key(of deed: ExploredDeed, _ run: Course.Run, _ course: Course) -> Key? {
    switch deed.kind {
    case .contactCustomer(let it): return .message(.customer, it.by)
    case .contactPartner(let it): return partner(of: deed, course).map { .message($0, it.by.channel) }
    case .contactUser(let it): return told(it.to, it.by.channel, deed, course)
    case .notifyUserByEmail(let it): return told(it.to, .email, deed, course)
    case .notifyUserByText(let it): return told(it.to, .text, deed, course)
    case .appointment(let it): return tasked(it.to, deed, course).map { .task($0, .appointment(title: it.title)) }
    case .form(let it): return tasked(it.to, deed, course).map { .task($0, .form(it.form)) }
    case .journey(let it): return tasked(it.to, deed, course).map { .task($0, .journey(it.journey)) }
    case .taskUser(let it): return tasked(it.to, deed, course).map { .task($0, .task(title: it.title)) }
    case .webhook(let it): return .webhook(it.url, cause(of: run, deed.position.run, course))
    default: return nil
    }
  }

  /// Who surely is reached; nobody where chance decides.
  private func person(_ target: UserTarget, _ deed: ExploredDeed, _ course: Course) -> Person? {
    switch target {
    case .user(let name): return .user(name)
    case .assigned:
      let version = course.view(at: deed.position).current(.lead(.user))
      let value = course.knowledge.value(of: version)
      if case .text(let name)?? = value.single { return .user(UserName(name)) }
      return value.canBeSet ? .assigned(version) : nil
    case .group(let name, _):
      guard let members = explored.directory?.groups[name]?.members, let first = members.first,
        members.allSatisfy({ $0.user == first.user })
      else { return nil }
      return .user(first.user)
    }
  }

  private func told(_ target: UserTarget, _ channel: ContactChannel, _ deed: ExploredDeed, _ course: Course) -> Key? {
    if let person = person(target, deed, course) { return .message(person, channel) }
    if case .group(let name, _) = target { return .told(name, deed.kind) }
    return nil
  }

  /// Who does a task: for a task it is all one who of a group that is.
  private func tasked(_ target: UserTarget, _ deed: ExploredDeed, _ course: Course) -> Person? {
    if let person = person(target, deed, course) { return person }
    if case .group(let name, _) = target { return .group(name) }
    return nil
  }

  private func partner(of deed: ExploredDeed, _ course: Course) -> Person? {
    let version = course.view(at: deed.position).current(.lead(.partner))
    let value = course.knowledge.value(of: version)
    if case .text(let name)?? = value.single { return .partner(PartnerName(name)) }
    return value.canBeSet ? .referred(version) : nil
  }

  /// The status and the progress that it carries are one thing, as are the events of a receipt; another change is not.
  private func cause(of run: Course.Run, _ index: Int, _ course: Course) -> WebhookCause {
    switch run.event {
    case let event? where event.isOfReceipt: return .receipt
    case let event? where event.isOfUpdate || (course.beginning.isUpdate && run.cause == nil): return .update
    case let event? where event == .statusChanged || event.progress != nil:
      return .status(run: run.cause?.run ?? -1, action: run.cause.map { $0.action } ?? 0)
    default: return .other(run: index)
    }
  }

  // MARK: Findings

  /// Each mistake once: all that follow the same action are told of together.
  func findings(without repeated: Set<ObjectIdentifier>, becauseOf told: Set<ObjectIdentifier>) -> [Finding] {
    var grouped: [[Pair]] = []
    for pair in pairs where !saysMore.contains(Tried(pair.first, pair.second)) {
      if pair.course.writes.contains(where: { told.contains(ObjectIdentifier($0.cause.rule)) }) { continue }
      // Two rules that are the same are told of as that.
      if repeated.contains(ObjectIdentifier(pair.second.rule)), pair.first.rule !== pair.second.rule { continue }
      if let index = grouped.firstIndex(where: { $0.contains { Self.belong($0, pair) } }) {
        grouped[index].append(pair)
      } else {
        grouped.append([pair])
      }
    }
    return grouped.compactMap(finding)
  }

  private static func belong(_ one: Pair, _ other: Pair) -> Bool {
    guard one.key.kind == other.key.kind else { return false }
    return one.first.rule === other.first.rule || one.second.rule === other.second.rule
      || one.second.rule === other.first.rule || one.first.rule === other.second.rule
  }

  private func finding(_ pairs: [Pair]) -> Finding? {
    guard let pair = pairs.first else { return nil }
    let (first, second, course) = (pair.first, pair.second, pair.course)
    let (before, after) = (
      explored.title(of: course.runs[first.position.run]), explored.title(of: course.runs[second.position.run])
    )
    let (code, what, why) = words(for: pair.key)
    var related: [RelatedPlace] = []
    for pair in pairs {
      for deed in [pair.first, pair.second] where deed.rule !== second.rule {
        let place = RelatedPlace(deed.place.text, "does the same")
        if !related.contains(place) { related.append(place) }
      }
    }
    let isSame = first.rule === second.rule
    return Finding(
      code, .warning, at: second.place.text,
      isSame
        ? "\(second.rule.name.firstUppercased) \(what) twice."
        : "\(second.rule.name.firstUppercased) on \(after) \(what) again, after \(first.rule.name) on \(before).",
      why: why,
      story: explored.story(
        of: course, to: second.position.run,
        [
          (first.position.run, "\(first.rule.name) \(first.kind.deed)"),
          (second.position.run, "\(second.rule.name) \(second.kind.deed)"),
        ]),
      mend: isSame
        ? "Leave one of the two actions out."
        : "Leave one of the two out, or give one a condition that excludes the other.", related: related)
  }

  private func words(for key: Key) -> (FindingCode, String, String) {
    switch key {
    case .message(let person, let channel):
      let who: String
      switch person {
      case .customer: who = "the customer"
      case .partner, .referred: who = "the partner"
      case .user(let name): who = "the user \(name.inQuotes)"
      case .group(let name): who = "the group \(name.inQuotes)"
      case .assigned: who = "the assigned user"
      }
      let how = channel == .email ? "emails" : channel == .text ? "texts" : "writes to"
      return (
        .reachesTwice, "\(how) \(who)", "One occurrence sends \(who) two messages by the same channel."
      )
    case .told(let group, _):
      return (
        .reachesTwice, "tells the group \(group.inQuotes) the same",
        "Two of the group hear the same of one lead, or one of them hears it twice."
      )
    case .task: return (.tasksTwice, "sets the same task", "Somebody does the same thing twice, or asks why.")
    case .webhook:
      return (.postsTwice, "posts to the same address", "The receiver counts one thing that happened as two.")
    }
  }
}

extension TwiceWatch.Key {
  /// What findings are grouped by.
  fileprivate var kind: Int {
    switch self {
    case .message(_, .email): 0
    case .message(_, .text): 1
    case .message: 2
    case .task: 3
    case .webhook: 4
    case .told: 5
    }
  }
}

extension TwiceWatch.Key {
  fileprivate var person: TwiceWatch.Person? {
    switch self {
    case .message(let person, _), .task(let person, _): person
    case .webhook, .told: nil
    }
  }
}

extension TwiceWatch.Person {
  /// The field that must have a value for somebody to be reached.
  fileprivate var needed: LeadProperty? {
    switch self {
    case .assigned: .user
    case .referred: .partner
    case .customer, .partner, .user, .group: nil
    }
  }
}

extension Action {
  /// Whether somebody hears of the action: by a message, a task or a webhook.
  fileprivate var reachesSomebody: Bool {
    switch self {
    case .appointment, .contactCustomer, .contactPartner, .contactUser, .form, .journey, .notifyUserByEmail,
      .notifyUserByText, .taskUser, .webhook:
      true
    case .assignToUser, .changeLeadType, .changeStatus, .startWorkflow, .stopWorkflow, .refer, .custom: false
    }
  }
}

extension FindingCode {
  static let reachesTwice = Self(rawValue: "LA501")
  static let tasksTwice = Self(rawValue: "LA502")
  static let postsTwice = Self(rawValue: "LA503")
}

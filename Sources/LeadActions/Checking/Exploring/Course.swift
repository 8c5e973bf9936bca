/// One way that an occurrence can go: what must be true of the lead for it, and what happens.
struct Course: Sendable {
  /// What is known at its end; each value that a field had on the way is known by itself.
  var knowledge: Knowledge
  /// What was assumed and is looked through only when somebody asks.
  var pending: [Assumption] = []
  /// The number of the lead's type now.
  var type: Int
  /// The type that it had at the beginning.
  let firstType: Int
  let beginning: Beginning
  /// Which once-only stages of progress are known to have been, or not.
  var spent: [LeadProgress: Bool] = [:]
  var queue: [Item] = []
  var next = 0
  var runs: [Run] = []
  var writes: [Write] = []
  /// The workflow that runs now, where it was started under way or goes on with this occurrence.
  var running: RunningWorkflow?
  var workflowCount = 0
  /// Where workflows came to a wait.
  var waits: [Wait] = []
  /// False where somebody could not be assigned since nobody was available.
  var isLucky = true
  /// The events that the occurrence itself raises.
  var ownEvents = 0
  /// Where it goes round and round.
  var loop: Loop?
  /// The moment of the run in hand that comes next; nothing between runs.
  var moment: Int?
  var signatures: [Signature] = []
  private var lastNumbers: [FieldSource: Int] = [:]

  enum Item: Sendable {
    case event(Raised)
    case workflow(RunningWorkflow, step: Int, cause: Cause?)
  }

  /// An event with what it changed, and why it happens.
  struct Raised: Sendable {
    var event: Event
    var change = FieldView.Change.none
    var partner: ValueSet?
    var cause: Cause?
  }

  /// The action that an event, a workflow or a change comes from.
  struct Cause: Sendable {
    var run: Int
    var rule: ExploredRule
    var action: Int
  }

  struct RunningWorkflow: Sendable {
    var id: Int
    var name: WorkflowName
  }

  /// One event, or the steps of a workflow up to a wait, as they run.
  struct Run: Sendable {
    var item: Item
    /// The type whose rules run.
    var type: Int
    /// How the fields read at its beginning.
    var view: FieldView
    /// The rules that change the lead and act, by their number.
    var acting: Set<Int> = []
    /// How many of the run's moments have been judged: what is not acting until then does not act.
    var judged = 0
    /// The steps of a workflow that come up.
    var steps: Range<Int> = 0..<0

    var cause: Cause? {
      switch item {
      case .event(let raised): raised.cause
      case .workflow(_, _, let cause): cause
      }
    }

    var event: Event? { if case .event(let raised) = item { raised.event } else { nil } }
  }

  /// A moment within a course: of a run, whether among the assigns, the rule's number and the action's.
  struct Position: Hashable, Sendable, Comparable {
    var run: Int
    var isAssigning: Bool
    var rule: Int
    var action: Int

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.run, lhs.isAssigning ? 0 : 1, lhs.rule, lhs.action) < (
        rhs.run, rhs.isAssigning ? 0 : 1, rhs.rule, rhs.action
      )
    }
  }

  /// A change of a field by an action.
  struct Write: Sendable {
    var source: FieldSource
    var from: FieldVersion
    var to: FieldVersion
    var position: Position
    var cause: Cause
    /// Set where the action is of the host's, which may have changed anything.
    var base: Int?
  }

  struct Wait: Sendable {
    var workflow: WorkflowName
    /// The number of the wait among the workflow's steps.
    var step: Int
    var period: Period
    var run: Int
  }

  /// A recurrence: the run at which everything stands as it stood at an earlier one that led to it.
  struct Loop: Sendable {
    var first: Int
    var second: Item
    var cause: Cause
  }

  /// How everything stands before an event.
  struct Signature: Hashable, Sendable {
    var type: Int
    var item: Int
    var values: [ValueSet]
    var spent: [LeadProgress: Bool]
    var pending: Set<Int>
  }

  init(_ knowledge: Knowledge, type: Int, _ beginning: Beginning) {
    self.knowledge = knowledge
    self.type = type
    firstType = type
    self.beginning = beginning
  }

  // MARK: Values

  func current(_ source: FieldSource) -> FieldVersion { knowledge.view.current(source) }
  func value(_ source: FieldSource) -> ValueSet { knowledge.value(of: current(source)) }

  /// Gives a field another value from now on.
  mutating func set(_ source: FieldSource, to set: ValueSet, at position: Position, _ cause: Cause) -> FieldVersion {
    let from = current(source)
    let number = max(lastNumbers[source] ?? 0, from.number, 1) + 1
    lastNumbers[source] = number
    let to = FieldVersion(source: source, number: number)
    _ = knowledge.narrow(to, to: set)
    knowledge.view.versions[source] = number
    writes.append(Write(source: source, from: from, to: to, position: position, cause: cause))
    return to
  }

  /// After an action of the host's nothing is known of what it may have changed.
  mutating func forgetValues(at position: Position, _ cause: Cause, type: ExploredType) {
    let base = knowledge.view.base + 1_000
    knowledge.view.base = base
    knowledge.view.versions = [:]
    for source in [FieldSource.lead(.leadType), .record(.leadGroup)] {
      let name = source == .lead(.leadType) ? type.settings.name.rawValue : type.group.rawValue
      _ = knowledge.narrow(FieldVersion(source: source, number: base), to: .text(name))
    }
    let version = FieldVersion(source: .lead(.id), number: base)
    writes.append(Write(source: .lead(.id), from: version, to: version, position: position, cause: cause, base: base))
  }

  /// How the fields read at a moment.
  func view(at position: Position) -> FieldView {
    var view = runs[position.run].view
    for write in writes where write.position.run == position.run && write.position < position {
      if let base = write.base {
        view.base = base
        view.versions = [:]
      } else {
        view.versions[write.source] = write.to.number
      }
    }
    return view
  }

  /// Whether assumptions can be true of it beside all that it assumes already.
  func canHold(_ assumptions: [Assumption], _ catalog: FieldCatalog) -> Bool {
    knowledge.canHold(pending + assumptions, catalog)
  }

  /// The same where the lead is as leads usually are at its beginning; nothing where it then goes another way.
  func usually(_ catalog: FieldCatalog) -> Course? {
    guard !beginning.usual.isEmpty else { return self }
    var copy = self
    for (version, set) in beginning.usual { guard copy.knowledge.intersect(version, set) else { return nil } }
    return copy.canHold([], catalog) ? copy : nil
  }
}

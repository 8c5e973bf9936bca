/// A part of a rule book that is written in Swift.
public protocol RuleBookPart {
  func add(to book: inout RuleBook)
}

/// A part of a lead type that is written in Swift.
public protocol LeadTypePart {
  func add(to type: inout LeadType)
}

extension RuleBook {
  /// Writes a rule book in Swift, in words of the guide.
  ///
  ///     let book = RuleBook("Mortgages") {
  ///       Groups("Brokers")
  ///       LeadGroup("Mortgages") {
  ///         LeadType("Remortgage") {
  ///           Rule("assign web leads", on: .receivedOther) {
  ///             AssignToUser(.group("Brokers"))
  ///             ContactCustomer(by: .email, template: "Meet your broker")
  ///           }
  ///         }
  ///       }
  ///       MessageTemplate.email("Meet your broker", subject: "Hello", text: "{{user}} will call you.")
  ///     }
  public init(_ name: String, version: Int = 1, @ListBuilder<any RuleBookPart> _ parts: () -> [any RuleBookPart]) {
    self.init(name, version: version)
    for part in parts() { part.add(to: &self) }
  }
}

extension LeadGroup: RuleBookPart {
  public init(_ name: LeadGroupName, @ListBuilder<LeadType> _ types: () -> [LeadType]) {
    self.init(name, types: types())
  }

  public func add(to book: inout RuleBook) { book.leadGroups.append(self) }
}

extension LeadType {
  public init(
    _ name: LeadTypeName, zone: Zone = .utc, referralMethod: ReferralMethod = .none, partner: PartnerName? = nil,
    lateTimers: LateTimerPolicy = .skip, countsMachineEvents: Bool = false,
    @ListBuilder<any LeadTypePart> _ parts: () -> [any LeadTypePart]
  ) {
    self.init(
      name, zone: zone, referralMethod: referralMethod, partner: partner, lateTimers: lateTimers,
      countsMachineEvents: countsMachineEvents)
    for part in parts() { part.add(to: &self) }
  }
}

extension LeadStatus: LeadTypePart {
  public func add(to type: inout LeadType) { type.statuses.append(self) }
}

extension Rule: LeadTypePart {
  public init(
    _ id: RuleID, on event: Event, when condition: ((LeadFields) -> Condition)? = nil,
    @ListBuilder<any ActionConvertible> do actions: () -> [any ActionConvertible]
  ) {
    self.init(id, on: event, when: condition?(LeadFields()), do: actions().map(\.action))
  }

  public func add(to type: inout LeadType) { type.rules.append(self) }

  /// The rule switched off.
  public var off: Rule {
    var rule = self
    rule.isEnabled = false
    return rule
  }
}

extension MessageTemplate: RuleBookPart {
  public func add(to book: inout RuleBook) { book.templates.append(self) }
}

/// A piece of templates, which templates include as `{{> NAME}}`.
public struct Partial: RuleBookPart {
  let name: TemplateName
  let source: String

  public init(_ name: TemplateName, _ source: String) {
    self.name = name
    self.source = source
  }

  public func add(to book: inout RuleBook) { book.partials[name] = source }
}

extension LeadWorkflow: RuleBookPart {
  public init(_ name: WorkflowName, @ListBuilder<any WorkflowPart> _ steps: () -> [any WorkflowPart]) {
    self.init(name, steps: steps().map(\.step))
  }

  public func add(to book: inout RuleBook) { book.workflows.append(self) }
}

/// A step of a workflow that is written in Swift: a ``Wait`` or an action.
public protocol WorkflowPart {
  var step: WorkflowStep { get }
}

extension WorkflowStep: WorkflowPart {
  public var step: WorkflowStep { self }
}

/// A workflow's wait.
public struct Wait: WorkflowPart {
  public let step: WorkflowStep

  public init(_ period: Period, when condition: ((LeadFields) -> Condition)? = nil) {
    step = .wait(period, when: condition?(LeadFields()))
  }
}

/// A workflow's action.
public struct Step: WorkflowPart {
  public let step: WorkflowStep

  public init(_ action: any ActionConvertible, when condition: ((LeadFields) -> Condition)? = nil) {
    step = .action(action, when: condition?(LeadFields()))
  }
}

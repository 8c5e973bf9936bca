import Foundation
import LeadActions

/// Makes rule books by chance, the same ones for the same seed; they need not be valid, only readable.
struct RandomBook {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  private mutating func list<Element>(_ most: Int, _ make: (inout RandomBook) -> Element) -> [Element] {
    (0..<number(below: most + 1)).map { _ in make(&self) }
  }

  private mutating func text() -> String {
    let pieces = [
      "a", "\"", "\\", "\n", "\r\n", "\u{301}", "😀", "\u{7F}", "\u{1}", " ", "date", "{{x}}", "é", "e\u{301}",
      "\u{2028}",
      "/", "null",
    ]
    return list(5) { $0.pick(pieces) }.joined()
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[number(below: choices.count)] }

  private mutating func period() -> Period { Period(number(below: 5_000) - 100, pick(Period.Unit.allCases)) }

  private mutating func value() -> FieldValue {
    switch number(below: 5) {
    case 0: .flag(number(below: 2) == 0)
    case 1:
      .number(pick([0, -1, 0.1, 1e300, .leastNonzeroMagnitude, 9_007_199_254_740_992, -2.5, 1e15, 123_456_789.125]))
    case 2: .date(Date(timeIntervalSinceReferenceDate: Double(number(below: 1 << 40)) / 1_024))
    case 3: .date(Date(timeIntervalSinceReferenceDate: Double(number(below: 1 << 40)) / 7))
    default: .text(text())
    }
  }

  private mutating func test() -> FieldTest {
    switch number(below: 8) {
    case 0: .oneOf(list(3) { $0.value() })
    case 1:
      .text(
        pick([.contains(text()), .beginsWith(text()), .matches(Wildcard(text()))]), ignoringCase: number(below: 2) == 0)
    case 2: .isSet(number(below: 2) == 0)
    case 3: .changed
    case 4: .changedFrom(value())
    case 5: .changedTo(value())
    case 6: pick([.olderThan(period()), .youngerThan(period())])
    default: .compare(pick(Comparison.allCases), value())
    }
  }

  private mutating func condition(_ depth: Int) -> Condition {
    switch number(below: depth == 0 ? 2 : 5) {
    case 0: .withinHours(WeeklyHours([pick(Weekday.allCases)], "09:00-17:30") ?? WeeklyHours([:]))
    case 2: .all(list(3) { $0.condition(depth - 1) })
    case 3: .any(list(3) { $0.condition(depth - 1) })
    case 4: .not(condition(depth - 1))
    default: .field(FieldName(text()), test())
    }
  }

  private mutating func target() -> UserTarget {
    pick([.assigned, .user(UserName(text())), .group(GroupName(text()), by: StrategyName(text()))])
  }

  private mutating func plain(_ depth: Int) -> PlainValue {
    switch number(below: depth == 0 ? 4 : 6) {
    case 0: .null
    case 1: .flag(true)
    case 2: .number(Double(number(below: 1_000)) / 8)
    case 4: .list(list(3) { $0.plain(depth - 1) })
    case 5: .object(Dictionary(list(3) { ($0.text(), $0.plain(depth - 1)) }) { first, _ in first })
    default: .text(text())
    }
  }

  private mutating func action() -> any ActionConvertible {
    switch number(below: 12) {
    case 0: AppointmentTask(target(), title: text(), due: period())
    case 1: FormTask(target(), form: FormName(text()), due: period())
    case 2: JourneyTask(target(), journey: JourneyName(text()), title: text())
    case 3: TaskUser(target(), title: text(), notes: text())
    case 4: AssignToUser(pick([.user(UserName(text())), .group(GroupName(text()), by: StrategyName(text()))]))
    case 5: ContactCustomer(by: pick(ContactChannel.allCases), template: TemplateName(text()))
    case 6: ContactUser(target(), by: pick(DirectChannel.allCases), template: TemplateName(text()))
    case 7: Refer(to: pick([nil, PartnerName(text())]), again: number(below: 2) == 0)
    case 8: PostWebhook(text(), format: pick(WebhookFormat.allCases))
    case 9: NotifyUserByEmail(target())
    case 10: ChangeStatus(to: StatusName(text()))
    default: CustomAction(ActionName("x" + text()), plain(3))
    }
  }

  private mutating func event() -> Event {
    switch number(below: 4) {
    case 0: .appointmentBefore(period())
    case 1: .appointmentAfter(period())
    case 2: .custom(CustomEventName(text() + "x"))
    default: pick(EventKind.allCases.compactMap(Event.init(_:)))
    }
  }

  private mutating func allowed() -> [FindingCode: String] {
    Dictionary(list(2) { (FindingCode(rawValue: $0.text()), $0.text()) }) { first, _ in first }
  }

  mutating func book() -> RuleBook {
    let rules = list(4) { random in
      Rule(
        RuleID(random.text()), on: random.event(), when: random.pick([nil, random.condition(4)]),
        do: random.list(4) { $0.action().action }, isEnabled: random.number(below: 2) == 0, allowed: random.allowed())
    }
    let steps = list(4) { random in
      WorkflowStep(
        random.pick([.wait(random.period()), .action(random.action().action)]),
        when: random.pick([nil, random.condition(2)]))
    }
    return RuleBook(
      text(), version: number(below: 100), users: list(3) { UserName($0.text()) },
      fields: Dictionary(list(3) { (FieldName($0.text()), $0.pick(FieldKind.allCases)) }) { first, _ in first },
      leadGroups: [
        LeadGroup(LeadGroupName(text()), types: [LeadType(LeadTypeName(text()), rules: rules, allowed: allowed())])
      ],
      templates: [
        .email(TemplateName(text()), subject: text(), text: text(), html: pick([nil, text()])),
        MessageTemplate(TemplateName(text()), .letter(body: text()), allowed: allowed()),
        .text(TemplateName(text()), body: text()),
      ],
      partials: [TemplateName(text()): text()],
      workflows: [LeadWorkflow(WorkflowName(text()), steps: steps, allowed: allowed())], allowed: allowed())
  }
}

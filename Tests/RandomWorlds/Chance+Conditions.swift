package import LeadActions

extension Chance {
  /// A condition that is valid for rules on an event, or for a workflow where there is none.
  package mutating func condition(_ depth: Int, on event: Event?) -> Condition {
    switch number(below: depth == 0 ? 5 : 12) {
    case 0: return .withinHours(hours())
    case 5, 6: return .all(list(0...3) { $0.condition(depth - 1, on: event) })
    case 7, 8: return .any(list(1...3) { $0.condition(depth - 1, on: event) })
    case 9, 10: return .not(condition(depth - 1, on: event))
    default:
      let name = pick(Pool.catalog.names)
      guard let (_, kind) = Pool.catalog.find(name) else { return .all([]) }
      return .field(name, test(of: name, kind, on: event))
    }
  }

  package mutating func hours() -> WeeklyHours {
    let texts = ["09:00-17:30", "22:00-06:00", "00:00-24:00", "00:00-00:01"]
    return WeeklyHours(some(of: Weekday.allCases, atLeast: 1), pick(texts)) ?? WeeklyHours([:])
  }

  private mutating func test(of name: FieldName, _ kind: FieldKind, on event: Event?) -> FieldTest {
    switch number(below: kind == .text || kind == .date ? 9 : 7) {
    case 0: return .isSet(once(in: 2))
    case 1: return .changed
    case 2: return pick([.changedFrom(value(of: name, kind, on: event)), .changedTo(value(of: name, kind, on: event))])
    case 3: return .oneOf(list(1...3) { $0.value(of: name, kind, on: event) })
    case 7, 8:
      if kind == .date { return pick([.olderThan(period()), .youngerThan(period())]) }
      let part = pick(["", "a", "Smith", "SMITH", "e", "é"])
      let wildcard = Wildcard(pick(["*", "S*th", "?*", "*a*", "SW?? *", "", "x\\*y?"]))
      return .text(pick([.contains(part), .beginsWith(part), .matches(wildcard)]), ignoringCase: once(in: 2))
    default:
      let comparison = kind == .flag ? pick([.equals, .notEquals]) : pick(Comparison.allCases)
      return .compare(comparison, value(of: name, kind, on: event))
    }
  }

  /// A value to compare a field with: where it holds names, one that the book knows.
  private mutating func value(of name: FieldName, _ kind: FieldKind, on event: Event?) -> FieldValue {
    switch name.rawValue {
    case "status": .text(pick(Pool.statuses).rawValue)
    case "progress": .text(pick(LeadProgress.allCases).rawValue)
    case "leadType": .text(pick(Pool.types).rawValue)
    case "user", "appointment.user": .text(pick(Pool.users).rawValue)
    case "partner", "event.partner": .text(pick(Pool.partners).rawValue)
    case "leadGroup": .text(pick(Pool.leadGroups).rawValue)
    case "workflow": .text(pick(Pool.workflows).rawValue)
    case "id", "duplicateOf": .text(pick(Pool.leads).rawValue)
    case "source": .text(pick(["web", "phone"]))
    case "event.from", "event.to":
      switch event {
      case .userChanged?: .text(pick(Pool.users).rawValue)
      case let event? where event.progress != nil: .text(pick(LeadProgress.allCases).rawValue)
      default: .text(pick(Pool.statuses).rawValue)
      }
    default: value(kind)
    }
  }
}

import Foundation
import LeadActions

/// What a naive reader asks a condition of: everything as it is now, and the event in hand.
struct NaiveMoment {
  var lead: Lead
  var book: RuleBook
  var event: Event
  var details: EventDetails
  var facts: [FieldName: FieldValue]
  var now: Date
  var zone: Zone

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let parts):
      for part in parts where !holds(part) { return false }
      return true
    case .any(let parts):
      for part in parts where holds(part) { return true }
      return false
    case .not(let part): return !holds(part)
    case .withinHours(let hours): return isWithin(hours)
    case .field(let name, let test): return holds(test, of: name)
    }
  }

  private func holds(_ test: FieldTest, of name: FieldName) -> Bool {
    let change = change(of: name)
    let value = change.map(\.to) ?? value(of: name)
    switch test {
    case .isSet(let set): return set ? value != nil : value == nil
    case .changed: return change != nil
    case .changedFrom(let from): return change != nil && change?.from == from
    case .changedTo(let to): return change != nil && change?.to == to
    case .oneOf(let values): return values.contains { $0 == value }
    case .compare(.equals, let constant): return value == constant
    case .compare(.notEquals, let constant): return value != constant
    case .compare(let comparison, let constant): return value.map { isOrdered($0, comparison, constant) } ?? false
    case .text(let part, let ignoringCase):
      guard case .text(let text)? = value else { return false }
      return holds(part, for: text, ignoringCase: ignoringCase)
    case .olderThan(let period):
      guard case .date(let date)? = value else { return false }
      return date <= period.before(now, in: zone)
    case .youngerThan(let period):
      guard case .date(let date)? = value else { return false }
      return date > period.before(now, in: zone)
    @unknown default: return false
    }
  }

  private func isOrdered(_ value: FieldValue, _ comparison: Comparison, _ constant: FieldValue) -> Bool {
    let isLess: Bool
    switch (value, constant) {
    case (.number(let one), .number(let other)): isLess = one < other
    case (.date(let one), .date(let other)): isLess = one < other
    case (.text(let one), .text(let other)): isLess = one < other
    default: return false
    }
    switch comparison {
    case .lessThan: return isLess
    case .atMost: return isLess || value == constant
    case .moreThan: return !isLess && value != constant
    case .atLeast: return !isLess
    case .equals, .notEquals: return false
    }
  }

  private func holds(_ part: TextTest, for text: String, ignoringCase: Bool) -> Bool {
    let text = ignoringCase ? text.lowercased() : text
    switch part {
    case .contains(let piece):
      let piece = Array(ignoringCase ? piece.lowercased() : piece)
      let characters = Array(text)
      return piece.isEmpty || characters.indices.contains { characters[$0...].starts(with: piece) }
    case .beginsWith(let piece): return Array(text).starts(with: Array(ignoringCase ? piece.lowercased() : piece))
    case .matches(let wildcard):
      let pattern = ignoringCase ? wildcard.pattern.lowercased() : wildcard.pattern
      return Self.matches(Array(pattern)[...], Array(text)[...])
    @unknown default: return false
    }
  }

  private static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      return matches(pattern.dropFirst(), text) || (!text.isEmpty && matches(pattern, text.dropFirst()))
    }
    guard let next = text.first else { return false }
    return (first == "?" || first == next) && matches(pattern.dropFirst(), text.dropFirst())
  }

  /// By Foundation's calendar, minute by minute.
  private func isWithin(_ hours: WeeklyHours) -> Bool {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone.identifier) ?? .gmt
    let parts = calendar.dateComponents([.weekday, .hour, .minute], from: now)
    let today = ((parts.weekday ?? 1) + 5) % 7
    let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    for (offset, day) in [(0, today), (1_440, (today + 6) % 7)] {
      for span in hours.spans[Weekday.allCases[day]] ?? [] {
        let end = span.end > span.start ? span.end : span.end + 1_440
        if span.start <= minute + offset, minute + offset < end { return true }
      }
    }
    return false
  }
}

extension NaiveMoment {
  private func change(of name: FieldName) -> (from: FieldValue?, to: FieldValue?)? {
    switch (details, name.rawValue) {
    case (.status(let from, let to), "status"): (from.map { .text($0.rawValue) }, to.map { .text($0.rawValue) })
    case (.user(let from, let to), "user"): (from.map { .text($0.rawValue) }, to.map { .text($0.rawValue) })
    case (.progress(let from, let to), "progress"): (from.map { .text($0.rawValue) }, .text(to.rawValue))
    case (.update(let change), _): change.fields.first { $0.field == name }.map { ($0.from, $0.to) }
    default: nil
    }
  }

  private func value(of name: FieldName) -> FieldValue? {
    switch name.rawValue {
    case "leadGroup":
      return book.leadGroups.first { $0.types.contains { $0.name == lead.type } }.map { .text($0.name.rawValue) }
    case "workflow": return nil
    case "isDuplicate": return .flag(lead.duplicateOf != nil)
    case "isReferred": return .flag(lead.partner != nil)
    case "fullName": return lead.contact.fullName.map { .text($0) }
    default: break
    }
    if let property = EventProperty(name) { return details.value(of: property) }
    if name.rawValue.hasPrefix("fact.") { return facts[FieldName(String(name.rawValue.dropFirst(5)))] }
    if name.rawValue.hasPrefix("event.") {
      guard case .custom(let fields) = details else { return nil }
      return fields[FieldName(String(name.rawValue.dropFirst(6)))]
    }
    return lead.value(of: name)
  }
}

/// Where a template's variable comes from when a message is rendered.
indirect enum TemplateSource: Hashable, Sendable {
  enum DatePart: String, Hashable, Sendable, CaseIterable { case date, time, day, long }
  enum PersonPart: String, Hashable, Sendable, CaseIterable { case name, email, mobile }
  enum EventPart: String, Hashable, Sendable, CaseIterable { case title, type, time }

  case field(FieldSource)
  case date(FieldSource, DatePart)
  case user(PersonPart)
  case partner(PersonPart)
  case event(EventPart)
  /// Several members under one name, such as `appointment` in `{{#appointment}}{{title}}{{/appointment}}`.
  case group([String: TemplateSource], text: TemplateSource?)
  case unknown

  /// Finds where a path leads: a field as conditions name it, or `user`, `partner`, `event` and `appointment`.
  init(path: String, catalog: FieldCatalog, isSection: Bool) {
    if let source = Self.direct(path, catalog, isSection: isSection) {
      self = source
      return
    }
    switch (path, isSection) {
    case ("user", false): self = .user(.name)
    case ("partner", false): self = .partner(.name)
    case ("user", true): self = .group(Self.people(TemplateSource.user), text: .user(.name))
    case ("partner", true): self = .group(Self.people(TemplateSource.partner), text: .partner(.name))
    case ("appointment", _), ("event", _), ("fact", _): self = .group(Self.members(of: path, catalog), text: nil)
    default: self = .unknown
    }
  }

  private static func direct(_ path: String, _ catalog: FieldCatalog, isSection: Bool) -> TemplateSource? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[0] == "user", let part = PersonPart(rawValue: parts[1]) { return .user(part) }
    if parts.count == 2, parts[0] == "partner", let part = PersonPart(rawValue: parts[1]) { return .partner(part) }
    if parts.count == 2, parts[0] == "event", let part = EventPart(rawValue: parts[1]) { return .event(part) }
    // The names of the user and the partner are what people read, not what rules call them.
    if path == "user" || path == "partner" { return nil }
    if let (source, kind) = catalog.find(FieldName(path)) {
      return kind == .date && isSection ? .group(Self.dateParts(source), text: .field(source)) : .field(source)
    }
    if let last = parts.last, let part = DatePart(rawValue: last),
      let (source, kind) = catalog.find(FieldName(parts.dropLast().joined(separator: "."))), kind == .date
    {
      return .date(source, part)
    }
    return nil
  }

  private static func people(_ make: (PersonPart) -> TemplateSource) -> [String: TemplateSource] {
    Dictionary(uniqueKeysWithValues: PersonPart.allCases.map { ($0.rawValue, make($0)) })
  }

  private static func dateParts(_ source: FieldSource) -> [String: TemplateSource] {
    Dictionary(uniqueKeysWithValues: DatePart.allCases.map { ($0.rawValue, TemplateSource.date(source, $0)) })
  }

  private static func members(of group: String, _ catalog: FieldCatalog) -> [String: TemplateSource] {
    var members: [String: TemplateSource] = [:]
    for name in catalog.names where name.rawValue.hasPrefix("\(group).") {
      members[String(name.rawValue.dropFirst(group.count + 1))] = direct(name.rawValue, catalog, isSection: true)
    }
    if group == "event" { for part in EventPart.allCases { members[part.rawValue] = .event(part) } }
    return members
  }
}

extension ActionContext {
  func templateValue(of source: TemplateSource) -> TemplateValue {
    switch source {
    case .unknown: return .unset
    case .field(let field):
      if case .lead(let property) = field, property.kind == .text {
        return record.lead.text(of: property).map(TemplateValue.text) ?? .unset
      }
      return templateValue(of: value(of: field))
    case .date(let field, let part):
      guard case .date(let date)? = value(of: field) else { return .unset }
      return .text(zone.civilTime(at: date).text(of: part))
    case .user(let part): return record.lead.user.map { personValue($0, part) } ?? .unset
    case .partner(let part): return record.lead.partner.map { partnerValue($0, part) } ?? .unset
    case .event(.title): return .text(event.title)
    case .event(.type): return .text(event.type)
    case .event(.time): return .text(zone.civilTime(at: eventTime).description)
    case .group(let members, let text): return groupValue(members, text)
    }
  }

  private func templateValue(of value: FieldValue?) -> TemplateValue {
    switch value {
    case nil: .unset
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .date(let date): .text(zone.civilTime(at: date).description)
    }
  }

  private func personValue(_ name: UserName, _ part: TemplateSource.PersonPart) -> TemplateValue {
    let user = directory.users[name]
    switch part {
    case .name: return .text(user?.displayName ?? name.rawValue)
    case .email: return user?.email.map(TemplateValue.text) ?? .unset
    case .mobile: return user?.mobile.map(TemplateValue.text) ?? .unset
    }
  }

  private func partnerValue(_ name: PartnerName, _ part: TemplateSource.PersonPart) -> TemplateValue {
    let partner = directory.partners[name]
    switch part {
    case .name: return .text(partner?.displayName ?? name.rawValue)
    case .email: return partner?.email.map(TemplateValue.text) ?? .unset
    case .mobile: return partner?.mobile.map(TemplateValue.text) ?? .unset
    }
  }

  private func groupValue(_ members: [String: TemplateSource], _ text: TemplateSource?) -> TemplateValue {
    let values = members.mapValues { templateValue(of: $0) }
    guard let text else { return values.values.allSatisfy { $0 == .unset } ? .unset : .object(values) }
    guard case .text(let shown) = templateValue(of: text) else { return .unset }
    return .record(text: shown, members: values)
  }
}

extension CivilTime {
  fileprivate func text(of part: TemplateSource.DatePart) -> String {
    let (year, month, day) = date
    switch part {
    case .date: return String(description.prefix(10))
    case .time: return "\(padded(hour, 2)):\(padded(minute, 2))"
    case .day: return weekday.rawValue.prefix(1).uppercased() + weekday.rawValue.dropFirst()
    case .long: return "\(day) \(Self.months[month - 1]) \(year)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

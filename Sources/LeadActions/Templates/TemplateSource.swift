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

  /// Every path that leads somewhere: what the nearest name of a slip is looked for among.
  static func paths(_ catalog: FieldCatalog) -> [String] {
    var paths = ["user", "partner", "event", "appointment"]
    paths += PersonPart.allCases.flatMap { ["user.\($0.rawValue)", "partner.\($0.rawValue)"] }
    paths += EventPart.allCases.map { "event.\($0.rawValue)" }
    for name in catalog.names {
      paths.append(name.rawValue)
      if catalog.find(name)?.kind == .date { paths += DatePart.allCases.map { "\(name).\($0.rawValue)" } }
    }
    return paths
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

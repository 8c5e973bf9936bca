public import struct Foundation.Data

extension RuleBook {
  /// The rule book as JSON, with sorted keys; equal rule books give the same bytes.
  ///
  /// - Throws: what no file can hold: a number that is not finite, a NUL, nesting deeper than 64, more than 10 MiB.
  public func json(pretty: Bool = true) throws(RuleBookError) -> Data {
    let (bytes, problems) = JSONWriter.write(plainValue, as: .ruleBook, pretty: pretty)
    guard problems.isEmpty else { throw RuleBookError(problems) }
    return Data(bytes)
  }

  /// The rule book as plain values, for files of any format.
  public var plainValue: PlainValue {
    var book: [String: PlainValue] = [
      "format": .number(Double(Self.format)), "name": .text(name), "version": .number(Double(version)),
    ]
    book.set("users", .names(users))
    book.set("groups", .names(groups))
    book.set("partners", .names(partners))
    book.set("fields", .kinds(fields))
    book.set("facts", .kinds(facts))
    book.set("customEvents", .named(customEvents) { .kinds($0) })
    book.set("leadGroups", .list(leadGroups.map(\.plainValue)))
    book.set("templates", .list(templates.map(\.plainValue)))
    book.set("partials", .named(partials) { .lines($0) })
    book.set("workflows", .list(workflows.map(\.plainValue)))
    book["directory"] = directory?.plainValue
    book.set("allow", .reasons(allowed))
    return .object(book)
  }
}

extension [String: PlainValue] {
  /// Writes a list or object unless it is empty.
  mutating func set(_ key: String, _ value: PlainValue) {
    if value != .list([]), value != .object([:]) { self[key] = value }
  }

  mutating func set<Kind>(_ key: String, _ name: Name<Kind>?) {
    if let name { self[key] = .text(name.rawValue) }
  }
}

extension PlainValue {
  static func names<Kind>(_ names: [Name<Kind>]) -> PlainValue { .list(names.map { .text($0.rawValue) }) }

  static func named<Kind, Value>(_ values: [Name<Kind>: Value], _ form: (Value) -> PlainValue) -> PlainValue {
    .object(Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, form($0.value)) }))
  }

  static func kinds(_ kinds: [FieldName: FieldKind]) -> PlainValue { .named(kinds) { .text($0.rawValue) } }

  static func reasons(_ allowed: [FindingCode: String]) -> PlainValue {
    .object(Dictionary(uniqueKeysWithValues: allowed.map { ($0.key.rawValue, .text($0.value)) }))
  }

  static func period(_ period: Period) -> PlainValue { .text(period.description) }

  /// A text of several lines is written as their list, to be read easily.
  static func lines(_ text: String) -> PlainValue {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count < 2 ? .text(text) : .list(lines.map { .text(String($0)) })
  }
}

extension LeadGroup {
  var plainValue: PlainValue {
    .object(["name": .text(name.rawValue), "types": .list(types.map(\.plainValue))])
  }
}

extension LeadType {
  var plainValue: PlainValue {
    var type: [String: PlainValue] = ["name": .text(name.rawValue), "zone": .text(zone.identifier)]
    if referralMethod != .none { type["referralMethod"] = .text(referralMethod.rawValue) }
    type.set("partner", partner)
    if lateTimers != .skip { type["lateTimers"] = .text(lateTimers.rawValue) }
    if countsMachineEvents { type["countsMachineEvents"] = .flag(true) }
    type.set("statuses", .list(statuses.map(\.plainValue)))
    type.set("rules", .list(rules.map(\.plainValue)))
    type.set("allow", .reasons(allowed))
    return .object(type)
  }
}

extension LeadStatus {
  var plainValue: PlainValue {
    guard let progress else { return .text(name.rawValue) }
    return .object(["name": .text(name.rawValue), "progress": .text(progress.rawValue)])
  }
}

extension MessageTemplate {
  var plainValue: PlainValue {
    var template: [String: PlainValue] = ["name": .text(name.rawValue)]
    switch content {
    case .email(let subject, let text, let html):
      var email: [String: PlainValue] = ["subject": .text(subject), "text": .lines(text)]
      email["html"] = html.map { .lines($0) }
      template["email"] = .object(email)
    case .letter(let body): template["letter"] = .lines(body)
    case .text(let body): template["text"] = .lines(body)
    }
    template.set("allow", .reasons(allowed))
    return .object(template)
  }
}

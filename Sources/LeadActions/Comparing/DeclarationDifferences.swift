/// What became of the names that a book declares, and of its directory.
enum DeclarationDifferences {
  static func between(_ old: RuleBook, _ new: RuleBook) -> [ValueChange] {
    var changes: [ValueChange] = []
    changes += [ValueChange("name", differing: old.name.told, new.name.told)].compactMap { $0 }
    changes += names("user", old.users, new.users)
    changes += names("group", old.groups, new.groups)
    changes += names("partner", old.partners, new.partners)
    changes += values("field", old.fields, new.fields) { "a \($0.rawValue)" }
    changes += values("fact", old.facts, new.facts) { "a \($0.rawValue)" }
    changes += values("custom event", old.customEvents, new.customEvents) { fields in
      fields.isEmpty
        ? "no fields"
        : "fields "
          + fields.sorted { $0.key < $1.key }.map { "\($0.key.told) (\($0.value.rawValue))" }
          .joined(separator: ", ")
    }
    return changes + directory(old.directory, new.directory)
  }

  private static func names<Kind>(_ thing: String, _ old: [Name<Kind>], _ new: [Name<Kind>]) -> [ValueChange] {
    let (before, after) = (Set(old), Set(new))
    return before.symmetricDifference(after).sorted().map { name in
      ValueChange(thing, from: before.contains(name) ? name.told : nil, to: after.contains(name) ? name.told : nil)
    }
  }

  private static func values<Kind, Value>(
    _ thing: String, _ old: [Name<Kind>: Value], _ new: [Name<Kind>: Value], _ words: (Value) -> String
  ) -> [ValueChange] {
    Set(old.keys).union(new.keys).sorted().compactMap { name in
      ValueChange("\(thing) \(name.told)", differing: old[name].map(words), new[name].map(words))
    }
  }

  private static func directory(_ old: Directory?, _ new: Directory?) -> [ValueChange] {
    if old == nil, new == nil { return [] }
    var changes: [ValueChange] = []
    if old == nil || new == nil {
      let words = "in the book"
      changes.append(ValueChange("directory", from: old.map { _ in words }, to: new.map { _ in words }))
    }
    let (old, new) = (old ?? .empty, new ?? .empty)
    changes += values("directory user", old.users, new.users, \.words)
    changes += values("directory group", old.groups, new.groups) { group in
      group.members.isEmpty ? "nobody" : group.members.map(\.words).joined(separator: ", ")
    }
    changes += values("directory partner", old.partners, new.partners) {
      [$0.displayName, $0.email, $0.mobile].compactMap { $0?.told }.joined(separator: ", ").nonEmpty ?? "no address"
    }
    return changes
  }
}

extension DirectoryUser {
  fileprivate var words: String {
    var parts = [displayName?.told, email?.told, mobile?.told].compactMap { $0 }
    if let zone { parts.append("in \(zone.identifier)") }
    if let workingHours { parts.append("works \(workingHours.words)") }
    parts += absences.map { "away from \(Timestamp.text(from: $0.from)) until \(Timestamp.text(from: $0.until))" }
    if let openLeads { parts.append(openLeads.of("open lead")) }
    return parts.joined(separator: ", ").nonEmpty ?? "no address"
  }
}

extension GroupMember {
  fileprivate var words: String {
    var parts: [String] = []
    if weight != 1 { parts.append("weight \(weight)") }
    if let dailyCap { parts.append("at most \(dailyCap) a day") }
    if let monthlyCap { parts.append("at most \(monthlyCap) a month") }
    return user.told + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }
}

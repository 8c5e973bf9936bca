/// Finds declared names that differ only in case or white space, so that one is easily taken for the other.
enum NearlyEqualCheck {
  static func run(_ checked: CheckedBook, _ report: inout CheckReport) {
    let book = checked.book
    let root = Place.book
    func list<Kind>(_ names: [Name<Kind>], _ thing: String, _ place: (Int, String) -> Place) {
      compare(names.enumerated().map { ($1.rawValue, place($0, $1.rawValue)) }, thing, &report)
    }
    list(book.users + others(book.directory?.users.keys, than: book.users), "users") {
      $0 < book.users.count ? root["users"][$0, $1] : root["directory"]["users"][$1]
    }
    list(book.groups + others(book.directory?.groups.keys, than: book.groups), "groups") {
      $0 < book.groups.count ? root["groups"][$0, $1] : root["directory"]["groups"][$1]
    }
    list(book.partners + others(book.directory?.partners.keys, than: book.partners), "partners") {
      $0 < book.partners.count ? root["partners"][$0, $1] : root["directory"]["partners"][$1]
    }
    list(book.facts.keys.sorted(), "facts") { root["facts"][$1] }
    list(book.customEvents.keys.sorted(), "custom events") { root["customEvents"][$1] }
    list(book.leadGroups.map(\.name), "lead groups") { root["leadGroups"][$0, $1] }
    list(book.templates.map(\.name), "templates") { root["templates"][$0, $1] }
    list(book.partials.keys.sorted(), "partials") { root["partials"][$1] }
    list(book.workflows.map(\.name), "workflows") { root["workflows"][$0, $1] }
    let types = checked.types
    compare(types.map { ($0.type.name.rawValue, $0.place) }, "lead types", &report)
    for type in types {
      compare(type.rules.map { ($0.rule.id.rawValue, $0.place) }, "rules", &report)
    }
    // A status of the same name in several types is one status.
    var seen: Set<StatusName> = []
    let statuses = types.flatMap { type in
      type.type.statuses.enumerated().compactMap { index, status in
        seen.insert(status.name).inserted
          ? (status.name.rawValue, type.place["statuses"][index, status.name.rawValue]) : nil
      }
    }
    compare(statuses, "statuses", &report)
  }

  private static func others<Kind, Value>(
    _ names: [Name<Kind>: Value].Keys?, than known: [Name<Kind>]
  ) -> [Name<Kind>] {
    let known = Set(known)
    return (names.map(Array.init) ?? []).filter { !known.contains($0) }.sorted()
  }

  private static func compare(_ names: [(name: String, place: Place)], _ things: String, _ report: inout CheckReport) {
    var first: [String: (name: String, place: Place)] = [:]
    for (name, place) in names where !name.isEmpty {
      let folded = name.lowercased().filter { !$0.isWhitespace }
      guard let other = first[folded] else {
        first[folded] = (name, place)
        continue
      }
      // The same name twice is a problem of its own.
      guard other.name != name else { continue }
      report.findings.append(
        Finding(
          .nearlyEqualNames, at: place.text,
          "The \(things) \(other.name.inQuotes) and \(name.inQuotes) differ only in case or spaces.",
          why: "They are two different names, and what is meant for one is easily written for the other.",
          mend: "If they are one, use one spelling everywhere; if not, let the names differ in more.",
          related: [RelatedPlace(other.place.text, "the other one")]))
    }
  }
}

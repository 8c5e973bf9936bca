extension RuleBookValidator {
  mutating func checkFields() {
    var keys: [String: FieldName] = [:]
    for name in book.fields.keys.sorted() {
      let place = Place.book["fields"][name.rawValue]
      checkName(name.rawValue, of: "field", at: place)
      if let reason = Self.reason(against: name) {
        problems.add(
          "The field \(name.inQuotes) \(reason).", mend: "Give it another name, such as 'my\(name.capitalised)'.",
          at: place)
      }
      if let other = keys.updateValue(name, forKey: name.rawValue.lowercased()) {
        problems.add(
          "The fields \(other.inQuotes) and \(name.inQuotes) have one key in webhooks.",
          mend: "Let them differ in more than capital letters.", at: place)
      }
    }
    for name in book.facts.keys.sorted() {
      checkName(name.rawValue, of: "fact", at: Place.book["facts"][name.rawValue])
    }
    checkCustomEvents(at: Place.book["customEvents"])
  }

  private mutating func checkCustomEvents(at place: Place) {
    var kinds: [FieldName: (kind: FieldKind, event: CustomEventName)] = [:]
    for event in book.customEvents.keys.sorted() {
      let here = place[event.rawValue]
      checkName(event.rawValue, of: "custom event", at: here)
      if EventKind(name: event.rawValue) != nil || EventKind(type: event.rawValue) != nil {
        problems.add(
          "The custom event \(event.inQuotes) has the name of one of the guide's.", mend: "Give it another name.",
          at: here)
      }
      for (field, kind) in (book.customEvents[event] ?? [:]).sorted(by: { $0.key < $1.key }) {
        checkName(field.rawValue, of: "field", at: here[field.rawValue])
        if EventProperty(.event(field)) != nil {
          problems.add(
            "The field \(field.inQuotes) hides 'event.\(field)', which events have already.",
            mend: "Give it another name.", at: here[field.rawValue])
        }
        if let other = kinds[field], other.kind != kind {
          problems.add(
            "The field \(field.inQuotes) is a \(kind.rawValue) here, and a \(other.kind.rawValue) in the custom event "
              + "\(other.event.inQuotes).", mend: "Give both the same kind, or different names.",
            at: here[field.rawValue])
        } else {
          kinds[field] = (kind, event)
        }
      }
    }
  }

  private static let prefixes = ["event.", "appointment.", "fact.", "user.", "partner."]

  /// The keys of webhooks that are taken: the guide's, and those of the standard fields.
  private static let takenKeys = Set(
    ["eventtype", "eventdatetime"]
      + (LeadProperty.allCases.map(\.rawValue) + RecordProperty.allCases.map(\.rawValue)).map { $0.lowercased() })

  private static func reason(against name: FieldName) -> String? {
    let text = name.rawValue
    if LeadProperty(name) != nil || RecordProperty(name) != nil { return "hides the standard field" }
    if let prefix = prefixes.first(where: text.hasPrefix) { return "begins with '\(prefix)', which is taken" }
    if takenKeys.contains(text.lowercased()) {
      return "has the key '\(text.lowercased())' in webhooks, which is taken"
    }
    return nil
  }
}

extension Name {
  fileprivate var capitalised: String {
    let word = rawValue.split(separator: ".").last.map(String.init) ?? rawValue
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}

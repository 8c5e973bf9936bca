/// Facts, and the fields of custom events, share one space of names with a lead's fields: they stand behind a prefix.
extension FieldName {
  private static let factPrefix = "fact."
  private static let eventPrefix = "event."

  /// A fact as conditions and templates name it, such as `fact.score`.
  static func fact(_ name: FieldName) -> FieldName { FieldName(factPrefix + name.rawValue) }

  /// A field of a custom event as conditions and templates name it, such as `event.price`.
  static func event(_ name: FieldName) -> FieldName { FieldName(eventPrefix + name.rawValue) }

  /// The fact that this names; none without the prefix.
  var fact: FieldName? { without(Self.factPrefix) }

  /// The field of an event that this names; none without the prefix.
  var eventField: FieldName? { without(Self.eventPrefix) }

  private func without(_ prefix: String) -> FieldName? {
    rawValue.hasPrefix(prefix) ? FieldName(String(rawValue.dropFirst(prefix.count))) : nil
  }
}

extension ValueForm {
  package static let condition: ValueForm = .shared("condition") {
    .any([
      .list(.condition), .object(.fieldTest),
      .object(one("all", .list(.condition), "Every one of these holds.")),
      .object(one("any", .list(.condition), "At least one of these holds.")),
      .object(one("not", .condition, "This does not hold.")),
      .object(one("withinHours", .weeklyHours, "It is within these hours, in the lead type's zone.")),
    ])
  }

  private static func one(_ key: String, _ form: ValueForm, _ about: String) -> ObjectForm {
    ObjectForm("a condition", about, [.needed(key, form, about)])
  }
}

extension ObjectForm {
  static let fieldTest = ObjectForm(
    "a condition on a field", "A comparison of a field; a field without a value is equal to nothing.",
    [
      .needed("field", .text, "The field: of the lead, fact.NAME, event.NAME or appointment.NAME."),
      .optional("ignoringCase", .flag, "Whether capital and small letters are the same, for tests of a text."),
    ]
      + FieldTest.names.map { name in
        .optional(name, FieldTest.forms[name] ?? .value, FieldTest.abouts[name] ?? "How the field compares.")
      }, choices: [FieldTest.names])
}

extension FieldTest {
  /// What stands under the tests that take no value.
  fileprivate static let forms: [String: ValueForm] = [
    "oneOf": .list(.value), "contains": .text, "beginsWith": .text, "matches": .text, "isSet": .flag,
    "changed": .only(true), "before": .date, "after": .date, "olderThan": .period, "youngerThan": .period,
  ]

  fileprivate static let abouts = [
    "equals": "The field has this value.", "notEquals": "The field has another value.",
    "lessThan": "The field is less than this.", "atMost": "The field is this or less.",
    "moreThan": "The field is more than this.", "atLeast": "The field is this or more.",
    "oneOf": "The field has one of these values.", "contains": "The text has this in it.",
    "beginsWith": "The text begins with this.",
    "matches": "The text is like this, where * is any run of characters and ? any one.",
    "isSet": "Whether the field has a value at all.", "changed": "The event changed the field.",
    "changedFrom": "The event changed the field, which had this value.",
    "changedTo": "The event changed the field to this value.", "before": "The date is before this one.",
    "after": "The date is after this one.", "olderThan": "The date lies at least so long before the event.",
    "youngerThan": "The date lies less than so long before the event, or after it.",
  ]
}

/// The form of an object in a file: its keys, and what stands under each.
///
/// Readers take the keys from it, and the schema that editors use is made of it, so that the two cannot differ.
package struct ObjectForm: Sendable {
  /// Such as `a rule`, for messages.
  package let thing: String
  /// What it is for, in a sentence.
  package let about: String
  package let keys: [KeyForm]
  /// Sets of keys of each of which exactly one stands in the object.
  package let choices: [[String]]
  /// What stands under keys that have no name here; nothing where there are none.
  package let others: ValueForm?
  /// Whether exactly one key stands in the object, whichever it is.
  package let isSingle: Bool
  package let names: [String]

  package init(
    _ thing: String, _ about: String, _ keys: [KeyForm], choices: [[String]] = [], isSingle: Bool = false,
    others: ValueForm? = nil
  ) {
    self.isSingle = isSingle
    self.thing = thing
    self.about = about
    self.keys = keys
    self.choices = choices
    self.others = others
    names = keys.map(\.name)
  }

  /// The form with keys that every file has at its top.
  package static func file(
    _ thing: String, _ about: String, format: FileFormat, _ keys: [KeyForm]
  ) -> ObjectForm {
    let top: [KeyForm] = [
      .optional("$schema", .text, "The schema that editors complete and underline by; nothing else reads it."),
      .optional(
        "format", .whole(from: 1, to: format.newest), "The form of the file; a file without one has the first."),
    ]
    return ObjectForm(thing, about, top + keys)
  }
}

/// A key of an object, and what stands under it.
package struct KeyForm: Sendable {
  package let name: String
  package let form: ValueForm
  package let isNeeded: Bool
  /// What it says, in a sentence.
  package let about: String

  package static func needed(_ name: String, _ form: ValueForm, _ about: String) -> KeyForm {
    KeyForm(name: name, form: form, isNeeded: true, about: about)
  }

  package static func optional(_ name: String, _ form: ValueForm, _ about: String) -> KeyForm {
    KeyForm(name: name, form: form, isNeeded: false, about: about)
  }
}

extension PlainObject {
  package init(_ node: PlainNode, _ form: ObjectForm) { self.init(node, form.thing, keys: form.names) }
}

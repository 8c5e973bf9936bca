/// Makes the JSON Schema (draft 2020-12) of a form, by which editors complete and underline.
///
/// It is about form alone, and a little stricter than the readers: it does not offer null for what can be left out.
package struct SchemaWriter {
  private var shared: [String: PlainValue] = [:]

  private init() {}

  /// The schema of a file whose top is an object.
  package static func schema(of file: ObjectForm, title: String) -> PlainValue {
    var writer = SchemaWriter()
    var schema = writer.schema(of: file)
    schema["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
    schema["title"] = .text(title)
    if !writer.shared.isEmpty { schema["$defs"] = .object(writer.shared) }
    return .object(schema)
  }

  /// The bytes of a schema, as they are published.
  package static func bytes(of file: ObjectForm, title: String) -> [UInt8] {
    JSONWriter.write(schema(of: file, title: title), as: .schema, pretty: true).bytes
  }

  private mutating func schema(of form: ObjectForm) -> [String: PlainValue] {
    var properties: [String: PlainValue] = [:]
    for key in form.keys {
      var schema = schema(of: key.form)
      schema["description"] = .text(key.about)
      properties[key.name] = .object(schema)
    }
    var schema: [String: PlainValue] = [
      "type": .text("object"), "description": .text(form.about), "properties": .object(properties),
      "additionalProperties": form.others.map { .object(self.schema(of: $0)) } ?? .flag(false),
    ]
    if form.isSingle {
      schema["minProperties"] = .number(1)
      schema["maxProperties"] = .number(1)
    }
    let needed = form.keys.filter(\.isNeeded).map { PlainValue.text($0.name) }
    if !needed.isEmpty { schema["required"] = .list(needed) }
    let choices = form.choices.map { names in
      PlainValue.object(["oneOf": .list(names.map { .object(["required": .list([.text($0)])]) })])
    }
    if choices.count == 1, case .object(let choice)? = choices.first {
      schema.merge(choice) { first, _ in first }
    } else if !choices.isEmpty {
      schema["allOf"] = .list(choices)
    }
    return schema
  }

  private mutating func schema(of form: ValueForm) -> [String: PlainValue] {
    switch form {
    case .text: return ["type": .text("string")]
    case .pattern(let pattern, let example):
      return ["type": .text("string"), "pattern": .text(pattern), "examples": .list([.text(example)])]
    case .words(let words): return ["enum": .list(words.map { .text($0) })]
    case .textExcept(let words):
      return ["type": .text("string"), "not": .object(["enum": .list(words.map { .text($0) })])]
    case .flag: return ["type": .text("boolean")]
    case .whole(let least, let most):
      var schema: [String: PlainValue] = ["type": .text("integer")]
      schema["minimum"] = least.map { .number(Double($0)) }
      schema["maximum"] = most.map { .number(Double($0)) }
      return schema
    case .number: return ["type": .text("number")]
    case .null: return ["type": .text("null")]
    case .only(let flag): return ["const": .flag(flag)]
    case .list(let form): return ["type": .text("array"), "items": .object(schema(of: form))]
    case .object(let form): return schema(of: form)
    case .named(let form): return ["type": .text("object"), "additionalProperties": .object(schema(of: form))]
    case .any(let forms): return ["anyOf": .list(forms.map { .object(schema(of: $0)) })]
    case .anything: return [:]
    case .shared(let name, let form):
      if shared[name] == nil {
        // Noted first, since a form may stand within itself.
        shared[name] = .null
        shared[name] = .object(schema(of: form()))
      }
      return ["$ref": .text("#/$defs/\(name)")]
    }
  }
}

extension FileKind {
  fileprivate static let schema = FileKind(name: "schema", example: "{}", nesting: "forms")
}

import Foundation
import LeadActions

/// As much of JSON Schema as the published schemas use; a word that it does not know is an error of its own.
struct SchemaValidator {
  let root: PlainValue

  private static let notes: Set<String> = ["$schema", "$defs", "title", "description", "examples"]

  /// Why a value does not fit; nothing where it does.
  func faults(of value: PlainValue) -> [String] { faults(of: value, root, "") }

  private func faults(of value: PlainValue, _ schema: PlainValue, _ place: String) -> [String] {
    if case .flag(let allowed) = schema { return allowed ? [] : ["\(place): nothing may stand here"] }
    guard case .object(let words) = schema else { return ["\(place): no schema"] }
    var faults: [String] = []
    for (word, operand) in words where !Self.notes.contains(word) {
      switch (word, operand) {
      case ("$ref", .text(let name)): faults += self.faults(of: value, definition(name), place)
      case ("anyOf", .list(let schemas)):
        let each = schemas.map { self.faults(of: value, $0, place) }
        if !each.contains(where: \.isEmpty) { faults.append("\(place): none of \(each)") }
      case ("oneOf", .list(let schemas)):
        let fitting = schemas.count { self.faults(of: value, $0, place).isEmpty }
        if fitting != 1 { faults.append("\(place): \(fitting) fit where one should") }
      case ("allOf", .list(let schemas)): for schema in schemas { faults += self.faults(of: value, schema, place) }
      case ("not", _): if self.faults(of: value, operand, place).isEmpty { faults.append("\(place): is excluded") }
      default: faults += simple(word, operand, value, words, place)
      }
    }
    return faults
  }

  private func simple(
    _ word: String, _ operand: PlainValue, _ value: PlainValue, _ words: [String: PlainValue], _ place: String
  ) -> [String] {
    switch (word, operand, value) {
    case ("type", .text(let type), _): Self.types(of: value).contains(type) ? [] : ["\(place): is no \(type)"]
    case ("enum", .list(let values), _): values.contains(value) ? [] : ["\(place): none of the values"]
    case ("const", _, _): value == operand ? [] : ["\(place): another value"]
    case ("pattern", .text(let pattern), .text(let text)):
      text.range(of: pattern, options: .regularExpression) != nil ? [] : ["\(place): '\(text)' does not match"]
    case ("minimum", .number(let least), .number(let number)): number >= least ? [] : ["\(place): too small"]
    case ("maximum", .number(let most), .number(let number)): number <= most ? [] : ["\(place): too large"]
    case ("items", _, .list(let elements)):
      elements.enumerated().flatMap { faults(of: $1, operand, "\(place)[\($0)]") }
    case ("required", .list(let keys), .object(let members)):
      keys.compactMap { key in
        if case .text(let key) = key, members[key] == nil { "\(place): lacks \(key)" } else { nil }
      }
    case ("properties", .object(let schemas), .object(let members)):
      members.flatMap { key, value in schemas[key].map { faults(of: value, $0, "\(place).\(key)") } ?? [] }
    case ("additionalProperties", _, .object(let members)):
      members.flatMap { key, value in
        if case .object(let known)? = words["properties"], known[key] != nil { return [String]() }
        return faults(of: value, operand, "\(place).\(key)")
      }
    case ("minProperties", .number(let least), .object(let members)):
      Double(members.count) >= least ? [] : ["\(place): too few keys"]
    case ("maxProperties", .number(let most), .object(let members)):
      Double(members.count) <= most ? [] : ["\(place): too many keys"]
    case ("pattern", _, _), ("minimum", _, _), ("maximum", _, _), ("items", _, _), ("required", _, _),
      ("properties", _, _), ("additionalProperties", _, _), ("minProperties", _, _), ("maxProperties", _, _):
      []
    default: ["\(place): the word \(word) is not known"]
    }
  }

  private func definition(_ name: String) -> PlainValue {
    if case .object(let words) = root, case .object(let shared)? = words["$defs"] {
      return shared[String(name.dropFirst("#/$defs/".count))] ?? .null
    }
    return .null
  }

  private static func types(of value: PlainValue) -> Set<String> {
    switch value {
    case .null: ["null"]
    case .flag: ["boolean"]
    case .number(let number): number == number.rounded() ? ["number", "integer"] : ["number"]
    case .text: ["string"]
    case .list: ["array"]
    default: ["object"]
    }
  }
}

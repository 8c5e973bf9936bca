public import struct Foundation.Data

/// The JSON Schema of rule book files, by which editors complete and underline.
public enum RuleBookSchema {
  /// The schema as it is published in `Documentation/rulebook.schema.json`.
  public static var json: Data { Data(SchemaWriter.bytes(of: .ruleBook, title: "Rule book")) }
}

import LeadActions

public import struct Foundation.Data

/// The JSON Schema of scenario files, by which editors complete and underline.
public enum ScenarioSchema {
  /// The schema as it is published in `Documentation/scenarios.schema.json`.
  public static var json: Data { Data(SchemaWriter.bytes(of: .scenarios, title: "Scenarios")) }
}

public import struct Foundation.Data

/// The JSON Schema of files of leads, by which editors complete and underline.
public enum PlaySchema {
  /// The schema as it is published in `Documentation/leads.schema.json`.
  public static var json: Data { Data(SchemaWriter.bytes(of: .play, title: "Leads")) }
}

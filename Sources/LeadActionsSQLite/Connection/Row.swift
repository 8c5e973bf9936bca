#if SQLite
  import Foundation
  import GRDBSQLite
  import LeadActions

  /// A row that a statement stands at; good until the next step.
  struct Row {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    func date(_ column: Int32) -> Date {
      Date(timeIntervalSinceReferenceDate: sqlite3_column_double(statement, column))
    }

    func bytes(_ column: Int32) -> [UInt8] {
      guard let start = sqlite3_column_blob(statement, column) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// A name whose own bytes stand in a column of their own where they are not the key's.
    func text(key: Int32, own: Int32) -> String { text(isNull(own) ? key : own) }

    /// A value's format and, in the column behind it, its bytes.
    func body(_ column: Int32) -> StoredBody { StoredBody(format: int(column), bytes: bytes(column + 1)) }
  }

  /// A value as a row holds it.
  struct StoredBody: Hashable, Sendable {
    var format = StoredForm.current
    var bytes: [UInt8]

    init(_ value: some Encodable) throws { bytes = try StoredForm.encode(value) }

    init(_ value: some QuicklyStored) throws { bytes = try StoredForm.encode(value) }

    init(format: Int, bytes: [UInt8]) {
      self.format = format
      self.bytes = bytes
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws(StoredFormError) -> Value {
      try StoredForm.decode(type, from: bytes, format: format)
    }
  }

  extension Binder {
    mutating func bind(_ body: StoredBody) {
      bind(body.format)
      bind(body.bytes)
    }
  }
#endif

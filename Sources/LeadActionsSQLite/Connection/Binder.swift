#if SQLite
  import Foundation
  import GRDBSQLite

  /// Gives a statement its values, one after the other.
  struct Binder {
    private let statement: OpaquePointer
    private var index: Int32 = 0
    private(set) var failure: Int32 = SQLITE_OK

    init(_ statement: OpaquePointer) { self.statement = statement }

    mutating func bind(_ number: Int) { note(sqlite3_bind_int64(statement, next(), Int64(number))) }

    mutating func bind(_ flag: Bool) { bind(flag ? 1 : 0) }

    /// NaN would become NULL; a time that is no time never comes.
    mutating func bind(_ date: Date) {
      let seconds = date.timeIntervalSinceReferenceDate
      note(sqlite3_bind_double(statement, next(), seconds.isNaN ? .infinity : seconds))
    }

    mutating func bind(_ bytes: [UInt8]?) {
      guard let bytes else { return note(sqlite3_bind_null(statement, next())) }
      guard !bytes.isEmpty else { return note(sqlite3_bind_zeroblob(statement, next(), 0)) }
      // SQLite copies the bytes.
      let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      bytes.withUnsafeBytes { note(sqlite3_bind_blob64(statement, next(), $0.baseAddress, UInt64($0.count), copies)) }
    }

    mutating func bind(_ lead: LeadBytes) {
      bind(lead.tenant.bytes)
      bind(lead.lead.bytes)
    }

    /// A key to go on behind; none is a number, which SQLite orders before all bytes.
    mutating func bind(after key: [UInt8]?) {
      if let key { bind(key) } else { bind(0) }
    }

    private mutating func next() -> Int32 {
      index += 1
      return index
    }

    private mutating func note(_ code: Int32) {
      if failure == SQLITE_OK { failure = code }
    }
  }
#endif

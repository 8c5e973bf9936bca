import struct Foundation.Date

/// A value of which a commit writes many: it writes itself, byte for byte as its `Codable` form is written.
///
/// The containers of `Encodable` cost several times as much as what they write. A part that commits hardly ever write is
/// left to them, by ``StoredWriter/write(other:)``.
package protocol QuicklyStored: Encodable {
  func write(to out: inout StoredWriter) throws
}

extension StoredForm {
  /// The same bytes as ``encode(_:)`` of any value, which does not know that this one writes itself.
  package static func encode(_ value: some QuicklyStored) throws -> [UInt8] {
    var out = StoredWriter()
    try value.write(to: &out)
    return out.bytes
  }
}

extension StoredWriter {
  /// A value by its `Codable` form.
  mutating func write(other value: some Encodable) throws {
    var text = StoredWriter(capacity: 0)
    swap(&text, &self)
    self = try StoredEncoder.writing(value, behind: consume text)
  }

  /// A list of values that write themselves.
  mutating func write(list: [some QuicklyStored]) throws {
    put("[")
    var isFirst = true
    for value in list {
      if !isFirst { put(",") }
      isFirst = false
      try value.write(to: &self)
    }
    put("]")
  }

  mutating func write<Kind>(list: [Name<Kind>]) {
    put("[")
    var isFirst = true
    for name in list {
      if !isFirst { put(",") }
      isFirst = false
      write(name)
    }
    put("]")
  }

  /// An object whose keys are names, in the dictionary's own order.
  mutating func write<Kind, Value: QuicklyStored>(object: [Name<Kind>: Value]) throws {
    put("{")
    var isFirst = true
    for (name, value) in object {
      if !isFirst { put(",") }
      isFirst = false
      write(name)
      put(":")
      try value.write(to: &self)
    }
    put("}")
  }

  /// A member that is left out where there is no value; the piece is all of it up to the value.
  mutating func put<Kind>(_ piece: StaticString, _ name: Name<Kind>?) {
    guard let name else { return }
    put(piece)
    write(name)
  }

  mutating func put(_ piece: StaticString, _ text: String?) {
    guard let text else { return }
    put(piece)
    write(text)
  }

  mutating func put(_ piece: StaticString, _ date: Date?) {
    guard let date else { return }
    put(piece)
    write(date)
  }
}

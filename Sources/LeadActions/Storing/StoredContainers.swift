/// The encoder of one value, whose place is prepared.
///
/// It keeps no path: that would cost more than the writing, and only tells where a type breaks the rules of `Encodable`.
struct StoredValueEncoder: Encoder {
  let writer: StoredEncoder
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(
      StoredKeyedContainer(writer: writer, place: writer.open(object: true)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    StoredUnkeyedContainer(writer: writer, place: writer.open(object: false))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    StoredSingleContainer(writer: writer)
  }
}

private struct StoredKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: StoredEncoder
  let place: StoredEncoder.Place
  var codingPath: [any CodingKey] { [] }

  private func prepare(_ key: some CodingKey) throws {
    try writer.advance(in: place)
    writer.writeKey(key)
  }

  mutating func encodeNil(forKey key: Key) throws {
    try prepare(key)
    writer.writeNull()
  }

  mutating func encode(_ value: Bool, forKey key: Key) throws {
    try prepare(key)
    writer.write(value)
  }

  mutating func encode(_ value: String, forKey key: Key) throws {
    try prepare(key)
    writer.write(value)
  }

  mutating func encode(_ value: Double, forKey key: Key) throws {
    try prepare(key)
    writer.write(value)
  }

  mutating func encode(_ value: Int, forKey key: Key) throws {
    try prepare(key)
    writer.write(value)
  }

  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    try prepare(key)
    try writer.writeValue(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    deferred(key).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    deferred(key).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { deferred(StoredKey("super")) }
  mutating func superEncoder(forKey key: Key) -> any Encoder { deferred(key) }

  /// An encoder for a value at a key; where this container may not be written to any more, its value is refused.
  private func deferred(_ key: some CodingKey) -> StoredValueEncoder {
    do { try prepare(key) } catch { writer.spoil(error) }
    return StoredValueEncoder(writer: writer)
  }
}

private struct StoredUnkeyedContainer: UnkeyedEncodingContainer {
  let writer: StoredEncoder
  let place: StoredEncoder.Place
  var codingPath: [any CodingKey] { [] }
  private(set) var count = 0

  init(writer: StoredEncoder, place: StoredEncoder.Place) {
    self.writer = writer
    self.place = place
  }

  private mutating func prepare() throws {
    try writer.advance(in: place)
    count += 1
  }

  mutating func encodeNil() throws {
    try prepare()
    writer.writeNull()
  }

  mutating func encode(_ value: some Encodable) throws {
    try prepare()
    try writer.writeValue(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
    deferred().container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { deferred().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { deferred() }

  private mutating func deferred() -> StoredValueEncoder {
    do { try prepare() } catch { writer.spoil(error) }
    return StoredValueEncoder(writer: writer)
  }
}

private struct StoredSingleContainer: SingleValueEncodingContainer {
  let writer: StoredEncoder
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() throws { writer.writeNull() }
  mutating func encode(_ value: Bool) throws { writer.write(value) }
  mutating func encode(_ value: String) throws { writer.write(value) }
  mutating func encode(_ value: Double) throws { writer.write(value) }
  mutating func encode(_ value: Float) throws { writer.write(Double(value)) }
  mutating func encode(_ value: Int) throws { writer.write(value) }
  mutating func encode(_ value: Int8) throws { writer.write(value) }
  mutating func encode(_ value: Int16) throws { writer.write(value) }
  mutating func encode(_ value: Int32) throws { writer.write(value) }
  mutating func encode(_ value: Int64) throws { writer.write(value) }
  mutating func encode(_ value: UInt) throws { writer.write(value) }
  mutating func encode(_ value: UInt8) throws { writer.write(value) }
  mutating func encode(_ value: UInt16) throws { writer.write(value) }
  mutating func encode(_ value: UInt32) throws { writer.write(value) }
  mutating func encode(_ value: UInt64) throws { writer.write(value) }
  mutating func encode(_ value: some Encodable) throws { try writer.writeValue(value) }
}

private struct StoredKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ text: String) { (stringValue, intValue) = (text, nil) }
  init(_ index: Int) { (stringValue, intValue) = ("\(index)", index) }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { self.init(intValue) }
}

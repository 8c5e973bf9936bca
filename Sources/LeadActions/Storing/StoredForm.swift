import class Foundation.JSONDecoder

/// How values are kept in a durable store: as JSON, with the number of the format that they were written in.
///
/// A store writes ``current`` beside each value. What an older version of the library wrote is read as it was meant; what a
/// newer one wrote is refused, so that nothing is half understood.
public enum StoredForm {
  /// The format that is written.
  public static let current = 1

  /// The value as JSON, a number that is not finite as the text that ``decode(_:from:format:)`` understands.
  ///
  /// - Complexity: linear in the size of the value; it is written in one pass.
  /// - Throws: an `EncodingError` where the value's own encoding breaks the rules of `Encodable`.
  public static func encode(_ value: some Encodable) throws -> [UInt8] { try StoredEncoder.encode(value) }

  /// Reads a value back.
  ///
  /// - Throws: a ``StoredFormError`` that says whether a newer version wrote it, or what is wrong with it.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: some Sequence<UInt8>, format: Int
  ) throws(StoredFormError) -> Value {
    guard format <= current else { throw .fromTheFuture(format: format) }
    guard format >= 1 else { throw .damaged(ErrorText("there is no format \(format)")) }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: StoredWriter.infinity, negativeInfinity: "-" + StoredWriter.infinity,
      nan: StoredWriter.notANumber)
    do { return try decoder.decode(type, from: .init(bytes)) } catch {
      throw .damaged(ErrorText(error))
    }
  }
}

/// Why a stored value cannot be read.
@nonexhaustive
public enum StoredFormError: Error, Hashable, Sendable {
  /// A newer version of the library wrote it.
  case fromTheFuture(format: Int)
  /// It is not what any version writes.
  case damaged(ErrorText)
}

extension StoredFormError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .fromTheFuture(let format):
      "it was written in format \(format) by a newer version of LeadActions, and this one reads up to format "
        + "\(StoredForm.current); update LeadActions"
    case .damaged(let reason): "it is damaged: \(reason)"
    }
  }
}

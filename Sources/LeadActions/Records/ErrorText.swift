/// The text of an error, cleaned so that it can always be recorded.
///
/// Errors come from anywhere: control characters, NUL among them, become spaces, and a long text is cut at 1,000
/// characters, so that recording a failure cannot itself fail.
public struct ErrorText: Hashable, Sendable, Codable, CustomStringConvertible {
  public static let limit = 1_000
  public let text: String

  public init(_ raw: String) {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in raw.unicodeScalars {
      if count == Self.limit {
        scalars.append("…")
        break
      }
      scalars.append(scalar.isControl ? " " : scalar)
      count += 1
    }
    text = String(scalars)
  }

  public init(_ error: any Error) { self.init(String(describing: error)) }

  /// Cleans what it reads, since a stored text may have been written by anybody.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}

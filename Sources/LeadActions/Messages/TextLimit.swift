/// How long a text message may be: what is longer is refused, since a text that was cut may say something else.
public struct TextLimit: Hashable, Sendable {
  /// The most segments of one message.
  public var segments: Int

  public init(segments: Int) { self.segments = max(1, segments) }

  /// Ten segments: 1,530 characters of the GSM alphabet, or 670 others.
  public static let standard = TextLimit(segments: 10)

  /// Why a text may not be sent; nothing where it may.
  public func refusal(of text: String) -> String? {
    let found = TextSegments(of: text)
    guard found.count > segments else { return nil }
    let alphabet = found.alphabet == .gsm7 ? "" : ", for a character that is not in the GSM alphabet makes it longer"
    return "The text takes \(found.count) segments, and at most \(segments) are sent\(alphabet); "
      + "shorten its template, or raise the limit"
  }
}

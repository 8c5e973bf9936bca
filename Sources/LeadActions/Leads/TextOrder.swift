import Foundation

extension String {
  /// Whether the text stands before another by the bytes of their composed forms (NFC), which is also how stores keep
  /// names in order.
  ///
  /// The standard library's own order does not agree with its equality where a decomposed text, composed, is the
  /// beginning of another: `"e\u{301}"` is then neither before `"\u{E9}a"`, nor behind it, nor equal to it.
  func precedes(_ other: String) -> Bool {
    if isASCII, other.isASCII { return self < other }
    return precomposedStringWithCanonicalMapping.utf8.lexicographicallyPrecedes(
      other.precomposedStringWithCanonicalMapping.utf8)
  }

  /// Anything else takes more bytes than UTF-16 units; the standard library knows both counts without looking, mostly.
  private var isASCII: Bool { utf8.count == utf16.count }
}

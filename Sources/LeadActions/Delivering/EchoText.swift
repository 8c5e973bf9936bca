/// What transports give providers along with a message, so that they give it back: names, and values that pass anywhere.
package enum EchoText {
  /// Short enough for every provider's keys.
  package static let tenantKey = "la_tenant"
  package static let leadKey = "la_lead"
  package static let deliveryKey = "la_delivery"

  /// The key of a value that is written in letters, digits, `_` and `-` alone.
  package static func plainKey(_ key: String) -> String { key.replacing("la_", with: "la_plain_", maxReplacements: 1) }

  /// A value in letters, digits, `_` and `-` alone: any other byte, and `-`, as `-XX`.
  package static func plain(_ value: String) -> String {
    value.utf8.reduce(into: "") { text, byte in
      if byte.isLetterOrDigit || byte == UInt8(ascii: "_") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += (byte < 16 ? "-0" : "-") + String(byte, radix: 16)
      }
    }
  }
}

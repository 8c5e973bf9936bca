#if SQLite
  import Foundation
  import LeadActions

  /// A text as key columns hold it: the UTF-8 of its composed form (NFC).
  ///
  /// Swift finds two texts equal where their composed forms are, and orders them by these bytes, so that comparing
  /// bytes in the database decides as Swift does. A text with other bytes keeps them beside the key.
  struct NameKey: Hashable, Sendable {
    let bytes: [UInt8]
    /// The text's own bytes; none where they are the key's.
    let own: [UInt8]?

    init(_ text: String) {
      let plain = Array(text.utf8)
      if plain.allSatisfy({ $0 < 0x80 }) {
        bytes = plain
        own = nil
      } else {
        bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
        own = bytes == plain ? nil : plain
      }
    }

    init<Kind>(_ name: Name<Kind>) { self.init(name.rawValue) }

    init(_ key: ContactKey) { self.init("\(key.channel.rawValue):\(key.value)") }
  }

  extension NameKey {
    /// Texts one behind the other, each with its length, so that no two lists of texts are one key.
    init(list texts: [String]) { self.init(texts.map { "\($0.utf8.count):\($0)" }.joined()) }
  }

  /// A lead's key in bytes.
  struct LeadBytes: Hashable, Sendable {
    let tenant: NameKey
    let lead: NameKey

    init(_ key: LeadKey) {
      tenant = NameKey(key.tenant)
      lead = NameKey(key.lead)
    }
  }
#endif

#if SQLite
  /// A version of SQLite, such as 3.40.1.
  struct SQLiteVersion: Comparable {
    let parts: [Int]

    init(_ text: String) { parts = text.split(separator: ".").map { Int($0) ?? 0 } }

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.parts.lexicographicallyPrecedes(rhs.parts) }

    /// From 3.7.0 to 3.51.2, but for the two that had it mended earlier.
    var hasWALResetBug: Bool {
      self >= Self("3.7.0") && self <= Self("3.51.2") && self != Self("3.44.6") && self != Self("3.50.7")
    }
  }
#endif

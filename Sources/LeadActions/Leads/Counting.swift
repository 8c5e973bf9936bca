extension Int {
  /// A number of things in words, with commas between thousands: `1 rule`, `4,812 rules`.
  package func of(_ one: String, _ many: String? = nil) -> String {
    "\(grouped) \(self == 1 ? one : many ?? "\(one)s")"
  }

  /// With commas between thousands.
  package var grouped: String {
    var digits = String(magnitude)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return self < 0 ? "-\(digits)" : digits
  }
}

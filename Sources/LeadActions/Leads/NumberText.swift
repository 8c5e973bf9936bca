/// How a number is printed for a person to read, in templates, webhooks and histories alike: the fewest digits that
/// tell it from every other number, never with an exponent.
enum NumberText {
  /// The text of a number, or nothing if it is not finite.
  static func text(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    // Not Int64(exactly:), which needs the C mathematics library that nothing else here does.
    if number.magnitude < 0x1p63, Double(Int64(number)) == number { return String(Int64(number)) }
    let shortest = number.description
    guard let mark = shortest.firstIndex(of: "e"), let exponent = Int(shortest[shortest.index(after: mark)...]) else {
      return shortest
    }
    return expanded(shortest[..<mark], exponent: exponent)
  }

  private static func expanded(_ mantissa: Substring, exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let digits = String(parts.first ?? "0") + fraction
    func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }
    // An exponent is used only where the point stands before all digits or behind them.
    return sign + (exponent < 0 ? "0." + zeros(-exponent - 1) + digits : digits + zeros(exponent - fraction.count))
  }
}

/// How a number is printed for a person to read: the fewest digits that tell it from every other
/// number, never with an exponent.
enum TemplateNumber {
  /// The text of a number, or nothing if it is not finite.
  static func text(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    // Not Int64(exactly:), which needs the C mathematics library that nothing else here does.
    if number.magnitude < 0x1p63, Double(Int64(number)) == number { return String(Int64(number)) }
    let shortest = number.description
    guard let mark = shortest.firstIndex(of: "e"), let exponent = Int(shortest[shortest.index(after: mark)...]) else {
      return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
    }
    return expanded(shortest[..<mark], exponent: exponent)
  }

  private static func expanded(_ mantissa: Substring, exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    if fraction == "0" { fraction = "" }
    let digits = String(parts.first ?? "0") + fraction
    let point = digits.count - fraction.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}

/// A telephone number as every network understands it (ITU-T E.164): `+`, calling code and number, 8 to 15 digits.
public struct E164Number: Hashable, Sendable {
  /// Such as `+447700900123`.
  public let text: String

  /// Reads a number as people write it.
  ///
  /// The rule: spaces, hyphens, dots, slashes and round brackets separate. `+`, or the prefix that is dialled for abroad,
  /// begins an international number. Behind the calling code of a plan that is known, the prefix dialled within the
  /// country (`(0)`, or a plain `0`) is left out, but not in Italy, where it belongs to the number. Any other number is one
  /// of the plan's country: with its prefix, or without one if it is complete so, or with the calling code if it is too
  /// long for anything else. An extension, letters and other signs are refused, since nobody can text them. Whether
  /// the number is in use nobody knows.
  ///
  /// - Parameters:
  ///   - text: The number as it was typed.
  ///   - plan: That of the country in which numbers without calling code are; without it such numbers are refused.
  public init(_ text: String, in plan: DialingPlan? = nil) throws(NumberProblem) {
    let typed = try TypedNumber(text)
    guard !typed.digits.isEmpty else { throw .empty }
    self.text = try "+" + Self.complete(typed, plan)
  }

  private static func complete(_ typed: TypedNumber, _ plan: DialingPlan?) throws(NumberProblem) -> String {
    let digits = typed.digits
    if typed.hasPlus { return try international(digits, typed, plan) }
    // What most countries dial is understood everywhere: no number within a country begins so.
    for prefix in [plan?.internationalPrefix ?? "00", "00"] where digits.hasPrefix(prefix) {
      return try international(String(digits.dropFirst(prefix.count)), typed, plan)
    }
    guard let plan else { throw .noCountry }
    if let trunk = plan.trunkPrefix, digits.hasPrefix(trunk), plan.lengths.contains(digits.count - trunk.count) {
      return try checked(plan.callingCode + digits.dropFirst(trunk.count))
    }
    let rest = digits.count - plan.callingCode.count
    if digits.count > plan.lengths.upperBound, digits.hasPrefix(plan.callingCode) {
      if plan.lengths.contains(rest) { return try checked(digits) }
      return try international(digits, typed, plan)
    }
    if plan.trunkPrefix == nil || digits.count == plan.completeLength {
      guard plan.lengths.contains(digits.count) else { throw .length(digits.count) }
      return try checked(plan.callingCode + digits)
    }
    throw plan.trunkPrefix.map { digits.hasPrefix($0) } == true ? .length(digits.count) : .incomplete
  }

  /// Leaves out what is dialled only within the country, where the country is known.
  private static func international(
    _ digits: String, _ typed: TypedNumber, _ plan: DialingPlan?
  ) throws(NumberProblem) -> String {
    let plans = (plan.map { [$0] } ?? []) + DialingPlan.known
    guard let plan = plans.first(where: { digits.hasPrefix($0.callingCode) }) else {
      guard !typed.hasBracketedZero else { throw .unknownTrunk }
      return try checked(digits)
    }
    var rest = digits.dropFirst(plan.callingCode.count)
    if let trunk = plan.trunkPrefix, rest.hasPrefix(trunk), trunk == "0" { rest = rest.dropFirst(trunk.count) }
    guard plan.lengths.contains(rest.count) else { throw .length(rest.count) }
    return try checked(plan.callingCode + rest)
  }

  private static func checked(_ digits: String) throws(NumberProblem) -> String {
    guard digits.first != "0" else { throw .noSuchCode }
    guard (8...15).contains(digits.utf8.count) else { throw .length(digits.utf8.count) }
    return digits
  }
}

extension E164Number: CustomStringConvertible {
  public var description: String { text }
}

/// Why a text is no number that can be texted.
@nonexhaustive
public enum NumberProblem: Error, Hashable, Sendable {
  case empty
  /// It has letters, or what an extension is written with.
  case `extension`
  case sign(String)
  /// It has so many digits.
  case length(Int)
  /// It has no calling code, and nobody said which country is meant.
  case noCountry
  /// It has neither calling code nor area code.
  case incomplete
  /// No calling code begins with a zero.
  case noSuchCode
  /// It has `(0)` behind a calling code of which it is not known whether the zero is dialled.
  case unknownTrunk
}

extension NumberProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "The number has no digits"
    case .extension: "The number has letters or an extension, which cannot be texted; give a number without"
    case .sign(let sign): "The number has \(sign.inQuotes) in it; write it as '+44 7700 900123'"
    case .length(let count): "No number of that country has \(count) digits; compare it with what the customer wrote"
    case .noCountry: "The number has no calling code; write it as '+44 7700 900123', or give a dialing plan"
    case .incomplete: "The number has neither calling code nor area code; write it as '+44 7700 900123'"
    case .noSuchCode: "No calling code begins with 0; write the number as '+44 7700 900123'"
    case .unknownTrunk:
      "The number has '(0)' in it, and whether that zero is dialled in its country is not known; write it without '(0)'"
    }
  }
}

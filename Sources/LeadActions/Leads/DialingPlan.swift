/// How telephone numbers are written within a country, and from there to others.
///
/// The plans given here are those of the countries' regulators in broad outline: prefixes and lengths, not which numbers
/// are in use.
public struct DialingPlan: Hashable, Sendable {
  /// The country's calling code, without `+`.
  public var callingCode: String
  /// What is dialled before a number within the country and left out from abroad; none where nothing is, as in Italy,
  /// whose zero belongs to the number.
  public var trunkPrefix: String?
  /// What is dialled before a calling code.
  public var internationalPrefix: String
  /// How many digits a number has without calling code and trunk prefix.
  public var lengths: ClosedRange<Int>
  /// The length at which a number is complete without its trunk prefix too, where no local number is so long: a zero that
  /// a spreadsheet took away.
  public var completeLength: Int?

  public init(
    callingCode: String, trunkPrefix: String? = "0", internationalPrefix: String = "00", lengths: ClosedRange<Int>,
    completeLength: Int? = nil
  ) {
    self.callingCode = callingCode
    self.trunkPrefix = trunkPrefix
    self.internationalPrefix = internationalPrefix
    self.lengths = lengths
    self.completeLength = completeLength
  }

  public static let unitedKingdom = DialingPlan(callingCode: "44", lengths: 9...10, completeLength: 10)
  public static let ireland = DialingPlan(callingCode: "353", lengths: 7...9, completeLength: 9)
  /// The United States, Canada and the Caribbean countries that share their code.
  public static let northAmerica = DialingPlan(
    callingCode: "1", trunkPrefix: "1", internationalPrefix: "011", lengths: 10...10, completeLength: 10)
  public static let germany = DialingPlan(callingCode: "49", lengths: 5...11)
  public static let austria = DialingPlan(callingCode: "43", lengths: 5...13)
  public static let switzerland = DialingPlan(callingCode: "41", lengths: 9...9, completeLength: 9)
  public static let france = DialingPlan(callingCode: "33", lengths: 9...9, completeLength: 9)
  public static let belgium = DialingPlan(callingCode: "32", lengths: 8...9)
  public static let netherlands = DialingPlan(callingCode: "31", lengths: 9...9, completeLength: 9)
  public static let italy = DialingPlan(callingCode: "39", trunkPrefix: nil, lengths: 6...11)
  public static let spain = DialingPlan(callingCode: "34", trunkPrefix: nil, lengths: 9...9, completeLength: 9)
  public static let australia = DialingPlan(
    callingCode: "61", internationalPrefix: "0011", lengths: 9...9, completeLength: 9)

  /// The plans above, by calling code.
  static let known: [DialingPlan] = [
    unitedKingdom, ireland, northAmerica, germany, austria, switzerland, france, belgium, netherlands, italy, spain,
    australia,
  ]
}

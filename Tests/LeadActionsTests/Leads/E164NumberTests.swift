import LeadActions
import Testing

/// Numbers as people write them, from ranges that regulators keep free for films and examples where there are such.
struct E164NumberTests {
  static let plans: [String: DialingPlan] = [
    "GB": .unitedKingdom, "IE": .ireland, "US": .northAmerica, "DE": .germany, "AT": .austria, "CH": .switzerland,
    "FR": .france, "BE": .belgium, "NL": .netherlands, "IT": .italy, "ES": .spain, "AU": .australia,
  ]

  /// Country, what was typed there, and the number it is.
  static let typed: [(String, String, String)] = [
    ("GB", "07700 900123", "+447700900123"), ("GB", "(07700) 900-123", "+447700900123"),
    ("GB", "+44 7700 900123", "+447700900123"), ("GB", "+44 (0)7700 900123", "+447700900123"),
    ("GB", "+44 ( 0 ) 7700 900123", "+447700900123"), ("GB", "+4407700900123", "+447700900123"),
    ("GB", "0044 7700 900123", "+447700900123"), ("GB", "00 44 (0) 7700 900123", "+447700900123"),
    ("GB", "447700900123", "+447700900123"), ("GB", "4407700900123", "+447700900123"),
    ("GB", "7700900123", "+447700900123"), ("GB", "020 7946 0018", "+442079460018"),
    ("GB", "01632 960 01", "+44163296001"), ("GB", "０７７００　９００１２３", "+447700900123"),
    ("GB", "\u{202A}+44 7700 900123\u{202C}", "+447700900123"), ("GB", "07700\u{2011}900\u{2013}123", "+447700900123"),
    ("GB", "+1 415 555 0132", "+14155550132"), ("GB", "+353 1 234 5678", "+35312345678"),
    ("GB", "+7 495 123-45-67", "+74951234567"), ("GB", "+358 9 1234567", "+35891234567"),
    ("US", "(415) 555-0132", "+14155550132"), ("US", "415.555.0132", "+14155550132"),
    ("US", "1-415-555-0132", "+14155550132"), ("US", "+1 (415) 555-0132", "+14155550132"),
    ("US", "011 44 7700 900123", "+447700900123"), ("US", "00447700900123", "+447700900123"),
    ("DE", "030 123456", "+4930123456"), ("DE", "0151 23456789", "+4915123456789"),
    ("DE", "+49 (0)30/123456", "+4930123456"), ("DE", "0049-151-23456789", "+4915123456789"),
    ("DE", "4915123456789", "+4915123456789"),
    ("FR", "06 39 98 12 34", "+33639981234"), ("FR", "+33 (0)6 39 98 12 34", "+33639981234"),
    ("FR", "0033639981234", "+33639981234"), ("FR", "639981234", "+33639981234"),
    // The zero stays.
    ("IT", "06 1234 5678", "+390612345678"), ("IT", "+39 06 1234 5678", "+390612345678"),
    ("IT", "+39 (0)6 1234 5678", "+390612345678"), ("IT", "333 123 4567", "+393331234567"),
    ("IT", "0039 333 1234567", "+393331234567"), ("IT", "393331234567", "+393331234567"),
    ("GB", "+39 (0)6 1234 5678", "+390612345678"),
    ("ES", "612 34 56 78", "+34612345678"), ("ES", "+34 912 345 678", "+34912345678"),
    ("NL", "06-12345678", "+31612345678"), ("BE", "0470 12 34 56", "+32470123456"),
    ("CH", "079 123 45 67", "+41791234567"), ("AT", "0664 1234567", "+436641234567"),
    ("IE", "087 123 4567", "+353871234567"), ("AU", "0491 570 156", "+61491570156"),
    ("AU", "0011 44 7700 900123", "+447700900123"),
  ]

  @Test(arguments: typed)
  func `numbers are brought to one form`(country: String, typed: String, expected: String) throws {
    #expect(try E164Number(typed, in: Self.plans[country]).text == expected)
  }

  @Test(arguments: [
    ("GB", "", NumberProblem.empty), ("GB", "+", .empty), ("GB", "()", .empty),
    ("GB", "07700 900123 ext 5", .extension), ("GB", "07700 900123x5", .extension),
    ("GB", "020 7946 0018 #12", .extension),
    ("GB", "020 7946 0018, 12", .extension), ("US", "1-800-FLOWERS", .extension), ("GB", "0７７OO 900123", .extension),
    ("GB", "07700 900123 +", .sign("+")), ("GB", "++447700900123", .sign("+")), ("GB", "07700=900123", .sign("=")),
    ("GB", "900123", .incomplete), ("GB", "0770", .length(4)), ("GB", "+44 7700 9001234", .length(11)),
    ("GB", "077009001234", .length(12)), ("US", "555-0132", .incomplete), ("US", "+1 415 555 013", .length(9)),
    ("DE", "151 23456789", .incomplete), ("FR", "0639981", .length(7)), ("ES", "61234567", .length(8)),
    ("GB", "+0 7700 900123", .noSuchCode), ("GB", "+358 (0)9 1234567", .unknownTrunk), ("GB", "+358 1", .length(4)),
    ("GB", "+7" + String(repeating: "1", count: 15), .length(16)),
    ("GB", String(repeating: "0", count: 101), .length(101)),
  ])
  func `what cannot be texted is refused with the reason`(country: String, typed: String, expected: NumberProblem) {
    do {
      let number = try E164Number(typed, in: Self.plans[country])
      Issue.record("\(typed) was read as \(number)")
    } catch { #expect(error == expected) }
  }

  @Test func `without a plan, only international numbers are read`() throws {
    #expect(try E164Number("+44 (0)7700 900123").text == "+447700900123")
    #expect(try E164Number("0049 30 123456").text == "+4930123456")
    #expect(throws: NumberProblem.noCountry) { try E164Number("07700 900123") }
  }

  @Test func `what is in one form stays so`() throws {
    for plan in Self.plans.values {
      for number in ["+447700900123", "+14155550132", "+390612345678", "+4930123456", "+35891234567"] {
        #expect(try E164Number(number, in: plan).text == number)
      }
    }
  }

  @Test func `no text crashes it`() {
    let alphabet = Array("+0123456789 ()-./#x,;é😀\u{0}\u{202E}٠１")
    var random = SeededGenerator(seed: 12)
    for _ in 0..<3_000 {
      let text = String(
        (0..<Int.random(in: 0..<25, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "0" })
      for plan in [nil, DialingPlan.unitedKingdom, .northAmerica, .italy] {
        guard let number = try? E164Number(text, in: plan) else { continue }
        #expect(number.text.hasPrefix("+") && (9...16).contains(number.text.utf8.count))
        #expect(number.text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber })
      }
    }
  }
}

import LeadActions
import Testing

struct TextSegmentsTests {
  @Test(arguments: [
    ("", 0, 1), (String(repeating: "a", count: 160), 160, 1), (String(repeating: "a", count: 161), 161, 2),
    (String(repeating: "a", count: 306), 306, 2), (String(repeating: "a", count: 307), 307, 3),
    (String(repeating: "€", count: 80), 160, 1), (String(repeating: "€", count: 81), 162, 2),
    // 76 pairs fill 152 septets of 153: none is parted.
    (String(repeating: "€", count: 152), 304, 2), (String(repeating: "€", count: 153), 306, 3),
    (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 10), 164, 2),
    (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 151), 305, 2),
    (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152), 306, 3),
    ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà", 65, 1),
    ("^{}\\[~]|€\u{C}", 20, 1), ("a\r\nb", 4, 1),
  ])
  func `texts of the GSM alphabet are counted in septets`(text: String, units: Int, count: Int) {
    let segments = TextSegments(of: text)
    #expect(segments.alphabet == .gsm7)
    #expect(segments.units == units)
    #expect(segments.count == count)
  }

  @Test(arguments: [
    (String(repeating: "я", count: 70), 70, 1), (String(repeating: "я", count: 71), 71, 2),
    (String(repeating: "я", count: 134), 134, 2), (String(repeating: "я", count: 135), 135, 3),
    (String(repeating: "😀", count: 35), 70, 1),
    // 33 pairs fill 66 units of 67.
    (String(repeating: "😀", count: 66), 132, 2), (String(repeating: "😀", count: 67), 134, 3),
    (String(repeating: "a", count: 66) + "😀" + String(repeating: "a", count: 64), 132, 2),
    (String(repeating: "a", count: 66) + "😀" + String(repeating: "a", count: 66), 134, 3),
    ("ç", 1, 1), ("`", 1, 1), ("\t", 1, 1), ("e\u{301}", 2, 1), ("’", 1, 1),
  ])
  func `any other text is counted in UTF-16 units`(text: String, units: Int, count: Int) {
    let segments = TextSegments(of: text)
    #expect(segments.alphabet == .ucs2)
    #expect(segments.units == units)
    #expect(segments.count == count)
  }

  @Test func `a text beyond the limit is refused, with its length and what made it long`() throws {
    #expect(TextLimit.standard.refusal(of: String(repeating: "a", count: 1_530)) == nil)
    let long = try #require(TextLimit.standard.refusal(of: String(repeating: "a", count: 1_531)))
    #expect(long.contains("11 segments") && long.contains("at most 10") && !long.contains("alphabet"))
    #expect(TextLimit.standard.refusal(of: String(repeating: "я", count: 670)) == nil)
    let wide = try #require(TextLimit.standard.refusal(of: String(repeating: "я", count: 671)))
    #expect(wide.contains("GSM alphabet"))
    #expect(TextLimit(segments: -5).segments == 1)
  }
}

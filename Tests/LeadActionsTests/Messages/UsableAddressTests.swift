import Testing

@testable import LeadActions

@Suite struct UsableAddressTests {
  @Test(arguments: ["jane@example.com", " jane@example.com ", "jane+loans@sub.example.co.uk", "jané@example.com"])
  func `an email address is usable`(text: String) {
    #expect(UsableAddress.email(text) == text.split(separator: " ").joined())
  }

  @Test(arguments: [
    "", " ", "jane", "@example.com", "jane@", "a@b@c", "jane doe@example.com", "jane@example.com\r\nBcc: x@y.z",
    "jane@exam\u{0}ple.com", "<jane@example.com>", "a@b.c,d@e.f", "jane@example.com;", "\"j\"@example.com",
    "jane@exam\u{2028}ple.com", "jane@[127.0.0.1]", "ja\\ne@example.com", "jane@example.com\u{85}x",
  ])
  func `what could hold two addresses or a header is not`(text: String) {
    #expect(UsableAddress.email(text) == nil)
  }

  /// To a server, which reads bytes or scalars, an accent makes no other sign of what stands before it.
  @Test(arguments: [
    "x@a.example,\u{301}b@\u{301}c.example", "a@\u{301}b@c.example", "a,\u{301}b@c.example", "a@b.c;\u{308}d",
    "<\u{301}a@b.example", "a b\u{301}@c.example", "a \u{301}b@c.example", "a\"\u{301}b@c.example",
  ])
  func `an accent hides nothing`(text: String) {
    #expect(UsableAddress.email(text) == nil)
  }

  @Test func `an address longer than mail allows is not`() {
    #expect(UsableAddress.email(String(repeating: "a", count: 248) + "@x.com") != nil)
    #expect(UsableAddress.email(String(repeating: "a", count: 249) + "@x.com") == nil)
    #expect(UsableAddress.email(nil) == nil)
  }

  @Test(arguments: ["07700 900123", "+44 (0)7700-900.123", "12345", " 07700/900123\n"])
  func `a number is usable as it was written`(text: String) {
    #expect(UsableAddress.number(text) == text.drop { $0.isWhitespace }.description.replacing("\n", with: ""))
  }

  /// As they are copied from contacts and web pages.
  @Test(arguments: [
    ("07700\u{A0}900123", "07700 900123"), ("\u{202D}07700 900123\u{202C}", "07700 900123"),
    ("07700\u{2011}900123", "07700-900123"), ("０７７００　９００１２３", "07700 900123"),
    ("＋44 7700 900123", "+44 7700 900123"), ("\u{200E}+44\u{2009}7700\u{2013}900123", "+44 7700-900123"),
    ("٠٧٧٠٠٩٠٠١٢٣", "07700900123"), ("07700\t900123", "07700 900123"), ("07700\u{2212}900123", "07700-900123"),
  ])
  func `a number with signs of other alphabets is usable, in plain signs`(text: String, plain: String) {
    #expect(UsableAddress.number(text) == plain)
  }

  @Test(arguments: E164NumberTests.typed)
  func `what can be sent to is usable, and stays the same number`(country: String, typed: String, sent: String) throws {
    let usable = try #require(UsableAddress.number(typed))
    #expect(try E164Number(usable, in: E164NumberTests.plans[country]).text == sent)
  }

  @Test(arguments: [
    "", "1234", "call me", "07700 900123 ext 5", "07700\n900123", "+", "1234\u{0}5", "0770090012x",
    "12345\u{301}", "五五五五五五", "12345½", "07700\u{2028}900123",
  ])
  func `a number with letters or of few digits is not`(text: String) {
    #expect(UsableAddress.number(text) == nil)
  }

  @Test func `a number longer than any is not`() {
    #expect(UsableAddress.number(String(repeating: "1", count: 40)) != nil)
    #expect(UsableAddress.number(String(repeating: "1", count: 41)) == nil)
    #expect(UsableAddress.number(nil) == nil)
  }

  @Test func `one line holds no control character and no separator of lines`() {
    #expect("a\r\nb\tc\u{0}\u{2028}d".onOneLine.allSatisfy { !$0.isControl })
    #expect("Jane".onOneLine == "Jane")
  }

  @Test func `an envelope needs a place, and names each line once`() {
    let jane = Contact(firstName: "Jane", company: "Acme", street: "1 High Street", town: "", postcode: "YO1")
    #expect(jane.postalLines == ["Jane", "Acme", "1 High Street", "YO1"])
    #expect(Contact(company: "Acme", town: "York").postalLines == ["Acme", "York"])
    #expect(Contact(firstName: "Jane").postalLines.isEmpty)
    #expect(Contact(firstName: "Jane", street: "1\nHigh Street").postalLines == ["Jane", "1 High Street"])
  }
}

import LeadActions
import Testing

@Suite struct ContactKeyTests {
  @Test(arguments: ["jane@example.com", "JANE@Example.COM", "  jane@example.com\n", "\u{A0}Jane@example.com"])
  func `addresses are compared without case and the spaces around them`(text: String) {
    #expect(ContactKey(email: text)?.value == "jane@example.com")
    #expect(ContactKey(email: text)?.channel == .email)
  }

  @Test(arguments: [
    "jane@MÜLLER.example", "jane@mu\u{308}ller.example", "JANE@xn--mller-kva.example", "jane@XN--Mller-KVA.Example",
    "jane@ｍüller.ｅxample", "jane@müller\u{3002}example", "jane@müller\u{FF0E}example",
  ])
  func `an international domain is one however it is written`(text: String) {
    #expect(ContactKey(email: text)?.value == "jane@xn--mller-kva.example")
  }

  @Test(arguments: [
    ("jane@ｅxample.com", "jane@example.com"), ("Jane@EXAMPLE.com.", "jane@example.com."),
    ("jane@[IPv6:::1]", "jane@[ipv6:::1]"), ("jane@-mü-.example", "jane@-mü-.example"),
    ("jane@a..MÜ", "jane@a..mü"), ("ｊane@example.com", "ｊane@example.com"), ("Jane@my_host", "jane@my_host"),
    ("a@b@MÜ.example", "a@b@xn--m-eha.example"),
  ])
  func `what is no international domain is compared as ever, and the part before the @ too`(text: String, key: String) {
    #expect(ContactKey(email: text)?.value == key)
    // A key is its own key.
    #expect(ContactKey(email: key)?.value == key)
  }

  @Test(arguments: ["", "jane", "@example.com", "jane@", "   ", "@", "jane smith@example.com"])
  func `what is no address is no key`(text: String) {
    #expect(ContactKey(email: text) == nil)
  }

  @Test(arguments: [
    "07700 900123", "(07700) 900-123", "+44 7700 900123", "0044 7700 900123", "+44 (0)7700 900123",
    "0044 (0) 7700 900123", "  +44.7700.900123", "٠٧٧٠٠٩٠٠١٢٣",
  ])
  func `one number is one key however it is written`(text: String) {
    #expect(ContactKey(phone: text, callingCode: "44")?.value == "447700900123")
    #expect(ContactKey(phone: text, callingCode: "44")?.channel == .phone)
  }

  /// What is sent to is E.164, and what comes back names that.
  @Test(arguments: E164NumberTests.typed)
  func `the key of what was typed is that of the number it is sent to`(country: String, typed: String, sent: String)
    throws
  {
    let plan = try #require(E164NumberTests.plans[country])
    let key = try #require(ContactKey(phone: typed, callingCode: plan.callingCode))
    #expect("+" + key.value == sent)
    #expect(ContactKey(phone: sent, callingCode: plan.callingCode) == key)
    #expect(ContactKey(phone: sent) == key)
  }

  @Test func `whatever can be sent to is found by the number it is sent to`() {
    let alphabet = Array("+0123456789012345678901234567890123456789 ()-./\u{A0}\u{202D}\u{2011}７x")
    var read = 0
    for _ in 0..<5_000 {
      let typed = String((0..<Int.random(in: 6..<18)).map { _ in alphabet.randomElement() ?? "0" })
      for plan in E164NumberTests.plans.values {
        guard let number = try? E164Number(typed, in: plan) else { continue }
        read += 1
        #expect("+" + (ContactKey(phone: typed, callingCode: plan.callingCode)?.value ?? "") == number.text, "\(typed)")
      }
    }
    #expect(read > 1_000)
  }

  @Test(
    arguments: [
      ("(415) 555-0123", "1", "14155550123"), ("011 44 7700 900123", "1", "447700900123"),
      ("7700 900123", "44", "447700900123"), ("+44 07700 900123", "44", "447700900123"),
      ("+44 07700 900123", nil, "447700900123"), ("612345678", "34", "34612345678"),
      ("\u{202D}+44 7700 900123\u{202C}", "44", "447700900123"), ("00 49 (0)30 123456", nil, "4930123456"),
      // Of a country that is not known only the zero is left out, as ever.
      ("0400 123 456", "358", "358400123456"), ("41 23 45 67", "47", "41234567"),
      // What cannot be texted is known by its digits, as ever.
      ("07700 900123 ext 5", "44", "4477009001235"), ("1-800-FLOWERS", "1", nil), ("555-0132", "1", "5550132"),
    ] as [(String, String?, String?)])
  func `a number is read as its sending reads it, where it does`(typed: String, code: String?, key: String?) {
    #expect(ContactKey(phone: typed, callingCode: code)?.value == key)
  }

  @Test func `without a calling code a national number stays one`() {
    #expect(ContactKey(phone: "07700 900123")?.value == "07700900123")
    #expect(ContactKey(phone: "+44 7700 900123")?.value == "447700900123")
    #expect(ContactKey(phone: "0044 7700 900123")?.value == "447700900123")
  }

  @Test func `another country's number keeps its zeros`() {
    #expect(ContactKey(phone: "+39 06 1234567", callingCode: "44")?.value == "39061234567")
    #expect(ContactKey(phone: "+44 0800 1111", callingCode: "39")?.value == "4408001111")
  }

  @Test(arguments: ["", "999", "+", "call me", "00", "1234", "(0)"])
  func `a number that many would share is no key`(text: String) {
    #expect(ContactKey(phone: text) == nil)
  }

  @Test func `a contact's keys are its address and its numbers, each once`() {
    let contact = Contact(email: "Jane@example.com", phone: "+44 7700 900123", mobile: "07700 900123")
    #expect(contact.keys(callingCode: "44").map(\.value) == ["jane@example.com", "447700900123"])
    #expect(contact.keys().map(\.value) == ["jane@example.com", "07700900123", "447700900123"])
    #expect(Contact(firstName: "Jane").keys().isEmpty)
  }

  @Test func `keys have an order by channel and value`() throws {
    let email = try #require(ContactKey(email: "z@example.com"))
    let phone = try #require(ContactKey(phone: "11111"))
    #expect([phone, email].sorted() == [email, phone])
  }
}

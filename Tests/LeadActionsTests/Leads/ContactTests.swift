import LeadActions
import Testing

@Suite struct ContactTests {
  @Test func `the full name is title, first and last name, or the company`() {
    #expect(Contact(title: "Ms", firstName: "Jane", lastName: "Smith", company: "Acme").fullName == "Ms Jane Smith")
    #expect(Contact(firstName: "Jane", lastName: "").fullName == "Jane")
    #expect(Contact(company: "Acme").fullName == "Acme")
    #expect(Contact(email: "jane@example.com").fullName == nil)
    #expect(Contact(firstName: "", company: "").fullName == nil)
  }

  @Test func `texts go to the mobile, or to the phone where there is none`() {
    #expect(Contact(phone: "1", mobile: "2").textNumber == "2")
    #expect(Contact(phone: "1", mobile: "").textNumber == "1")
    #expect(Contact().textNumber == nil)
  }

  @Test func `each channel of consent is its own`() {
    for channel in ContactChannel.allCases {
      var consent = Consent()
      #expect(consent[channel])
      consent[channel] = false
      #expect(ContactChannel.allCases.filter { !consent[$0] } == [channel])
    }
    #expect(
      Consent(email: false)
        == {
          var it = Consent(); it[.email] = false; return it
        }())
    #expect(
      Consent(letter: false)
        == {
          var it = Consent(); it[.letter] = false; return it
        }())
    #expect(
      Consent(text: false)
        == {
          var it = Consent(); it[.text] = false; return it
        }())
  }
}

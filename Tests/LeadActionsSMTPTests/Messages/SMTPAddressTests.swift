#if SMTP
  import LeadActionsSMTP
  import Testing

  struct SMTPAddressTests {
    @Test(arguments: ["jane@mail.example", "jane+tag@mail.example", "jürgen@mail.example"])
    func `an address is taken`(text: String) {
      #expect(SMTPAddress(text)?.text == text)
    }

    @Test(arguments: [
      "", "jane", "@mail.example", "jane@", "a@b@c", "jane doe@mail.example", "jane@mail.example\r\nRCPT TO:<eve@x>",
      "<jane@mail.example>", "jane@mail.example,eve@mail.example", "jane\u{0}@mail.example",
      "jane@mail\u{2028}.example",
    ])
    func `what is none is refused`(text: String) {
      #expect(SMTPAddress(text) == nil)
    }
  }
#endif

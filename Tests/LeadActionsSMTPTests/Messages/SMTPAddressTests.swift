#if SMTP
  import LeadActionsSMTP
  import Testing

  struct SMTPAddressTests {
    @Test(arguments: ["jane@mail.example", "jane+tag@mail.example", "jürgen@mail.example", "o'hara@a.b-c.example"])
    func `an address is taken`(text: String) {
      #expect(SMTPAddress(text)?.text == text)
    }

    @Test(arguments: [
      "", "jane", "@mail.example", "jane@", "a@b@c", "a@\u{301}b@c.example", "a@\u{301}b.example",
      "jane doe@mail.example", "jane@mail.example\r\nRCPT TO:<eve@x>",
      "<jane@mail.example>", "jane@mail.example,eve@mail.example", "jane\u{0}@mail.example",
      "jane@mail\u{2028}.example", "jane@mail\u{85}.example", "jane\u{9B}@mail.example", "jane\u{A0}x@mail.example",
      "jane@.example", "jane@mail..example", "jane@mail.example.", "jane@-mail.example", "jane@mail-.example",
      "jane@[127.0.0.1]", "jane@mail/example", "jane@mail\u{FF20}eve.example", "jane@mail\u{FF0F}.example",
      "jane@" + String(repeating: "a", count: 64) + ".example",
      "jane@" + String(repeating: "ü", count: 60) + ".example",
      String(repeating: "a", count: 250) + "@b.example",
    ])
    func `what is none is refused`(text: String) {
      #expect(SMTPAddress(text) == nil)
    }

    @Test(arguments: [
      ("jane@bücher.example", "jane@xn--bcher-kva.example"), ("jane@MÜNCHEN.example", "jane@xn--mnchen-3ya.example"),
      ("jane@ドメイン名例.example", "jane@xn--eckwd4c7cu47r2wf.example"), ("jane@例え.テスト", "jane@xn--r8jz45g.xn--zckzah"),
      ("jane@пример.example", "jane@xn--e1afmkfd.example"),
      ("jane@mu\u{308}ller.example", "jane@xn--mller-kva.example"),
      ("jane@müller\u{3002}example", "jane@xn--mller-kva.example"), ("jane@Mail.Example", "jane@Mail.Example"),
      ("a..b.@mail.example", "\"a..b.\"@mail.example"), ("a..\u{301}b@mail.example", "\"a..\u{301}b\"@mail.example"),
      ("jürgen@mail.example", "jürgen@mail.example"),
    ])
    func `an address is sent so that servers take it`(given: String, sent: String) {
      #expect(SMTPAddress(given)?.sent == sent)
    }

    @Test func `letters beyond ASCII before the @ alone need SMTPUTF8`() {
      #expect(SMTPAddress("jürgen@mail.example")?.needsSMTPUTF8 == true)
      #expect(SMTPAddress("jane@müller.example")?.needsSMTPUTF8 == false)
    }
  }
#endif

import LeadActions
import Testing

import struct Foundation.Date

@Suite struct DestinationTests {
  @Test(arguments: [
    ("https://example.com/hook?x=1", "example.com:443"),
    ("http://example.com", "example.com:80"),
    ("HTTPS://Example.COM:8443/hook", "example.com:8443"),
    ("https://user:${PASSWORD}@example.com/hook", "example.com:443"),
    ("https://user:pass@word@example.com#part", "example.com:443"),
    ("https://[2001:db8::1]/hook", "[2001:db8::1]:443"),
    ("http://[2001:db8::1]:8080/hook", "[2001:db8::1]:8080"),
    ("https://example.com?to=a@b.example", "example.com:443"),
    ("https://${HOST}/hook", "${host}:443"),
    ("no url at all", ""),
  ])
  func `a webhook's destination is its host and port, never its password`(url: String, authority: String) {
    let destination = Destination(of: .webhook(WebhookRequest(url: url, body: "")))
    #expect(destination.rawValue == "webhook \(authority)")
  }

  @Test func `each partner is a destination, and each kind of message`() {
    let lead = Lead(id: 1, type: "Enquiry", received: .distantPast)
    let one = Destination(of: .referral(Referral(to: "One", method: "immediately", lead: lead)))
    let two = Destination(of: .referral(Referral(to: "Two", method: "immediately", lead: lead)))
    #expect(one != two)
    let email = Destination(of: .email(EmailMessage(to: .customer, address: "a@b.example", subject: "", text: "")))
    let other = Destination(of: .email(EmailMessage(to: .user("anna"), address: "c@d.example", subject: "", text: "")))
    #expect(email == other && email.rawValue == "email")
    let message = Message.email(EmailMessage(to: .customer, address: "a@b.example", subject: "", text: ""))
    #expect(Destination(of: message, tenant: "north") != Destination(of: message, tenant: "south"))
    #expect(Destination(of: message) == email)
    let hook = Message.webhook(WebhookRequest(url: "https://a.example/", body: ""))
    #expect(Destination(of: hook, tenant: "north") == Destination(of: hook, tenant: "south"))
    #expect(Destination(of: .custom(CustomMessage("fax"))) != Destination(of: .custom(CustomMessage("pager"))))
  }
}

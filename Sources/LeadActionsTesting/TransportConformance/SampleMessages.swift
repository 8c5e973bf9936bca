import LeadActions

import struct Foundation.Date

/// Messages of one kind to try a transport with.
struct SampleMessages: Sendable {
  let kind: MessageKind

  /// What no transport has a reason to refuse.
  var plain: Message { message("Hello Jane", "Dear Jane Doe, Ann Baker will call you.") }

  /// What must arrive of ``plain``.
  var content: [String] {
    switch kind {
    case .webhook: ["eventtype=deliveryall&text=Dear+Jane+Doe%2C+Ann+Baker+will+call+you."]
    case .referral: ["Acme"]
    default: ["Ann Baker will call you."]
    }
  }

  /// Texts that customers and rule authors come up with sooner or later.
  var odd: [Message] {
    [
      message("", ""),
      message("Émile 你好 👩‍👩‍👧 مرحبا", "e\u{301} \u{202E}txet \u{200B}"),
      message("Hello", "one\n.\ntwo\r\n.\r\nthree\u{2028}four"),
      message("Hello", "nul \u{0} bell \u{7} <b>&amp;</b> %s {{x}} ${Y} '; --"),
      message(String(repeating: "long ", count: 200), String(repeating: "A line of text.\n", count: 5_000)),
    ]
  }

  private func message(_ title: String, _ text: String) -> Message {
    switch kind {
    case .email:
      .email(
        EmailMessage(
          to: .customer, address: "jane@mail.example", name: "Jane Doe", subject: title, text: text,
          html: "<p>\(text)</p>"))
    case .text: .text(TextMessage(to: .customer, number: "07700 900123", body: text))
    case .letter: .letter(Letter(addressLines: ["Jane Doe", "1 High Street"], body: text))
    case .webhook:
      .webhook(WebhookRequest(url: "https://receiver.example/hook", body: Self.form(text)))
    case .task: .task(UserTask(.task, for: "ann", title: title, notes: text, due: Date(timeIntervalSince1970: 1.8e9)))
    case .referral:
      .referral(
        Referral(
          to: "Acme", method: "deliverManually",
          lead: Lead(
            id: "lead 7", type: "Remortgage", received: Date(timeIntervalSince1970: 1.7e9), source: text,
            contact: Contact(firstName: "Jane", lastName: "Doe"))))
    case .custom(let name): .custom(CustomMessage(name, .object(["title": .text(title), "text": .text(text)])))
    }
  }

  private static func form(_ text: String) -> String {
    var form = FormEncoding()
    form.append("eventtype", "deliveryall")
    form.append("text", text)
    return form.text
  }
}

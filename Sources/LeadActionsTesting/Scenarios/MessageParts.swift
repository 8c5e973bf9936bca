import LeadActions

import struct Foundation.Date

/// A part of a message that tests can ask for, such as an email's subject.
struct MessagePart: Hashable, Sendable {
  var label: String
  var text: String
}

extension Message {
  /// All that a message says, part by part.
  var parts: [MessagePart] {
    var parts: [MessagePart] = []
    func add(_ label: String, _ text: String?) {
      if let text { parts.append(MessagePart(label: label, text: text)) }
    }
    if let recipient { add("to", "\(recipient)") }
    switch self {
    case .email(let email):
      add("address", email.address)
      add("subject", email.subject)
      add("text", email.text)
      add("html", email.html)
    case .text(let text):
      add("number", text.number)
      add("body", text.body)
    case .letter(let letter):
      add("address", letter.addressLines.joined(separator: "\n"))
      add("body", letter.body)
    case .webhook(let request):
      add("url", request.url)
      for (name, value) in FormFields(request.body).fields { add("field \(name)", value) }
    case .task(let task):
      add("kind", task.kind.words)
      add("title", task.title)
      add("notes", task.notes)
      add("due", task.due.map(Timestamp.text(from:)))
    case .referral(let referral): add("method", referral.method)
    case .custom(let message): add("payload", message.payload.asJSON)
    }
    return parts
  }

  /// The message in one line, such as `email to the customer`.
  var title: String { "\(kind)\(recipient.map { " to \($0)" } ?? "")" }
}

extension UserTask.Kind {
  /// The kind as tests and files name it.
  var words: String {
    switch self {
    case .appointment: "appointment"
    case .form(let form): "form '\(form)'"
    case .journey(let journey): "journey '\(journey)'"
    case .task: "task"
    }
  }
}

/// The fields of a form-encoded body, in their order.
struct FormFields {
  let fields: [(name: String, value: String)]

  init(_ body: String) {
    fields = body.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        if rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
          bytes.append(value)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PlainValue {
  /// On one line, its keys sorted.
  var asJSON: String {
    let kind = FileKind(name: "payload", example: "{}", nesting: "values")
    return String(decoding: JSONWriter.write(self, as: kind, pretty: false).bytes, as: UTF8.self)
  }
}

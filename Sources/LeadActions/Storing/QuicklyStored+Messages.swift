extension Delivery: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"id":"#, id)
    out.put(#","lead":"#, lead)
    out.put(#","message":"#)
    try message.write(to: &out)
    out.put(#","occurrence":"#, occurrence)
    out.put(#","origin":"#)
    origin.write(to: &out)
    out.put(#","chain":"#, chain)
    out.put(#","created":"#, created)
    out.put(#","lastUsefulTime":"#, lastUsefulTime)
    out.put(#","remindsOf":"#, remindsOf)
    out.put(#","leadType":"#, leadType)
    out.put("}")
  }
}

extension Message: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    switch self {
    case .email(let email):
      out.put(#"{"email":{"_0":{"recipient":"#)
      email.recipient.write(to: &out)
      out.put(#","address":"#, email.address)
      out.put(#","name":"#, email.name)
      out.put(#","subject":"#, email.subject)
      out.put(#","text":"#, email.text)
      out.put(#","html":"#, email.html)
      out.put("}}}")
    case .text(let text):
      out.put(#"{"text":{"_0":{"recipient":"#)
      text.recipient.write(to: &out)
      out.put(#","number":"#, text.number)
      out.put(#","body":"#, text.body)
      out.put("}}}")
    case .webhook(let webhook):
      out.put(#"{"webhook":{"_0":{"url":"#, webhook.url)
      out.put(#","contentType":"#, webhook.contentType)
      out.put(#","body":"#, webhook.body)
      out.put("}}}")
    default: try out.write(other: self)
    }
  }
}

extension MessageKind: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    switch self {
    case .email: out.put(#"{"email":{}}"#)
    case .text: out.put(#"{"text":{}}"#)
    case .letter: out.put(#"{"letter":{}}"#)
    case .webhook: out.put(#"{"webhook":{}}"#)
    case .task: out.put(#"{"task":{}}"#)
    case .referral: out.put(#"{"referral":{}}"#)
    case .custom(let name):
      out.put(#"{"custom":{"_0":"#, name)
      out.put("}}")
    }
  }
}

extension Recipient: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    switch self {
    case .customer: out.put(#"{"customer":{}}"#)
    case .user(let name):
      out.put(#"{"user":{"_0":"#, name)
      out.put("}}")
    case .partner(let name):
      out.put(#"{"partner":{"_0":"#, name)
      out.put("}}")
    }
  }
}

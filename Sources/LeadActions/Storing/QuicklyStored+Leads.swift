extension Lead: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"id":"#)
    out.write(id)
    out.put(#","subid":"#, subid)
    out.put(#","ipaddress":"#, ipaddress)
    out.put(#","received":"#, received)
    out.put(#","source":"#, source)
    out.put(#","type":"#, type)
    out.put(#","status":"#, status)
    out.put(#","progress":"#, progress?.rawValue)
    out.put(#","user":"#, user)
    out.put(#","partner":"#, partner)
    out.put(#","duplicateOf":"#, duplicateOf)
    out.put(#","contact":"#)
    contact.write(to: &out)
    out.put(#","consent":"#)
    consent.write(to: &out)
    out.put(#","fields":"#)
    try out.write(object: fields)
    out.put("}")
  }
}

extension Contact: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    var isFirst = true
    out.put("{")
    func put(_ key: StaticString, _ text: String?) {
      guard let text else { return }
      if !isFirst { out.put(",") }
      isFirst = false
      out.put(key)
      out.write(text)
    }
    put(#""title":"#, title)
    put(#""firstName":"#, firstName)
    put(#""lastName":"#, lastName)
    put(#""company":"#, company)
    put(#""email":"#, email)
    put(#""phone":"#, phone)
    put(#""mobile":"#, mobile)
    put(#""street":"#, street)
    put(#""town":"#, town)
    put(#""county":"#, county)
    put(#""postcode":"#, postcode)
    put(#""country":"#, country)
    out.put("}")
  }
}

extension Consent: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    out.put(#"{"email":"#)
    out.write(email)
    out.put(#","letter":"#)
    out.write(letter)
    out.put(#","text":"#)
    out.write(text)
    out.put("}")
  }
}

extension FieldValue: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    switch self {
    case .text(let text): out.write(text)
    case .number(let number): out.write(number)
    case .flag(let flag): out.write(flag)
    case .date(let date):
      out.put(#"{"date":"#)
      out.write(Timestamp.text(from: date))
      out.put("}")
    }
  }
}

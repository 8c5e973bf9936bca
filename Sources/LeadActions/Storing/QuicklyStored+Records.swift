extension LeadRecord: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"lead":"#)
    try lead.write(to: &out)
    out.put(#","version":"#)
    out.write(version)
    out.put(#","spent":"#)
    out.write(spent.rawValue)
    out.put(#","messages":"#)
    try out.write(object: messages)
    out.put(#","appointments":"#)
    if appointments.isEmpty { out.put("{}") } else { try out.write(other: appointments) }
    if let workflow {
      out.put(#","workflow":"#)
      try out.write(other: workflow)
    }
    out.put(#","timers":"#)
    if timers.isEmpty { out.put("[]") } else { try out.write(other: timers) }
    out.put(#","chains":"#)
    try out.write(object: chains)
    out.put("}")
  }
}

extension MessageLedger: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    out.put(#"{"spent":"#)
    out.write(spent.rawValue)
    out.put(#","chain":"#, chain)
    if let recipient {
      out.put(#","recipient":"#)
      recipient.write(to: &out)
    }
    out.put(#","planned":"#, planned)
    out.put("}")
  }
}

extension ChainLog: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"entries":"#)
    try out.write(list: entries)
    out.put("}")
  }
}

extension ChainLog.Entry: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    out.put(#"{"at":"#, at)
    out.put(#","events":"#)
    out.write(events)
    out.put("}")
  }
}

extension StoredOccurrence: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"occurrence":"#)
    try occurrence.write(to: &out)
    out.put(#","outcome":"#)
    outcome.write(to: &out)
    out.put("}")
  }
}

extension Occurrence: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"id":"#, id)
    out.put(#","lead":"#, lead)
    out.put(#","report":"#)
    if case .received(let receipt) = report {
      out.put(#"{"received":{"_0":"#)
      try receipt.write(to: &out)
      out.put("}}")
    } else {
      try out.write(other: report)
    }
    out.put(#","chain":"#, chain)
    out.put("}")
  }
}

extension Receipt: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"lead":"#)
    try lead.write(to: &out)
    out.put(#","origin":"#, origin.rawValue)
    out.put(#","duplicate":"#)
    switch duplicate {
    case .unknown: out.put(#"{"unknown":{}}"#)
    case .no: out.put(#"{"no":{}}"#)
    default: try out.write(other: duplicate)
    }
    out.put(#","referral":"#)
    if referral == .byLeadType { out.put(#"{"byLeadType":{}}"#) } else { try out.write(other: referral) }
    out.put("}")
  }
}

extension Outcome: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    out.put(#"{"occurrence":"#, occurrence)
    out.put(#","lead":"#, lead)
    out.put(#","at":"#, at)
    out.put(#","bookVersion":"#)
    out.write(bookVersion)
    out.put(#","events":["#)
    var isFirst = true
    for event in events {
      if !isFirst { out.put(",") }
      isFirst = false
      out.write(event.description)
    }
    out.put(#"],"deliveries":"#)
    out.write(list: deliveries)
    out.put("}")
  }
}

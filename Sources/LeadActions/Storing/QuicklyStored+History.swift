extension HistoryEntry: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    out.put(#"{"at":"#, at)
    out.put(#","occurrence":"#, occurrence)
    out.put(#","line":"#)
    try line.write(to: &out)
    out.put("}")
  }
}

extension HistoryLine: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    switch self {
    case .received(let origin, let original):
      out.put(#"{"received":{"from":"#, origin.rawValue)
      out.put(#","duplicateOf":"#, original)
      out.put("}}")
    case .event(let event, let details):
      out.put(#"{"event":{"_0":"#, event.description)
      out.put(#","_1":"#)
      if details == .none { out.put(#"{"none":{}}"#) } else { try out.write(other: details) }
      out.put("}}")
    case .action(let origin, let action, let outcome):
      out.put(#"{"action":{"_0":"#)
      origin.write(to: &out)
      out.put(#","_1":"#, action)
      out.put(#","_2":"#)
      try outcome.write(to: &out)
      out.put("}}")
    default: try out.write(other: self)
    }
  }
}

extension ActionOrigin: QuicklyStored {
  package func write(to out: inout StoredWriter) {
    switch self {
    case .rule(let id):
      out.put(#"{"rule":{"_0":"#, id)
      out.put("}}")
    case .workflow(let name):
      out.put(#"{"workflow":{"_0":"#, name)
      out.put("}}")
    case .receipt: out.put(#"{"receipt":{}}"#)
    }
  }
}

extension ActionOutcome: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    switch self {
    case .done(let deed):
      out.put(#"{"done":{"_0":"#)
      try deed.write(to: &out)
      out.put("}}")
    case .unchanged(let deed):
      out.put(#"{"unchanged":{"_0":"#)
      try deed.write(to: &out)
      out.put("}}")
    default: try out.write(other: self)
    }
  }
}

extension ActionOutcome.Deed: QuicklyStored {
  package func write(to out: inout StoredWriter) throws {
    switch self {
    case .queued(let delivery, let kind, let recipient):
      out.put(#"{"queued":{"_0":"#, delivery)
      out.put(#","_1":"#)
      kind.write(to: &out)
      if let recipient {
        out.put(#","to":"#)
        recipient.write(to: &out)
      }
      out.put("}}")
    case .status(let status):
      out.put(#"{"status":{"_0":"#, status)
      out.put("}}")
    default: try out.write(other: self)
    }
  }
}

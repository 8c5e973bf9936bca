#if CommandLine
  import LeadActions

  extension Finding {
    /// What is wrong, why it hurts, what happens to a lead and how to mend it, for formats that have one text for all.
    var wholeMessage: String {
      var lines = [message, why]
      lines += story.enumerated().map { "\($0 + 1). \($1)" }
      lines.append(mend + (nearest.map { " Did you mean \($0.inQuotes)?" } ?? ""))
      return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }
#endif

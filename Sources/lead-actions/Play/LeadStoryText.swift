#if CommandLine
  import LeadActions

  /// A lead's history, and why each rule acted or not, as a person reads them.
  struct LeadStoryText {
    let style: Style

    func lines(of story: LeadStory) -> [String] {
      let name = story.name.map { ", \($0)" } ?? ""
      let head = "HISTORY of lead \(story.lead)\(name), times in \(story.zone)".printable
      var lines = ["", style.bold(head)]
      lines += story.history.flatMap { line(of: $0, in: story.zone) }
      lines += ["", style.bold("WHY each rule acted on lead \(story.lead), or did not".printable)]
      let why = TraceText(style: style)
      for explanation in story.explanations {
        lines.append("  \(story.zone.civilTime(at: explanation.at))")
        lines += why.lines(of: explanation.trace, isFull: false)
      }
      if story.explanations.isEmpty { lines.append("  Nothing that happened to it raised an event.") }
      return lines
    }

    /// Those that actions wrote a little to the right.
    private func line(of entry: HistoryEntry, in zone: Zone) -> [String] {
      let indent = entry.line.isAction ? "    " : ""
      return "  \(zone.civilTime(at: entry.at))  \(indent)\(entry.line.text(in: zone).withShortIDs)".printable
        .wrapped(indent: 25 + indent.count)
    }
  }

  extension String {
    /// The text with the ids of deliveries cut to where they differ still.
    var withShortIDs: String {
      split(separator: " ", omittingEmptySubsequences: false).map { word in
        let isID = word.utf8.count >= 32 && word.prefix(32).allSatisfy(\.isHexDigit)
        return isID ? word.prefix(6) + word.dropFirst(32) : word
      }.joined(separator: " ")
    }
  }
#endif

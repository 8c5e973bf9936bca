import LeadActions

/// One lead: its history with and without actions, and why one rule did not act.
struct Story {
  let lead: LeadID
  let lines: [String]

  init(lead: LeadID, summary: PlaySummary, player: Player, rules: RuleBook) async throws {
    self.lead = lead
    let record = try await player.pipeline.record(of: lead)
    let zone = rules.leadTypes.first { $0.name == record?.lead.type }?.zone ?? .utc
    let short = try await player.pipeline.history(of: lead)
    let full = try await player.pipeline.history(of: lead, filter: .all)
    let name = record?.lead.contact.fullName.map { ", \($0)" } ?? ""
    var lines = ["", "HISTORY of lead \(lead)\(name), without actions: \(short.count.of("line"))"]
    lines += short.flatMap { Self.lines(of: $0, in: zone) }
    lines += ["", "THE SAME with actions: \(full.count.of("line"))"]
    lines += full.flatMap { Self.lines(of: $0, in: zone) }
    self.lines = lines + Self.explanation(lead, summary)
  }

  /// One line of history, those that actions wrote a little to the right; ids are cut to where they differ still.
  private static func lines(of entry: HistoryEntry, in zone: Zone) -> [String] {
    let line = entry.line.text(in: zone)
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let isID = word.count >= 32 && word.prefix(32).allSatisfy(\.isHexDigit)
      return isID ? "\(word.prefix(6))\(word.dropFirst(32))" : String(word)
    }
    let text = words.joined(separator: " ")
    let mark = entry.line.isAction ? "    " : ""
    return "  \(zone.civilTime(at: entry.at))  \(mark)\(text)"
      .wrapped(indent: 25 + mark.count)
  }

  /// The first rule that asked something and did not act, with the comparison that decided, and its neighbours.
  private static func explanation(_ lead: LeadID, _ summary: PlaySummary) -> [String] {
    for explanation in summary.explanations {
      for event in explanation.trace.events {
        guard let rule = event.rules.first(where: { !$0.matched && $0.deciding != nil }) else { continue }
        var lines = ["", "WHY did rule '\(rule.rule)' not act on lead \(lead)?"]
        lines.append(
          "  \(explanation.at.shortText.trimmed), \(event.event.title), as a lead of type '\(event.leadType)':")
        for other in event.rules {
          let reason = other.deciding.map { "\($0)" } ?? other.remark ?? "it has no condition"
          let mark = other.rule == rule.rule ? ">" : " "
          lines += "  \(mark) \("\(other.rule)".padded(to: 24)) \(other.matched ? "acted    " : "did not  ") \(reason)"
            .wrapped(indent: 39)
        }
        return lines
      }
    }
    return ["", "Every rule that was asked about lead \(lead) acted on it."]
  }
}

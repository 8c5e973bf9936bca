/// Compares what two plays sent about each lead, and counts by kind and recipient.
struct MessageComparison {
  private struct Key: Hashable {
    var kind: MessageKind
    var recipient: RecipientKind
  }

  private struct Tallies {
    var old = SentTally()
    var new = SentTally()
    var onlyOld = SentTally()
    var onlyNew = SentTally()
    var otherwise = SentTally()
  }

  /// Whom exactly a message of a kind goes to: only such are taken for one message of both plays.
  private struct Address: Hashable {
    var kind: MessageKind
    var recipient: Recipient?

    func isOf(_ message: SentMessage) -> Bool { message.kind == kind && message.recipient == recipient }
  }

  private var tallies = Tallies()

  /// Compares what was sent about one lead; a line for each message that is different.
  mutating func compare(_ old: [SentMessage], _ new: [SentMessage], of lead: LeadID) -> [String] {
    for message in old { tallies.old.add(message, lead) }
    for message in new { tallies.new.add(message, lead) }
    var lines: [String] = []
    let addresses = (old + new).map { Address(kind: $0.kind, recipient: $0.recipient) }
    var seen: Set<Address> = []
    for address in addresses where seen.insert(address).inserted {
      let (oldRest, newRest) = Self.withoutCommon(old.filter(address.isOf), new.filter(address.isOf))
      let common = min(oldRest.count, newRest.count)
      for (before, after) in zip(oldRest, newRest) {
        tallies.otherwise.add(after, lead)
        lines.append("~ \(after.words), before: \(before.title ?? before.words)")
      }
      for message in oldRest.dropFirst(common) {
        tallies.onlyOld.add(message, lead)
        lines.append("- \(message.words)")
      }
      for message in newRest.dropFirst(common) {
        tallies.onlyNew.add(message, lead)
        lines.append("+ \(message.words)")
      }
    }
    return lines
  }

  /// What is left when each message that both have is taken out of both.
  private static func withoutCommon(
    _ old: [SentMessage], _ new: [SentMessage]
  ) -> (old: [SentMessage], new: [SentMessage]) {
    var common: [Int: Int] = [:]
    for message in new { common[message.content, default: 0] += 1 }
    var taken: [Int: Int] = [:]
    let oldRest = old.filter { message in
      guard let count = common[message.content], count > 0 else { return true }
      common[message.content] = count - 1
      taken[message.content, default: 0] += 1
      return false
    }
    let newRest = new.filter { message in
      guard let count = taken[message.content], count > 0 else { return true }
      taken[message.content] = count - 1
      return false
    }
    return (oldRest, newRest)
  }

  /// Every kind and recipient that either play sent to, in the guide's order.
  var all: [MessageReplay] {
    func counts(_ tally: SentTally) -> [Key: MessageReplay.Count] {
      Dictionary(
        uniqueKeysWithValues: tally.summaries.map {
          (Key(kind: $0.kind, recipient: $0.recipient), MessageReplay.Count(count: $0.count, leads: $0.leads))
        })
    }
    let (old, new) = (counts(tallies.old), counts(tallies.new))
    let (onlyOld, onlyNew, otherwise) = (
      counts(tallies.onlyOld), counts(tallies.onlyNew), counts(tallies.otherwise)
    )
    let none = MessageReplay.Count(count: 0, leads: 0)
    return Set(old.keys).union(new.keys).map { key in
      MessageReplay(
        kind: key.kind, recipient: key.recipient, old: old[key] ?? none, new: new[key] ?? none,
        onlyOld: onlyOld[key] ?? none, onlyNew: onlyNew[key] ?? none, otherwise: otherwise[key] ?? none)
    }.sorted {
      SentSummary($0.kind, to: $0.recipient, count: 0, leads: 0).order
        < SentSummary($1.kind, to: $1.recipient, count: 0, leads: 0).order
    }
  }
}

extension SentTally {
  fileprivate mutating func add(_ message: SentMessage, _ lead: LeadID) {
    add(message.kind, to: RecipientKind(message.recipient), lead: lead)
  }
}

extension SentMessage {
  /// Such as `email to the customer: 'Welcome', by rule 'welcome'`.
  var words: String {
    "\(kind)" + (recipient.map { " to \($0)" } ?? "") + (title.map { ": \($0)" } ?? "") + ", by \(origin)"
  }
}

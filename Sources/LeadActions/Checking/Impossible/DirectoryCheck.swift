/// Finds users, groups and partners who cannot do what rules ask of them, where it is known who is there.
enum DirectoryCheck {
  static func run(_ book: CheckedBook, _ report: inout CheckReport) {
    guard let directory = book.directory else { return }
    let groups = GroupFaults(directory)
    var seen: [FindingKey: Int] = [:]
    for checked in book.actions {
      for finding in findings(on: checked, book, groups) {
        // The fault is the group's or user's: whoever is asked a second time is part of the first finding.
        let key = FindingKey(code: finding.code, name: finding.related.first?.place ?? finding.place)
        if let first = seen[key] {
          report.findings[first].related.append(RelatedPlace(finding.place, "asks for the same"))
        } else {
          seen[key] = report.findings.count
          report.findings.append(finding)
        }
      }
    }
    GroupHoursCheck.run(book, directory, &report)
  }

  private struct FindingKey: Hashable {
    var code: FindingCode
    var name: String
  }

  private static func findings(
    on checked: CheckedAction, _ book: CheckedBook, _ groups: GroupFaults
  ) -> [Finding] {
    var findings: [Finding] = []
    guard let directory = book.directory else { return findings }
    let action = checked.action
    if case .user(let name)? = action.targetOrAssignee, directory.users[name] == nil, !directory.users.isEmpty {
      return [notThere(name, action, book, at: checked.place)]
    }
    if case .group(let name, _)? = action.targetOrAssignee, let finding = groups.fault(name, action, at: checked.place)
    {
      return [finding]
    }
    guard let reached = action.reached else { return findings }
    switch reached.audience {
    case .user(.user(let name)):
      if let user = directory.users[name], !user.canBeReached(by: reached.channel) {
        findings.append(
          withoutAddress(
            .userWithoutAddress, name.inQuotes, reached.channel, Place.book["directory"]["users"][name.rawValue],
            action,
            at: checked.place))
      }
    case .user(.group(let name, _)):
      let members = (directory.groups[name]?.members ?? []).compactMap { directory.users[$0.user] }
      if !members.isEmpty, !members.contains(where: { $0.canBeReached(by: reached.channel) }) {
        findings.append(
          withoutAddress(
            .userWithoutAddress, "everybody of the group \(name.inQuotes)", reached.channel,
            Place.book["directory"]["groups"][name.rawValue], action, at: checked.place))
      }
    case .partner:
      // Which partner it is, is known only where there is just one.
      if directory.partners.count == 1, let (name, partner) = directory.partners.first,
        !partner.canBeReached(by: reached.channel)
      {
        findings.append(
          withoutAddress(
            .partnerWithoutAddress, "the partner \(name.inQuotes)", reached.channel,
            Place.book["directory"]["partners"][name.rawValue], action, at: checked.place))
      }
    case .user(.assigned), .customer: break
    }
    return findings
  }

  private static func notThere(_ name: UserName, _ action: Action, _ book: CheckedBook, at place: Place) -> Finding {
    let declared = book.book.users.firstIndex(of: name).map { Place.book["users"][$0, name.rawValue] }
    return Finding(
      .userNotInDirectory, at: place.text,
      "The rule \(action.deed), who is not in the directory.",
      why: "There is nobody for the action, and it is never done.",
      mend: "Add the user to the directory, or name somebody who is there.",
      nearest: NearestName.find(name.rawValue, among: (book.directory?.users.keys.map(\.rawValue) ?? []).sorted()),
      related: declared.map { [RelatedPlace($0.text, "is declared here")] } ?? [])
  }

  private static func withoutAddress(
    _ code: FindingCode, _ who: String, _ channel: ContactChannel, _ entry: Place, _ action: Action, at place: Place
  ) -> Finding {
    let address = channel == .email ? "usable email address" : "usable mobile number"
    return Finding(
      code, at: place.text, "The rule \(action.deed), and \(who) has no \(address).",
      why: "The message is never sent.", mend: "Give the \(address) in the directory, or use another channel.",
      related: [RelatedPlace(entry.text, "has no \(address)")])
  }
}

extension DirectoryUser {
  func canBeReached(by channel: ContactChannel) -> Bool {
    channel == .email ? UsableAddress.email(email) != nil : UsableAddress.number(mobile) != nil
  }
}

extension DirectoryPartner {
  fileprivate func canBeReached(by channel: ContactChannel) -> Bool {
    channel == .email ? UsableAddress.email(email) != nil : UsableAddress.number(mobile) != nil
  }
}

/// The groups from which nobody can ever be chosen.
private struct GroupFaults {
  private let directory: Directory
  private var faults: [GroupName: (code: FindingCode, what: String)] = [:]

  init(_ directory: Directory) {
    self.directory = directory
    for (name, group) in directory.groups {
      let members = group.members.compactMap { directory.users[$0.user] }
      if group.members.isEmpty {
        faults[name] = (.emptyGroup, "has nobody in it")
      } else if members.isEmpty {
        faults[name] = (.emptyGroup, "has nobody in it whom the directory knows")
      } else if members.allSatisfy({ $0.workingHours?.spans.isEmpty ?? false }) {
        faults[name] = (.nobodyWorks, "has only members without any working hours")
      }
    }
  }

  func fault(_ name: GroupName, _ action: Action, at place: Place) -> Finding? {
    let isMissing = directory.groups[name] == nil && !directory.groups.isEmpty
    let missing: (code: FindingCode, what: String)? = isMissing ? (.emptyGroup, "is not in the directory") : nil
    guard let (code, what) = faults[name] ?? missing else { return nil }
    return Finding(
      code, at: place.text, "The group \(name.inQuotes) \(what).",
      why: "Nobody can be chosen from it, and the action is never done.",
      mend: code == .nobodyWorks
        ? "Give a member working hours, or none of them any, which means always."
        : "Put somebody into the group, or name another one.",
      related: [RelatedPlace(Place.book["directory"]["groups"][name.rawValue].text, what)])
  }
}

import struct Foundation.Date

extension RuleBookValidator {
  mutating func check(_ directory: Directory, at place: Place) {
    checkCount(directory.version, "A version", in: 0...Self.mostCount, at: place["version"])
    for (name, user) in directory.users.sorted(by: { $0.key < $1.key }) {
      let here = place["users"][name.rawValue]
      checkName(name.rawValue, of: "user", at: here)
      checkAddresses(user.email, user.mobile, at: here)
      if let count = user.openLeads {
        checkCount(count, "A count of open leads", in: 0...Self.mostCount, at: here["openLeads"])
      }
      for (index, absence) in user.absences.enumerated() { check(absence, at: here["absences"][index]) }
    }
    for (name, group) in directory.groups.sorted(by: { $0.key < $1.key }) {
      let here = place["groups"][name.rawValue]
      checkName(name.rawValue, of: "group", at: here)
      checkNames(group.members.map(\.user), of: "member", at: here)
      for (index, member) in group.members.enumerated() { check(member, at: here[index, member.user.rawValue]) }
    }
    for (name, partner) in directory.partners.sorted(by: { $0.key < $1.key }) {
      let here = place["partners"][name.rawValue]
      checkName(name.rawValue, of: "partner", at: here)
      checkAddresses(partner.email, partner.mobile, at: here)
    }
  }

  /// Nothing could be sent to an address that no transport can make something of.
  private mutating func checkAddresses(_ email: String?, _ mobile: String?, at place: Place) {
    if let email, UsableAddress.email(email) == nil {
      problems.add(
        "\(email.inQuotes) is no email address.", mend: "Write one such as ann@example.com, or leave it out.",
        at: place["email"])
    }
    if let mobile, UsableAddress.number(mobile) == nil {
      problems.add(
        "\(mobile.inQuotes) is no mobile number.", mend: "Write one such as +44 7700 900123, or leave it out.",
        at: place["mobile"])
    }
  }

  private mutating func check(_ absence: Absence, at place: Place) {
    let from = absence.from.timeIntervalSinceReferenceDate
    let until = absence.until.timeIntervalSinceReferenceDate
    if !from.isFinite || !until.isFinite {
      problems.add("An absence begins or ends at no finite date.", mend: "Give both dates.", at: place)
    } else if until < from {
      problems.add(
        "The absence ends at \(Timestamp.text(from: absence.until)), before it begins at "
          + "\(Timestamp.text(from: absence.from)).", mend: "Let it end after it begins.", at: place)
    }
  }

  private mutating func check(_ member: GroupMember, at place: Place) {
    if !member.user.rawValue.isEmpty { check(member.user, among: names.users, at: place) }
    // The sum of a group's weights must not overflow.
    checkCount(member.weight, "A weight", in: 1...1_000_000, at: place["weight"])
    if let cap = member.dailyCap { checkCount(cap, "A daily cap", in: 1...Self.mostCount, at: place["dailyCap"]) }
    if let cap = member.monthlyCap {
      checkCount(cap, "A monthly cap", in: 1...Self.mostCount, at: place["monthlyCap"])
    }
  }
}

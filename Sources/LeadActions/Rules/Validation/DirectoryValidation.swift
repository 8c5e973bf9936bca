import struct Foundation.Date

extension RuleBookValidator {
  mutating func check(_ directory: Directory, at place: Place) {
    checkCount(directory.version, "A version", in: 0...Self.mostCount, at: place["version"])
    for (name, user) in directory.users.sorted(by: { $0.key < $1.key }) {
      let here = place["users"][name.rawValue]
      checkName(name.rawValue, of: "user", at: here)
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
    for name in directory.partners.keys.sorted() {
      checkName(name.rawValue, of: "partner", at: place["partners"][name.rawValue])
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

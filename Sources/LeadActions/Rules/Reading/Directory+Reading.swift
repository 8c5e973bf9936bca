import struct Foundation.Date

extension Directory {
  /// Reads a directory from values of whatever file format, in the form that rule books have.
  ///
  /// - Throws: every problem of form there is.
  public init(reading value: PlainValue) throws(RuleBookError) {
    self = try value.read("directory") { Directory($0) }
  }

  package init(_ node: PlainNode) {
    let directory = PlainObject(node, .directory)
    self.init(version: directory["version"]?.whole() ?? 1)
    for (name, node) in directory["users"]?.entries(of: "Users") ?? [] {
      users[UserName(name)] = DirectoryUser(node)
    }
    for (name, node) in directory["groups"]?.entries(of: "Groups") ?? [] {
      groups[GroupName(name)] = DirectoryGroup(node.list(of: "users", namedBy: "user").map(GroupMember.init(_:)))
    }
    for (name, node) in directory["partners"]?.entries(of: "Partners") ?? [] {
      let partner = PlainObject(node, .directoryPartner)
      partners[PartnerName(name)] = DirectoryPartner(
        displayName: partner["displayName"]?.text(), email: partner["email"]?.text(), mobile: partner["mobile"]?.text())
    }
  }
}

extension DirectoryUser {
  init(_ node: PlainNode) {
    let user = PlainObject(node, .directoryUser)
    self.init(
      displayName: user["displayName"]?.text(), email: user["email"]?.text(), mobile: user["mobile"]?.text(),
      zone: user["zone"]?.zone(), workingHours: user["workingHours"]?.weeklyHours(),
      absences: user["absences"]?.list(of: "absences").compactMap(Absence.init(_:)) ?? [],
      openLeads: user["openLeads"]?.whole())
  }
}

extension Absence {
  init?(_ node: PlainNode) {
    let absence = PlainObject(node, .absence)
    let from = absence.required("from", mend: PlainNode.dateMend)?.date()
    let until = absence.required("until", mend: PlainNode.dateMend)?.date()
    guard let from, let until else { return nil }
    self.init(from: from, until: until)
  }
}

extension GroupMember {
  init(_ node: PlainNode) {
    if let user = node.bareText {
      self.init(UserName(user))
      return
    }
    let member = PlainObject(node, .groupMember)
    self.init(
      member.name("user", mend: "Name the user."), weight: member["weight"]?.whole() ?? 1,
      dailyCap: member["dailyCap"]?.whole(), monthlyCap: member["monthlyCap"]?.whole())
  }
}

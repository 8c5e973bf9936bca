extension Directory {
  /// The directory as rule book files hold it.
  public var plainValue: PlainValue {
    var directory: [String: PlainValue] = [:]
    if version != 1 { directory["version"] = .number(Double(version)) }
    directory.set("users", .named(users) { $0.plainValue })
    directory.set("groups", .named(groups) { .list($0.members.map(\.plainValue)) })
    directory.set("partners", .named(partners) { .object(.contact($0.displayName, $0.email, $0.mobile)) })
    return .object(directory)
  }
}

extension DirectoryUser {
  fileprivate var plainValue: PlainValue {
    var user: [String: PlainValue] = .contact(displayName, email, mobile)
    user["zone"] = zone.map { .text($0.identifier) }
    // No hours at all are not the same as no working hours given, which mean always.
    user["workingHours"] = workingHours?.plainValue
    user.set("absences", .list(absences.map(\.plainValue)))
    user["openLeads"] = openLeads.map { .number(Double($0)) }
    return .object(user)
  }
}

extension Absence {
  fileprivate var plainValue: PlainValue {
    .object(["from": .text(Timestamp.text(from: from)), "until": .text(Timestamp.text(from: until))])
  }
}

extension GroupMember {
  fileprivate var plainValue: PlainValue {
    var member: [String: PlainValue] = ["user": .text(user.rawValue)]
    if weight != 1 { member["weight"] = .number(Double(weight)) }
    member["dailyCap"] = dailyCap.map { .number(Double($0)) }
    member["monthlyCap"] = monthlyCap.map { .number(Double($0)) }
    return member.count == 1 ? .text(user.rawValue) : .object(member)
  }
}

extension [String: PlainValue] {
  fileprivate static func contact(_ displayName: String?, _ email: String?, _ mobile: String?) -> Self {
    var contact: Self = [:]
    contact["displayName"] = displayName.map { .text($0) }
    contact["email"] = email.map { .text($0) }
    contact["mobile"] = mobile.map { .text($0) }
    return contact
  }
}

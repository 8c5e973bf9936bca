extension Directory {
  /// A directory for a rule book that has none: everybody it names can be reached, and each group has all users.
  static func everybody(in book: RuleBook) -> Directory {
    var directory = Directory()
    for user in book.users {
      directory.users[user] = DirectoryUser(email: "\(user)@office.example", mobile: "07700900200")
    }
    for group in book.groups { directory.groups[group] = DirectoryGroup(book.users.map { GroupMember($0) }) }
    for partner in book.partners {
      directory.partners[partner] = DirectoryPartner(email: "leads@\(partner).example", mobile: "07700900300")
    }
    return directory
  }
}

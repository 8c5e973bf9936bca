extension PlainObject {
  /// The findings that a part of a book allows, under its key "allow".
  func allowed() -> [FindingCode: String] {
    var allowed: [FindingCode: String] = [:]
    for (code, reason) in self["allow"]?.entries(of: "Reasons") ?? [] {
      allowed[FindingCode(rawValue: code)] = reason.text("A reason")
    }
    return allowed
  }
}

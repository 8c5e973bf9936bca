extension UserTarget {
  /// How files name whoever the lead is assigned to.
  static let assignedWords = "assigned user"
}

extension PlainObject {
  func target() -> UserTarget {
    guard let to = self["to"] else { return .assigned }
    if case .text(let text) = to.value {
      if text != UserTarget.assignedWords {
        to.report(
          "\(text.inQuotes) does not say whether it is a user or a group.",
          mend: "Write \"assigned user\", {\"user\": NAME} or {\"group\": NAME}.",
          nearest: NearestName.find(text, among: [UserTarget.assignedWords]))
      }
      return .assigned
    }
    return AssignmentTarget(to).map(UserTarget.init(_:)) ?? .assigned
  }
}

extension AssignToUser {
  init(_ node: PlainNode) {
    let settings = PlainObject(node, .settings(of: AssignToUser.actionName))
    let mend = "Write {\"user\": NAME} or {\"group\": NAME, \"by\": \"random\"}."
    guard let to = settings.required("to", mend: mend) else {
      self.init(.user(""))
      return
    }
    if case .text(let text) = to.value {
      to.report("A lead is assigned to a user or a group, not to \(text.inQuotes).", mend: mend)
      self.init(.user(""))
      return
    }
    self.init(AssignmentTarget(to) ?? .user(""))
  }
}

extension AssignmentTarget {
  fileprivate init?(_ node: PlainNode) {
    let target = PlainObject(node, .userOrGroup)
    switch (target["user"], target["group"]) {
    case (let user?, nil):
      self = .user(user.name())
      target["by"]?.report("A given user is not chosen by anything.", mend: "Leave 'by' out, or name a group.")
    case (nil, let group?): self = .group(group.name(), by: target["by"]?.name() ?? .random)
    default:
      if case .object = node.value {
        node.report(
          "Exactly one of a user and a group is wanted here.", mend: "Write {\"user\": NAME} or {\"group\": NAME}.")
      }
      return nil
    }
  }
}

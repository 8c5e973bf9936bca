/// An object of a file whose keys are known.
package struct PlainObject {
  package let node: PlainNode
  /// Such as `a rule`, for messages.
  package let thing: String
  private let members: [String: PlainValue]
  /// Whether a key was reported that nobody reads; what seems to be missing may stand under it, misspelt.
  package private(set) var hasUnknownKeys = false

  /// Reports what is no object, and keys that nobody reads.
  package init(_ node: PlainNode, _ thing: String, keys: [String]) {
    // What only editors read is of no help to whoever misspelt something else.
    let shown = keys.filter { !$0.hasPrefix("$") }
    self.node = node
    self.thing = thing
    guard case .object(let members) = node.value else {
      self.members = [:]
      // What has no article is the name of an action or report, as files write it.
      if thing.contains(" ") {
        node.report(
          "\(thing.capitalisedFirst) is wanted here, not \(node.value.words).",
          mend: "Write { and }, with \(shown.asChoice).")
      } else {
        node.report(
          "The settings of \(thing.inQuotes) are wanted here, not \(node.value.words).",
          mend: "Write them between { and }, with \(shown.asChoice).")
      }
      return
    }
    self.members = members
    for key in members.keys.sorted() where !keys.contains(key) {
      hasUnknownKeys = true
      node.problems.list.add(
        "There is no key \(key.inQuotes) in \(thing).",
        mend: keys.isEmpty ? "Leave it out; \(thing) has no settings." : "Use \(shown.asChoice), or leave it out.",
        at: node.place[key], .key, nearest: NearestName.find(key, among: keys))
    }
  }

  /// The value of a key; none where it is absent or null.
  package subscript(key: String) -> PlainNode? {
    guard let value = members[key], value != .null else { return nil }
    return node.child(value, at: node.place[key])
  }

  /// The value of a key that must be there.
  package func required(_ key: String, mend: String) -> PlainNode? {
    if let node = self[key] { return node }
    // What is no object at all is reported as such, once.
    guard case .object = node.value else { return nil }
    node.problems.list.add("The key '\(key)' is missing in \(thing).", mend: mend, at: node.place[key])
    return nil
  }

  package func name<Kind>(_ key: String, mend: String) -> Name<Kind> { required(key, mend: mend)?.name() ?? "" }

  package func flag(_ key: String, otherwise: Bool) -> Bool { self[key]?.flag() ?? otherwise }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

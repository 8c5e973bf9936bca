import LeadActions

/// Reads how the lead is expected to stand; null stands for nothing, such as nobody.
struct LeadStateReader {
  let names: PlayNames

  func expectations(_ node: PlainNode) -> [ScenarioExpectation] {
    _ = PlainObject(node, .leadState)
    guard case .object(let members) = node.value else { return [] }
    return ObjectForm.leadState.names.flatMap { key -> [ScenarioExpectation] in
      guard let value = members[key] else { return [] }
      let place = node.place[key]
      let child = node.child(value, at: place)
      return expectations(key, value == .null ? nil : child, child).map { expectation in
        var expectation = expectation
        expectation.site = expectation.site ?? Site(place.text)
        return expectation
      }
    }
  }

  private func expectations(_ key: String, _ node: PlainNode?, _ whole: PlainNode) -> [ScenarioExpectation] {
    switch key {
    case "status": return [.status(node.map(names.status))]
    case "user": return [.user(node.map(names.user))]
    case "progress":
      guard let node else { return [.progress(nil)] }
      return node.word("A progress", LeadProgress.self).map { [.progress($0)] } ?? []
    case "partner": return [.partner(node.map(names.partner))]
    case "workflow": return [.workflow(node.map(names.workflow))]
    case "duplicateOf": return [.duplicate(of: node.map { LeadID($0.idText()) })]
    case "type":
      if node == nil { whole.report("A lead always has a type.", mend: "Name it, or leave the key out.") }
      return node.map { [.leadType(names.leadType($0))] } ?? []
    case "consent":
      let channels = ContactChannel.allCases.map(\.rawValue)
      return (node?.entries(of: "Channels") ?? []).compactMap { name, node in
        guard let channel = ContactChannel(rawValue: name) else {
          node.problems.list.add(
            "There is no channel \(name.inQuotes).", mend: "Use \(channels.asChoice).", at: node.place,
            nearest: NearestName.find(name, among: channels))
          return nil
        }
        return at(node, node.flag().map { .consent(channel, open: $0) })
      }
    default:
      return (node?.entries(of: "Fields") ?? []).compactMap { name, node in
        let value = node.value == .null ? nil : names.updated(name, node)
        return at(node, .field(FieldName(name), is: value))
      }
    }
  }

  private func at(_ node: PlainNode, _ expectation: ScenarioExpectation?) -> ScenarioExpectation? {
    var expectation = expectation
    expectation?.site = Site(node.place.text)
    return expectation
  }
}

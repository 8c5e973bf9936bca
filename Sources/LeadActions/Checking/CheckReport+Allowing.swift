extension CheckReport {
  /// Sets aside what the book allows, and adds what it allows without need.
  mutating func silence(by allowances: [Allowance]) {
    guard !allowances.isEmpty else { return }
    let byCode = Dictionary(grouping: allowances.indices) { allowances[$0].code }
    var used: Set<Int> = []
    var loud: [Finding] = []
    for finding in findings {
      // The innermost one tells the reason.
      let fitting = (byCode[finding.code] ?? []).filter {
        PlaceText.isPlace(finding.place, within: allowances[$0].place)
      }
      used.formUnion(fitting)
      if let index = fitting.max(by: { allowances[$0].place.utf8.count < allowances[$1].place.utf8.count }) {
        silenced.append(SilencedFinding(finding, reason: allowances[index].reason))
      } else {
        loud.append(finding)
      }
    }
    findings = loud
    for (index, allowance) in allowances.enumerated() where !used.contains(index) && allowance.code.kind != nil {
      findings.append(.uselessAllow(allowance))
    }
  }
}

/// A finding's code that a part of the book allows.
struct Allowance {
  let code: FindingCode
  let reason: String
  /// The place of the part, empty for the book.
  let place: String

  /// The place where it is written.
  var ownPlace: String { place.isEmpty ? "allow.\(code)" : "\(place).allow.\(code)" }

  /// Everything that a book allows, in its order.
  static func all(of book: RuleBook) -> [Allowance] {
    var all: [Allowance] = []
    func add(_ allowed: [FindingCode: String], _ place: @autoclosure () -> String) {
      guard !allowed.isEmpty else { return }
      let place = place()
      for (code, reason) in allowed.sorted(by: { $0.key < $1.key }) {
        all.append(Allowance(code: code, reason: reason, place: place))
      }
    }
    add(book.allowed, "")
    for (index, group) in book.leadGroups.enumerated() {
      let group = (place: Place.book["leadGroups"][index, group.name.rawValue], types: group.types)
      for (index, type) in group.types.enumerated() {
        let place = group.place["types"][index, type.name.rawValue]
        add(type.allowed, place.text)
        for (index, rule) in type.rules.enumerated() { add(rule.allowed, place["rules"][index, rule.id.rawValue].text) }
      }
    }
    for (index, template) in book.templates.enumerated() {
      add(template.allowed, Place.book["templates"][index, template.name.rawValue].text)
    }
    for (index, workflow) in book.workflows.enumerated() {
      add(workflow.allowed, Place.book["workflows"][index, workflow.name.rawValue].text)
    }
    return all
  }
}

extension Finding {
  fileprivate static func uselessAllow(_ allowance: Allowance) -> Finding {
    Finding(
      .uselessAllow, at: allowance.ownPlace, "\(allowance.code) is allowed here, and there is no such finding.",
      why: "What is allowed without need hides a mistake that somebody makes later.", mend: "Take it out.")
  }
}

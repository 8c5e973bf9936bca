extension LeadGroup {
  init(_ node: PlainNode) {
    let group = PlainObject(node, .leadGroup)
    self.init(group.name("name", mend: "Give the lead group a name."))
    types = group["types"]?.list(of: "lead types", namedBy: "name").map(LeadType.init(_:)) ?? []
  }
}

extension LeadType {
  init(_ node: PlainNode) {
    let type = PlainObject(node, .leadType)
    self.init(type.name("name", mend: "Give the lead type a name."))
    zone = type["zone"]?.zone() ?? .utc
    referralMethod = type["referralMethod"].map { ReferralMethod(rawValue: $0.text("A referral method")) } ?? .none
    partner = type["partner"]?.name()
    lateTimers = type["lateTimers"]?.word("A policy for late timers") ?? .skip
    countsMachineEvents = type.flag("countsMachineEvents", otherwise: false)
    statuses = type["statuses"]?.list(of: "statuses", namedBy: "name").map(LeadStatus.init(_:)) ?? []
    rules = type["rules"]?.list(of: "rules", namedBy: "id").map(Rule.init(_:)) ?? []
    allowed = type.allowed()
  }
}

extension LeadStatus {
  init(_ node: PlainNode) {
    if let name = node.bareText {
      self.init(StatusName(name))
      return
    }
    let status = PlainObject(node, .status)
    self.init(
      status.name("name", mend: "Give the status a name."), progress: status["progress"]?.word("A progress"))
  }
}

import LeadActions

import struct Foundation.Date

// The code of Documentation/Safety.md; DocumentationTests holds the two against each other.

private enum SafetyCode {
  static func safety(
    _ store: any LeadStore, _ transports: Transports, _ rules: RuleBook, london: Zone,
    pageSomebody: @escaping @Sendable (String) -> Void
  ) throws -> (Dispatcher, EventPipeline) {
    // Page begins
    let killSwitch = KillSwitch()
    let blast = BlastLimit(500) { alarm in pageSomebody("\(alarm)") }
    let suppressions = InMemorySuppressions()
    var safety = OutboundSafety(
      killSwitch: killSwitch, consent: ConsentCheck(), suppressions: suppressions,
      loops: LoopGuard(ownAddresses: [ChannelAddress(email: "sales@example.org")], ownHosts: ["leads.example.org"]),
      caps: [.daily(2, of: .email), .weekly(3, of: .text)], blast: blast, callingCode: "44")
    if let nights = WeeklyHours(Weekday.allCases, "21:00-08:00") {
      safety.quietHours = QuietHours([.text: nights], zone: london)
    }
    let dispatcher = Dispatcher(store: store, transports: transports, safety: safety)
    let pipeline = try EventPipeline(
      rules: rules, store: store,
      services: .init(
        duplicates: ContactMatcher(callingCode: "44"), suppressions: SuppressionLearning(into: suppressions),
        onDeliveries: { dispatcher.wake() }))
    // Page ends
    return (dispatcher, pipeline)
  }

  static func stop(_ killSwitch: KillSwitch) {
    // Page begins
    killSwitch.turnOff(.kind(.email))
    killSwitch.turnOff(.origin(.rule("chase"), of: "Enquiry", tenant: "acme"))
    killSwitch.turnOn(.kind(.email))
    // Page ends
  }

  static func mend(_ suppressions: any SuppressionList, of tenant: TenantName) async throws {
    // Page begins
    let address = ChannelAddress(email: "ann@example.com")
    try await suppressions.add(address, .byHand(note: "asked on the phone"), tenant: tenant)
    try await suppressions.remove(address, tenant: tenant)
    // Page ends
  }

  static func answer(_ blast: BlastLimit) {
    // Page begins
    for alarm in blast.questions {
      blast.goOn(alarm.origin, with: 500, at: Date())  // then it asks again
      blast.goOn(alarm.origin, until: Date().addingTimeInterval(3_600))  // without a limit for an hour
      blast.drop(alarm.origin, as: .deadLetters, at: Date())  // what was planned until now
    }
    // Page ends
  }
}

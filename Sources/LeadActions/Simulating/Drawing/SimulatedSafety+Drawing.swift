extension SimulatedSafety {
  /// Draws what is asked in a seed's world: nothing in every other one.
  init(seed: UInt64, _ settings: Simulation.Settings) {
    self.init()
    var chance = SeededGenerator(seed: seed ^ 0x5341_4645_5459)
    guard settings.safety, chance.once(in: 2) else { return }
    hasSwitch = chance.once(in: 2)
    switchTells = !chance.once(in: 3)
    asksOtherLeads = chance.once(in: 2)
    hasSuppressions = chance.once(in: 2)
    if chance.once(in: 6) { ownCustomer = chance.next(below: settings.customers) }
    if chance.once(in: 2) { quiet = Self.quiet(&chance) }
    if chance.once(in: 2) { caps = Self.caps(&chance) }
    if chance.once(in: 3) { blast = Blast(limit: chance.number(in: 1...6), seconds: chance.pick(600, 3_600, 14_400)) }
    if chance.once(in: 3) {
      rate = LoopGuard.Rate(
        chance.number(in: 2...8), within: chance.pick(600, 3_600), to: chance.pick(.customers, .everybody))
    }
    firstLook = chance.pick(5, 60, 600)
    longestLook = chance.pick(3_600, 10_000)
    if chance.once(in: 3) {
      sendingRate = SendingRate(perSecond: chance.pick(0.02, 0.1, 1), burst: chance.number(in: 1...3))
    }
    switch chance.next(below: 3) {
    case 0: breaker = nil
    case 1:
      breaker = CircuitBreaker(
        attempts: chance.number(in: 2...5), failures: chance.pick(0.5, 0.9), window: chance.pick(600, 43_200),
        firstWait: chance.pick(30, 600), longestWait: 3_600)
    default: break
    }
  }

  private static func quiet(_ chance: inout SeededGenerator) -> Quiet {
    let start = chance.number(in: 0...95) * 15
    let minutes = chance.number(in: 8...56) * 15
    let end = (start + minutes) % 1_440
    return Quiet(
      start: start, end: end == 0 ? 1_440 : end, channels: chance.pick([.email], [.text], [.email, .text, .letter]),
      isForEverybody: chance.once(in: 4), knowsZones: !chance.once(in: 3))
  }

  private static func caps(_ chance: inout SeededGenerator) -> [FrequencyCap] {
    var caps: [FrequencyCap] = []
    for channel in [ContactChannel.email, .text, .letter] where !chance.once(in: 3) {
      caps.append(FrequencyCap(chance.number(in: 1...3), of: channel, within: chance.pick(600, 3_600, 21_600)))
      // A second one, as hosts have a daily and a weekly one.
      if chance.once(in: 4) {
        caps.append(FrequencyCap(chance.number(in: 3...5), of: channel, within: chance.pick(43_200, 86_400)))
      }
    }
    return caps
  }
}

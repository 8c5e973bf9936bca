extension SimulationScript {
  /// Draws a world's script from its seed.
  init(seed: UInt64, _ settings: Simulation.Settings) {
    let safety = SimulatedSafety(seed: seed, settings)
    var drawing = ScriptDrawing(seed: seed, settings)
    self.init(seed: seed, safety: safety, steps: drawing.steps(safety))
  }
}

private struct ScriptDrawing {
  var chance: SeededGenerator
  let settings: Simulation.Settings
  let end: Double

  init(seed: UInt64, _ settings: Simulation.Settings) {
    chance = SeededGenerator(seed: seed ^ 0x5343_5249_5054)
    self.settings = settings
    end = Double(settings.days) * 86_400
  }

  mutating func steps(_ safety: SimulatedSafety) -> [SimulationScript.Step] {
    var acts: [(at: Double, act: SimulationScript.Act)] = []
    for lead in 0..<settings.leads {
      // Most things happen soon after a lead has come, and some long after.
      var time = chance.once(in: 3) ? 0 : end * part() * 0.6
      for _ in 0..<chance.number(in: settings.reportsPerLead) {
        acts.append((time, report(of: lead)))
        time += chance.once(in: 4) ? 0 : chance.once(in: 3) ? part() * 86_400 * 2 : part() * 7_200
        if time > end { break }
      }
    }
    if settings.faults {
      for _ in 0..<(settings.days * 2 + chance.next(below: settings.days * 3 + 1)) {
        acts.append((end * part(), fault(safety)))
      }
    }
    // Behind all else, so that a world without safety is the one it would be.
    for _ in 0..<settings.days {
      if safety.hasSwitch { acts.append((end * part(), switchOff())) }
      if safety.hasSuppressions, chance.once(in: 2) { acts.append((end * part(), suppress())) }
      if safety != .none, chance.once(in: 4) { acts.append((end * part(), .letGo(process: process()))) }
    }
    // A time and then a place make the order total, whatever the sort does with equals.
    let ordered = acts.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return ordered.enumerated().map { SimulationScript.Step(number: $0, at: $1.element.at, act: $1.element.act) }
  }

  /// A part of one, in whole thousandths, so that things happen at the same moment now and then.
  private mutating func part() -> Double { Double(chance.next(below: 1_000)) / 1_000 }

  private mutating func process() -> Int { chance.next(below: settings.processes) }

  private mutating func report(of lead: Int) -> SimulationScript.Act {
    var copies = [SimulationScript.Copy(process: process(), delay: 0)]
    if settings.faults, chance.once(in: 3) {
      for _ in 0..<chance.number(in: 1...3) {
        copies.append(.init(process: process(), delay: chance.pick(0, 0, 0, 1, 60, 3_600)))
      }
    }
    return .report(lead: lead, seed: chance.next(), copies: copies)
  }

  private mutating func switchOff() -> SimulationScript.Act {
    .switchOff(seed: chance.next(), seconds: chance.pick(60, 1_800, 7_200, 43_200))
  }

  private mutating func suppress() -> SimulationScript.Act {
    .suppress(
      lead: chance.next(below: settings.leads), seed: chance.next(), seconds: chance.pick(600, 21_600, 172_800))
  }

  private mutating func down() -> Double { chance.pick(1, 30, 30, 300, 3_600, 20_000) }

  private mutating func fault(_ safety: SimulatedSafety) -> SimulationScript.Act {
    switch chance.next(below: 24) {
    case 0: return .crash(process: process(), down: down())
    case 1, 2: return .stop(process: process(), down: down())
    case 3: return .outage(down: chance.once(in: 3) ? 172_800 : down())
    case 4, 5: return .clock(process: process(), by: chance.pick(3_600, -3_600, 86_400, -86_400))
    case 6, 7, 8, 9, 10:
      let trouble = SimulationScript.Trouble(
        what: SimulationScript.Trouble.What.allCases[chance.next(below: SimulationScript.Trouble.What.allCases.count)],
        oneIn: chance.pick(1, 2, 4), seconds: chance.pick(600, 7_200, 43_200, 172_800), seed: chance.next())
      return .trouble(trouble)
    case 11: return .newRules(seed: chance.next())
    case 12: return chance.once(in: 2) ? .erase(lead: chance.next(below: settings.leads)) : .deadLetters(again: false)
    case 13: return .deadLetters(again: true)
    default:
      var trap = trap()
      if safety != .none, chance.once(in: 3) {
        trap.call = chance.pick(.reserve, .askSwitch, .askList, .addToList, .askZone, .giveBack, .letGo, .history)
      }
      return .trap(process: process(), trap)
    }
  }

  private mutating func trap() -> SimulationScript.Trap {
    let call: SimulatedCall? = chance.pick(
      nil, nil, .commit, .commit, .commit, .settle, .settle, .claim, .standing, .send, .send, .load, .release,
      .dueTimers, .inbox, .discard)
    let strike: SimulationScript.Strike =
      switch chance.next(below: 7) {
      case 0: .failsBefore
      case 1: .failsAfter
      case 2, 3: .crashesBefore(down: down())
      case 4, 5: .crashesAfter(down: down())
      default: .takes(seconds: chance.pick(0.1, 2, 20, 50))
      }
    return .init(call: call, count: chance.number(in: 1...(call == nil ? 40 : 4)), strike: strike)
  }
}

import struct Foundation.Date

extension SimulatedWorld {
  // MARK: What the host does about sending

  /// Switches something off that the rule book sends, and on again later.
  func switchOff(_ seed: UInt64, _ seconds: Double) async {
    var chance = SeededGenerator(seed: seed)
    let scope = scope(&chance)
    judge.note { $0.switched(scope, isOff: true) }
    safety.killSwitch.turnOff(scope)
    do { try await loop.wait(seconds: seconds, owner: 0) } catch { return }
    // Somebody may have switched it on meanwhile.
    judge.note { $0.switched(scope, isOff: false) }
    safety.killSwitch.turnOn(scope)
  }

  private func scope(_ chance: inout SeededGenerator) -> SendingScope {
    let tenant: TenantName? = chance.once(in: 2) ? .only : nil
    let rules = simulation.palette.types.flatMap { type in type.rules.map { (type.name, $0.id) } }
    switch chance.next(below: 6) {
    case 0: return SendingScope(.everything, tenant: tenant)
    case 1: return SendingScope(.kind(chance.pick(.text, .letter, .webhook, .task, .referral)), tenant: tenant)
    case 2:
      guard let workflow = chance.pick(simulation.rules.workflows) else { fallthrough }
      return SendingScope(.origin(.workflow(workflow.name), nil), tenant: tenant)
    case 3, 4:
      guard let (type, rule) = chance.pick(rules) else { fallthrough }
      return SendingScope(.origin(.rule(rule), chance.once(in: 2) ? type : nil), tenant: tenant)
    default: return SendingScope(.kind(.email), tenant: tenant)
    }
  }

  /// Puts an address of a lead on the list, and takes it off later.
  func suppress(_ lead: LeadID, _ seed: UInt64, _ seconds: Double) async {
    var chance = SeededGenerator(seed: seed)
    let contact = judge.note { $0.files[LeadKey(lead: lead)]?.record?.lead.contact }
    let addresses =
      [contact?.email].compactMap(\.self).map { ChannelAddress(email: $0) }
      + [contact?.mobile].compactMap(\.self).map { ChannelAddress(number: $0) }
    guard let address = chance.pick(addresses) else { return }
    do {
      guard let running = anyRunning(from: 0) else { return }
      let reason = SuppressionReason.byHand(note: chance.once(in: 2) ? "asked on the phone" : nil)
      _ = try await list(of: running).add(address, reason, tenant: .only)
      try await loop.wait(seconds: seconds, owner: 0)
      guard let running = anyRunning(from: 0) else { return }
      _ = try await list(of: running).remove(address, tenant: .only)
    } catch { judge.note { $0.tell("\(address.value) stays as it is on the suppression list: \(error)") } }
  }

  private func list(of running: RunningProcess) -> SimulatedList {
    SimulatedList(base: safety.suppressions, life: running.life, judge: judge)
  }

  func letGo(_ process: Int) async {
    guard let running = running(process) else { return }
    do { _ = try await running.dispatcher.letGo() } catch {
      judge.note { $0.tell("process \(process) lets nothing go: \(error)") }
    }
  }

  // MARK: The blast limit

  /// A process's own limit; somebody answers each of its questions some time later.
  func blastLimit(of life: ProcessLife) -> BlastLimit? {
    script.safety.blast.map { blast in
      BlastLimit(blast.limit, within: blast.seconds) { [weak self] alarm in self?.answer(alarm, of: life) }
    }
  }

  private func answer(_ alarm: BlastLimit.Alarm, of life: ProcessLife) {
    let count = judge.note { $0.asked(alarm, life: life.number) }
    var hash = StableHash(seed: script.seed)
    hash.combine("\(alarm.origin)")
    hash.combine(life.number)
    hash.combine(count)
    var chance = SeededGenerator(seed: hash.value())
    let delay = chance.pick(60.0, 1_800, 14_400)
    let choice = chance.next(below: simulation.settings.faults ? 6 : 4)
    let number = chance.number(in: 1...6)
    TaskHome.begin { [self] in
      do { try await loop.wait(seconds: isCalm ? 60 : delay, owner: 0) } catch { return }
      guard let running = running(life.process), running.life.number == life.number, let blast = running.blast else {
        return
      }
      let now = loop.now.addingTimeInterval(life.offset)
      let answer: BlastAnswer =
        switch choice {
        case _ where isCalm: .until(now.addingTimeInterval(90 * 86_400))
        case 0, 1, 2: .more(number, from: now)
        case 3: .until(now.addingTimeInterval(Double(number) * 600))
        case 4: .drop(before: now, .deadLetters)
        default: .drop(before: now, .gone)
        }
      // Noted before, since what it allows may happen at once.
      judge.note { $0.answered(alarm, answer, life: life.number) }
      switch answer {
      case .more(let count, let time): blast.goOn(alarm.origin, with: count, at: time)
      case .until(let time): blast.goOn(alarm.origin, until: time)
      case .drop(let time, let ending): blast.drop(alarm.origin, as: ending, at: time)
      }
    }
  }
}

/// What somebody says to a blast limit's question.
enum BlastAnswer: Hashable, Sendable {
  case more(Int, from: Date)
  case until(Date)
  case drop(before: Date, BlastLimit.Ending)
}

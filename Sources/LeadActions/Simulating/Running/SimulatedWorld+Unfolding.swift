import struct Foundation.Date

extension SimulatedWorld {
  /// Does what the script says, lets everything settle, and has the judge look at the end.
  func unfold() async {
    do {
      for step in script.steps {
        let wait = Self.start.addingTimeInterval(step.at).timeIntervalSince(loop.now)
        if wait > 0 { try await loop.wait(seconds: wait, owner: 0) }
        // Each step by itself, since one that waits must not hold up the next.
        TaskHome.begin { [self] in await perform(step) }
      }
      let end = Self.start.addingTimeInterval(Double(simulation.settings.days) * 86_400)
      let wait = end.timeIntervalSince(loop.now)
      if wait > 0 { try await loop.wait(seconds: wait, owner: 0) }
      calm()
      try await loop.wait(seconds: Self.calmDays * 86_400, owner: 0)
      // Caps and quiet hours may make some wait for longer.
      for _ in 0..<Self.longestRest where judge.note({ $0.hasLeftovers }) {
        try await loop.wait(seconds: 86_400, owner: 0)
      }
      try await look()
    } catch {
      // A world that has failed is ended early.
      if !isOver { judge.note { $0.fail(.drains, "the world ended early: \(error)") } }
    }
  }

  /// Compares what the store has with all that happened.
  private func look() async throws {
    judge.note { [openReports] trial in
      trial.expect(openReports == 0, .nothingLost, "\(openReports) reports were never answered")
      trial.judgeEnd(slack: Self.poll * 3)
    }
    for number in 0..<simulation.settings.leads {
      let key = LeadKey(lead: Self.lead(number))
      let record = try await store.record(of: key)
      let history = try await store.history(of: key, filter: .all)
      judge.note { $0.judgeStored(key, record, history) }
      for id in judge.note({ ($0.files[key]?.done ?? [:]).keys.sorted() }) {
        let loaded = try await store.load(key, occurrence: id, groups: [], contactKeys: [])
        judge.note { $0.loaded(key, id, loaded) }
      }
    }
    let letters = try await store.deadLetters(of: .only, after: nil, limit: 10_000)
    judge.note { $0.listed(letters, after: nil, limit: 10_000) }
  }

  static func lead(_ number: Int) -> LeadID { LeadID("lead-\(number)") }

  private func perform(_ step: SimulationScript.Step) async {
    switch step.act {
    case .report(let lead, let seed, let copies): await report(step.number, lead, seed, copies)
    case .newRules(let seed): await putInForce(seed)
    case .trap(let process, let trap): running(process)?.life.arm(trap)
    case .crash(let process, let down): if let running = running(process) { crash(running.life, down: down) }
    case .stop(let process, let down): await stop(process, down: down)
    case .outage(let down):
      for process in 0..<simulation.settings.processes {
        if let running = running(process) { crash(running.life, down: down) }
      }
    case .clock(let process, let seconds):
      judge.note { trial in
        trial.counts.clockSteps += 1
        trial.tell("the clock of process \(process) is moved by \(Int(seconds)) s")
      }
      moveClock(of: process, by: seconds)
    case .trouble(let trouble):
      judge.note { $0.tell("receivers: \(trouble.what), one in \(trouble.oneIn), for \(Int(trouble.seconds)) s") }
      troubles.begin(trouble, at: loop.now)
    case .erase(let lead): await erase(Self.lead(lead))
    case .deadLetters(let again): await end(again: again)
    case .switchOff(let seed, let seconds): await switchOff(seed, seconds)
    case .suppress(let lead, let seed, let seconds): await suppress(Self.lead(lead), seed, seconds)
    case .letGo(let process): await letGo(process)
    }
  }

  // MARK: What the host does

  /// Draws what happens to a lead, as it is now, and submits it until it is answered.
  private func report(_ number: Int, _ lead: Int, _ seed: UInt64, _ copies: [SimulationScript.Copy]) async {
    let id = Self.lead(lead)
    var chance = SeededGenerator(seed: seed)
    let known = judge.note { $0.files[LeadKey(lead: id)] }
    let wasErased = judge.note { trial in trial.erased.contains { $0.lead.lead == id } }
    // An erased lead's id is not used again.
    if known == nil, wasErased { return }
    let (messages, tasks) = judge.note { $0.sentDeliveries(of: LeadKey(lead: id)) }
    let drawing = DrawnReports(palette: simulation.palette, customers: simulation.settings.customers)
    guard
      let report = drawing.report(of: id, known?.record, sent: messages, tasks: tasks, at: loop.now, &chance)
    else { return }
    let occurrence = Occurrence(OccurrenceID("o-\(number)"), lead: id, report)
    let often = copies.count == 1 ? "once" : "\(copies.count) times"
    judge.note { $0.tell("\(LeadKey(lead: id)): \(occurrence.id) happens, \(report.storyWord), submitted \(often)") }
    for copy in copies {
      open()
      let waits = chance.next()
      TaskHome.begin { [self] in
        await submit(occurrence, copy, SeededGenerator(seed: waits))
        close()
      }
    }
  }

  private func submit(_ occurrence: Occurrence, _ copy: SimulationScript.Copy, _ waits: SeededGenerator) async {
    var waits = waits
    var process = copy.process
    do {
      if copy.delay > 0 { try await loop.wait(seconds: copy.delay, owner: 0) }
      while true {
        if let running = anyRunning(from: process) {
          do {
            let submission = try await running.pipeline.submit(occurrence)
            return judge.note { $0.answered(occurrence, submission) }
          } catch PipelineError.refused(let refusal) {
            return judge.note { $0.refused(occurrence, refusal) }
          } catch PipelineError.idReused(let id, let lead) {
            return judge.note { $0.fail(.nothingDoubled, "\(lead): \(id) is taken for another report") }
          } catch {
            judge.note { $0.tell("\(LeadKey(lead: occurrence.lead)): \(occurrence.id) is not answered: \(error)") }
          }
        }
        process += waits.next(below: 2)
        try await loop.wait(seconds: Double(1 + waits.next(below: 600)), owner: 0)
      }
    } catch {
      // The world is over.
    }
  }

  /// Activates an edited rule book everywhere, and sets the times of appointments anew.
  private func putInForce(_ seed: UInt64) async {
    do {
      let book = try adopt(seed)
      judge.note { trial in
        trial.counts.newRules += 1
        trial.tell("rule book version \(book.version) is put in force")
      }
      for process in 0..<simulation.settings.processes { try running(process)?.pipeline.activate(book) }
      var last: LeadID?
      repeat {
        guard let running = anyRunning(from: 0) else {
          try await loop.wait(seconds: 60, owner: 0)
          continue
        }
        do { last = try await running.pipeline.resetTimers(after: last, limit: 3) } catch {
          try await loop.wait(seconds: 60, owner: 0)
        }
      } while last != nil && !isOver
    } catch is CancellationError {
    } catch {
      judge.note { $0.fail(.drains, "the rule book could not be put in force: \(error)") }
    }
  }

  private func erase(_ lead: LeadID) async {
    for _ in 0..<50 {
      do {
        if let running = anyRunning(from: 0) {
          _ = try await running.pipeline.erase(lead)
          return
        }
      } catch { judge.note { $0.tell("\(LeadKey(lead: lead)) is not erased: \(error)") } }
      do { try await loop.wait(seconds: 30, owner: 0) } catch { return }
    }
  }

  private func end(again: Bool) async {
    guard let running = anyRunning(from: 0) else { return }
    do {
      var last: DeliveryKey?
      repeat {
        let letters = try await running.store.deadLetters(of: .only, after: last, limit: 5)
        let now = loop.now.addingTimeInterval(running.life.offset)
        for letter in letters {
          if again {
            _ = try await running.store.sendAgain(letter.key, at: now)
          } else {
            _ = try await running.store.drop(letter.key, at: now)
          }
        }
        last = letters.last?.key
      } while last != nil
    } catch { judge.note { $0.tell("dead letters are left: \(error)") } }
  }
}

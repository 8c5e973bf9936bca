import struct Foundation.Date

extension Trial {
  /// How things are to stand when nothing has gone wrong for long.
  ///
  /// - Parameter slack: Seconds that something may be due and not be done.
  mutating func judgeEnd(slack: Double) {
    let time = now.addingTimeInterval(-slack)
    for (key, parcel) in parcels.sorted(by: { $0.key < $1.key }) {
      guard let due = parcel.due, due < time else { continue }
      fail(.drains, "\(key.shortened) was due at \(Optional(due).shown), and is neither sent nor given up")
    }
    for (key, parcel) in parcels.sorted(by: { $0.key < $1.key }) where isLeftover(parcel) {
      fail(.drains, "\(key.shortened) waits still, long after nothing goes wrong any more")
    }
    for item in inbox where item.since < time {
      fail(.drains, "\(item.lead): \(item.occurrence.id) waits in the inbox, and nobody takes it")
    }
    for (key, file) in files.sorted(by: { $0.key < $1.key }) {
      for timer in file.record?.timers ?? [] where timer.due < time {
        fail(.timers, "\(key): timer \(timer.id) was due at \(Optional(timer.due).shown), and has not fired")
      }
    }
    judgeDeliveryLines()
  }

  /// Whether anything waits that was planned when things went wrong.
  var hasLeftovers: Bool { parcels.values.contains(where: isLeftover) }

  private func isLeftover(_ parcel: Parcel) -> Bool {
    parcel.state != .dead && parcel.number <= countsBeforeCalm ?? 0
  }

  /// Every delivery that was planned and is no more in the outbox has a line that says why.
  private mutating func judgeDeliveryLines() {
    for (key, file) in files.sorted(by: { $0.key < $1.key }) {
      var ends: Set<DeliveryID> = []
      var planned: [DeliveryID] = []
      for entry in file.history {
        switch entry.line {
        case .delivery(let id, _, .delivered), .delivery(let id, _, .expired), .delivery(let id, _, .withdrawn),
          .delivery(let id, _, .noConsent), .delivery(let id, _, .dropped), .delivery(let id, _, .tooLate),
          .delivery(let id, _, .blocked):
          ends.insert(id)
        case .action(_, _, .done(.queued(let id, _, _))), .action(_, _, .done(.referred(_, let id))): planned.append(id)
        default: break
        }
      }
      for id in planned where parcels[DeliveryKey(key, id)] == nil {
        expect(ends.contains(id), .nothingLost, "\(key): delivery \(id.short) is gone, and no line says why")
      }
      for id in ends {
        expect(
          parcels[DeliveryKey(key, id)] == nil, .history, "\(key): delivery \(id.short) is said to be over, and is not")
      }
    }
  }

  /// What the store has of a lead at the end.
  mutating func judgeStored(_ key: LeadKey, _ record: LeadRecord?, _ history: [HistoryEntry]) {
    check(key, reads: record)
    let expected = files[key]?.history ?? []
    guard history != expected else { return }
    let place = zip(history, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(history.count, expected.count)
    let has = history.indices.contains(place) ? "'\(history[place].line)'" : "nothing"
    let want = expected.indices.contains(place) ? "'\(expected[place].line)'" : "nothing"
    fail(.history, "\(key): line \(place + 1) of the history is \(has), and \(want) happened")
  }
}

import Synchronization

/// Lets the occurrences of one lead through one at a time, in the order they came, and different leads side by side.
final class LeadQueue: Sendable {
  private struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    /// Who waits for each lead that is being worked on, first come first.
    var waiting: [LeadID: [Waiter]] = [:]
    var count = 0
    /// Those who came and were not yet told to go on or to wait, with whether they were cancelled meanwhile.
    var undecided: [Int: Bool] = [:]
  }

  private let state = Mutex(State())

  /// Does some work when the lead's turn comes.
  ///
  /// - Throws: `CancellationError` where the task is cancelled while it waits; the work is not begun then.
  func inTurn<Value: Sendable>(
    _ lead: LeadID, _ work: () async throws -> Value
  ) async throws -> Value {
    guard await enter(lead) else { throw CancellationError() }
    defer { leave(lead) }
    return try await work()
  }

  private func enter(_ lead: LeadID) async -> Bool {
    if Task.isCancelled { return false }
    // Most often nobody is there.
    if enterAtOnce(lead) { return true }
    let number = state.withLock { state in
      state.count += 1
      state.undecided[state.count] = false
      return state.count
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // True: go on; false: cancelled before it began to wait; nothing: it waits.
        let answer: Bool? = state.withLock { state in
          if state.undecided.removeValue(forKey: number) == true { return false }
          guard state.waiting[lead] != nil else {
            state.waiting[lead] = []
            return true
          }
          state.waiting[lead]?.append(Waiter(number: number, continuation: continuation))
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      cancel(number, lead)
    }
  }

  private func enterAtOnce(_ lead: LeadID) -> Bool {
    state.withLock { state in
      guard state.waiting[lead] == nil else { return false }
      state.waiting[lead] = []
      return true
    }
  }

  private func cancel(_ number: Int, _ lead: LeadID) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.waiting[lead]?.firstIndex(where: { $0.number == number }) else {
        if state.undecided[number] != nil { state.undecided[number] = true }
        return nil
      }
      return state.waiting[lead]?.remove(at: index)
    }
    waiter?.continuation.resume(returning: false)
  }

  private func leave(_ lead: LeadID) {
    let next: Waiter? = state.withLock { state in
      guard let waiting = state.waiting[lead], !waiting.isEmpty else {
        state.waiting[lead] = nil
        return nil
      }
      return state.waiting[lead]?.removeFirst()
    }
    next?.continuation.resume(returning: true)
  }
}

#if SMTP
  import LeadActions
  import Synchronization

  /// Lets so many at a time have a connection; the others wait, first come first served.
  final class Seats: Sendable {
    private struct State {
      var free: Int
      var lastTicket = 0
      var waiting: [(ticket: Int, continuation: CheckedContinuation<Seat?, Never>)] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(free: count)) }

    /// A seat, and whether it was waited for; none if there is none within the time, or the task is cancelled.
    func take(within seconds: Double) async -> (seat: Seat, waited: Bool)? {
      if let seat = takeFree() { return (seat, false) }
      // A seat that comes too late is given up with its last reference.
      let end = await race(seconds: seconds, on: SystemWallClock()) { await self.wait() }
      guard case .returned(let seat?) = end else { return nil }
      return (seat, true)
    }

    private func takeFree() -> Seat? {
      state.withLock { state in
        guard state.free > 0, state.waiting.isEmpty else { return nil }
        state.free -= 1
        return Seat(self)
      }
    }

    private func wait() async -> Seat? {
      let ticket = state.withLock { state in
        state.lastTicket += 1
        return state.lastTicket
      }
      return await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let answer: Seat?? = state.withLock { state in
            if Task.isCancelled { return .some(nil) }
            if state.free > 0, state.waiting.isEmpty {
              state.free -= 1
              return Seat(self)
            }
            state.waiting.append((ticket, continuation))
            return nil
          }
          if let answer { continuation.resume(returning: answer) }
        }
      } onCancel: {
        let continuation = state.withLock { state in
          state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).continuation }
        }
        continuation?.resume(returning: nil)
      }
    }

    fileprivate func leave() {
      let next: CheckedContinuation<Seat?, Never>? = state.withLock { state in
        if state.waiting.isEmpty {
          state.free += 1
          return nil
        }
        return state.waiting.removeFirst().continuation
      }
      next?.resume(returning: Seat(self))
    }
  }

  /// The right to have a connection, given up once: when it is left, or with its last reference.
  final class Seat: Sendable {
    private let seats: Seats
    private let isLeft = Atomic(false)

    fileprivate init(_ seats: Seats) { self.seats = seats }

    deinit { leave() }

    func leave() {
      if !isLeft.exchange(true, ordering: .relaxed) { seats.leave() }
    }
  }
#endif

#if SMTP
  import NIOCore
  import Synchronization

  /// The connections to one server: a limited number, used again and again, and closed when nobody needs them.
  final class SessionPool: Sendable {
    private struct State {
      var idle: [Idle] = []
      var uses = 0
      var isClosed = false
    }

    private struct Idle {
      let session: Session
      let ticket: Int
      /// Closes it after a while.
      let timer: Scheduled<Void>
    }

    private let state = Mutex(State())
    private let seats: Seats
    private let server: SMTPServer
    private let encryption: Encryption?
    private let limits: SMTPLimits

    init(_ server: SMTPServer, encryption: Encryption?, limits: SMTPLimits) {
      self.server = server
      self.encryption = encryption
      self.limits = limits.usable
      seats = Seats(self.limits.connections)
    }

    /// Sends one email over one of them.
    ///
    /// One that waited for a connection until little time is left is not begun, or not ended: nothing of it was taken, and
    /// the next attempt has all its time. One that did not wait goes on: the next would be no better.
    ///
    /// - Parameter content: The email's bytes as they go over the wire, without the line that ends them.
    func send(
      _ mail: ComposedMail, _ content: [UInt8], until deadline: Deadline
    ) async throws(SMTPFailure) -> SMTPReply {
      guard let (seat, waited) = await seats.take(within: deadline.secondsLeft) else {
        throw Task.isCancelled ? .cancelled(.connecting) : .busy(limit: limits.connections)
      }
      defer { seat.leave() }
      if waited, deadline.isLate { throw .busy(limit: limits.connections) }
      var isFresh = false
      while true {
        var session = try await session(isFresh: isFresh, until: deadline)
        let isUsed = session.emails > 0
        do throws(SMTPFailure) {
          let reply = try await session.send(mail, content, until: deadline, afterWaiting: waited)
          giveBack(session)
          return reply
        } catch {
          if error.leavesConnectionUsable { giveBack(session) } else { session.wire.close() }
          // The server had given it up meanwhile, or takes no further email over it.
          guard isUsed, error.isBeforeEmail else { throw error }
          isFresh = true
        }
      }
    }

    /// Closes what is open; what is being sent goes on, and nothing is begun any more.
    func close() {
      let idle = state.withLock { state in
        state.isClosed = true
        defer { state.idle = [] }
        return state.idle
      }
      for idle in idle {
        idle.timer.cancel()
        idle.session.wire.leave()
      }
    }

    deinit { close() }
  }

  extension SessionPool {
    /// One that waits for emails, or a new one.
    private func session(isFresh: Bool, until deadline: Deadline) async throws(SMTPFailure) -> Session {
      while let session = try takeIdle() {
        // Beside a new one those at rest could be more than the limit.
        if !isFresh, await session.wire.isQuiet() { return session }
        session.wire.leave()
      }
      return try await Session.open(server, encryption: encryption, limits: limits, until: deadline)
    }

    /// The one used last, so that those not needed grow old.
    private func takeIdle() throws(SMTPFailure) -> Session? {
      let (idle, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
      if isClosed { throw .closed }
      idle?.timer.cancel()
      return idle?.session
    }

    private func giveBack(_ session: Session) {
      let isKept = state.withLock { state in
        guard !state.isClosed, session.emails < limits.emailsPerConnection else { return false }
        state.uses += 1
        let ticket = state.uses
        let timer = session.wire.loop.scheduleTask(in: .seconds(bounded: limits.idle)) { [weak self] () -> Void in
          self?.closeIdle(ticket)
        }
        state.idle.append(Idle(session: session, ticket: ticket, timer: timer))
        return true
      }
      if !isKept { session.wire.leave() }
    }

    private func closeIdle(_ ticket: Int) {
      let session = state.withLock { state in
        state.idle.firstIndex { $0.ticket == ticket }.map { state.idle.remove(at: $0).session }
      }
      session?.wire.leave()
    }
  }
#endif

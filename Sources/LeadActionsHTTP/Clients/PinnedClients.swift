#if HTTP
  import AsyncHTTPClient
  import NIOCore
  import NIOPosix
  import Synchronization

  /// The clients there are, one for each host and address, on shared event loops; those that nobody uses are shut down.
  ///
  /// Each is on one event loop: of several, a request would begin on one and its connection be on another, and every part of
  /// it change threads.
  final class PinnedClients: Sendable {
    private struct Entry {
      var client: HTTPClient
      var uses = 0
      var lastUse: NIODeadline
    }

    private struct State {
      var entries: [Pin: Entry] = [:]
      /// Clients that are being shut down, or will be after the one request they were made for.
      var leaving = 0
      var isClosed = false
      var isSweepSet = false
      var waiters: [CheckedContinuation<Void, Never>] = []

      mutating func remove(_ pins: [Pin]) -> [HTTPClient] {
        leaving += pins.count
        return pins.compactMap { entries.removeValue(forKey: $0)?.client }
      }

      /// Those that nobody uses and that were used last before a time.
      func idle(since time: NIODeadline) -> [Pin] {
        entries.filter { $0.value.uses == 0 && $0.value.lastUse <= time }.map(\.key)
      }
    }

    private let configuration: ClientConfiguration
    private let limit: Int
    /// How long a client that nobody uses is kept.
    private let idleTime: TimeAmount
    private let loops: any EventLoopGroup
    private let state = Mutex(State())

    init(_ configuration: ClientConfiguration, _ settings: HTTPSettings) {
      self.configuration = configuration
      limit = max(1, settings.hosts)
      idleTime = TimeAmount(seconds: max(0.01, settings.keepAlive)) + .milliseconds(100)
      loops = MultiThreadedEventLoopGroup.singleton
    }

    deinit {
      for entry in state.withLock({ $0.entries.values.map(\.client) }) { entry.shutdown { _ in } }
    }

    var count: Int { state.withLock { $0.entries.count } }

    /// The client of a pin, which is not shut down until it is given back.
    func take(_ pin: Pin) throws(OutboundError) -> HTTPClient {
      let now = NIODeadline.now()
      var surplus: [HTTPClient] = []
      let client: HTTPClient? = state.withLock { state in
        if state.isClosed { return nil }
        if let client = state.entries[pin]?.client {
          state.entries[pin]?.uses += 1
          return client
        }
        if state.entries.count >= limit {
          let oldest = state.entries.filter { $0.value.uses == 0 }.min { $0.value.lastUse < $1.value.lastUse }
          if let oldest { surplus = state.remove([oldest.key]) }
        }
        let client = HTTPClient(eventLoopGroup: loops.next(), configuration: configuration(for: pin))
        state.entries[pin] = Entry(client: client, uses: 1, lastUse: now)
        return client
      }
      shutDown(surplus)
      guard let client else { throw .shutDown }
      return client
    }

    func giveBack(_ pin: Pin) {
      let now = NIODeadline.now()
      let (surplus, setsSweep) = state.withLock { state -> ([HTTPClient], Bool) in
        state.entries[pin]?.uses -= 1
        state.entries[pin]?.lastUse = now
        var surplus: [HTTPClient] = []
        if state.entries[pin]?.uses == 0, state.isClosed || state.entries.count > limit {
          surplus = state.remove([pin])
        }
        let setsSweep = !state.isSweepSet && !state.isClosed && !state.entries.isEmpty
        if setsSweep { state.isSweepSet = true }
        return (surplus, setsSweep)
      }
      shutDown(surplus)
      if setsSweep { setSweep() }
    }

    /// A client for the rest of a request under way, which has no connection yet and goes with the request.
    func takeNew(_ pin: Pin) -> HTTPClient {
      state.withLock { $0.leaving += 1 }
      return HTTPClient(eventLoopGroup: loops.next(), configuration: configuration(for: pin))
    }

    func giveBack(new client: HTTPClient) { shutDown([client]) }

    private func setSweep() {
      loops.any().scheduleTask(in: idleTime) { [weak self] in self?.sweep() }
    }

    private func sweep() {
      let now = NIODeadline.now()
      let (idle, goesOn) = state.withLock { state in
        let idle = state.remove(state.idle(since: now - idleTime))
        state.isSweepSet = !state.entries.isEmpty && !state.isClosed
        return (idle, state.isSweepSet)
      }
      shutDown(idle)
      if goesOn { setSweep() }
    }

    /// Takes no more requests, lets those under way end, and returns when every client is gone.
    func shutDown() async {
      close()
      await withCheckedContinuation { continuation in
        let isGone = state.withLock { state in
          if state.entries.isEmpty, state.leaving == 0 { return true }
          state.waiters.append(continuation)
          return false
        }
        if isGone { continuation.resume() }
      }
    }

    private func close() {
      let idle = state.withLock { state in
        state.isClosed = true
        return state.remove(state.idle(since: .distantFuture))
      }
      shutDown(idle)
    }

    private func shutDown(_ clients: [HTTPClient]) {
      for client in clients {
        client.shutdown { [weak self] _ in self?.left() }
      }
    }

    private func left() {
      let waiters = state.withLock { state in
        state.leaving -= 1
        guard state.isClosed, state.entries.isEmpty, state.leaving == 0 else {
          return [] as [CheckedContinuation<Void, Never>]
        }
        defer { state.waiters = [] }
        return state.waiters
      }
      for waiter in waiters { waiter.resume() }
    }
  }
#endif

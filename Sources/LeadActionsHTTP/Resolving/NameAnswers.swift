#if HTTP
  import LeadActions
  import NIOCore
  import Synchronization

  /// Asks a resolver, once for all who want the same name at the same time, and keeps its answers for a while.
  ///
  /// An answer that is too old is still better than none: it is used where a new one fails or is late, so that hosts that
  /// are known stay reachable while somebody else's name servers hang.
  final class NameAnswers: Sendable {
    private struct Known {
      var addresses: [IPAddress]
      var until: NIODeadline

      /// The addresses, as long as they may stand in for an answer that does not come.
      func standIn(_ now: NIODeadline) -> [IPAddress]? { until + NameAnswers.grace > now ? addresses : nil }
    }

    private struct Lookup {
      var task: Task<[IPAddress]?, Never>
      var begun: NIODeadline
    }

    private struct State {
      var known: [String: Known] = [:]
      var underWay: [String: Lookup] = [:]
    }

    private let resolver: any HostResolver
    /// How long an answer is good for.
    private let lifetime: TimeAmount
    /// How long a new answer is waited for where an old one can stand in.
    private let standInTime: TimeAmount
    /// After which somebody else asks anew, though the first has no answer yet.
    private let patience: TimeAmount
    private let state = Mutex(State())

    /// The most names that are kept.
    private static let limit = 4_096
    /// How long an answer that is too old may stand in for a new one.
    private static let grace = TimeAmount.minutes(10)

    init(
      _ resolver: any HostResolver, lifetime: TimeAmount, standInTime: TimeAmount = .seconds(1),
      patience: TimeAmount = .seconds(30)
    ) {
      self.resolver = resolver
      self.lifetime = lifetime
      self.standInTime = standInTime
      self.patience = patience
    }

    /// The addresses of a name, at least one, of which none is judged yet.
    func addresses(of name: String, until deadline: NIODeadline) async throws(OutboundError) -> [IPAddress] {
      let now = NIODeadline.now()
      let lookup: Lookup
      let standIn: [IPAddress]?
      switch state.withLock({ find(name, now, &$0) }) {
      case .known(let addresses): return addresses
      case .lookup(let it, let old): (lookup, standIn) = (it, old)
      }
      var end = deadline
      if let standIn {
        end = min(deadline, lookup.begun + standInTime)
        if end <= now { return standIn }
      }
      switch await race(seconds: (end - now).inSeconds, on: SystemWallClock(), { await lookup.task.value }) {
      case .returned(let addresses?) where !addresses.isEmpty: return addresses
      // That a name has no address is an answer.
      case .returned(_?): throw .unresolved(host: name)
      case .returned(nil), .threw, .timedOut:
        guard let standIn else { throw .unresolved(host: name) }
        return standIn
      case .cancelled: throw .cancelled
      }
    }

    private enum Finding {
      case known([IPAddress])
      case lookup(Lookup, standIn: [IPAddress]?)
    }

    private func find(_ name: String, _ now: NIODeadline, _ state: inout State) -> Finding {
      let known = state.known[name]
      if let known, known.until > now { return .known(known.addresses) }
      let standIn = known?.standIn(now)
      if let lookup = state.underWay[name], lookup.begun + patience > now {
        return .lookup(lookup, standIn: standIn)
      }
      let task = Task { [self] in
        let addresses = try? await resolver.addresses(of: name)
        keep(addresses, of: name, begun: now)
        return addresses
      }
      let lookup = Lookup(task: task, begun: now)
      state.underWay[name] = lookup
      return .lookup(lookup, standIn: standIn)
    }

    private func keep(_ addresses: [IPAddress]?, of name: String, begun: NIODeadline) {
      let now = NIODeadline.now()
      state.withLock { state in
        if state.underWay[name]?.begun == begun { state.underWay[name] = nil }
        guard let addresses, lifetime > .zero else { return }
        guard !addresses.isEmpty else {
          state.known[name] = nil
          return
        }
        if state.known.count >= Self.limit { state.known = state.known.filter { $0.value.until > now } }
        if state.known.count >= Self.limit { state.known = [:] }
        state.known[name] = Known(addresses: addresses, until: now + lifetime)
      }
    }
  }

  extension TimeAmount {
    /// So many seconds, within what can be counted.
    init(seconds: Double) { self = .nanoseconds(seconds > 0 ? Int64(min(seconds, 1e9) * 1e9) : 0) }

    var inSeconds: Double { Double(nanoseconds) / 1e9 }
  }
#endif

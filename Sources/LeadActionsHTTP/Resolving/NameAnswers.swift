#if HTTP
  import LeadActions
  import NIOCore
  import Synchronization

  /// Asks a resolver, once for all who want the same name at the same time, and keeps its answers for a while.
  final class NameAnswers: Sendable {
    private struct Known {
      var addresses: [IPAddress]
      var until: NIODeadline
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
    private let state = Mutex(State())

    /// The most names that are kept.
    private static let limit = 4_096
    /// After which somebody else asks anew, though the first has no answer yet.
    private static let patience = TimeAmount.seconds(30)

    init(_ resolver: any HostResolver, lifetime: TimeAmount) {
      self.resolver = resolver
      self.lifetime = lifetime
    }

    /// The addresses of a name, at least one, of which none is judged yet.
    func addresses(of name: String, until deadline: NIODeadline) async throws(OutboundError) -> [IPAddress] {
      let now = NIODeadline.now()
      let lookup: Lookup
      switch state.withLock({ find(name, now, &$0) }) {
      case .known(let addresses): return addresses
      case .lookup(let it): lookup = it
      }
      let seconds = (deadline - now).inSeconds
      switch await race(seconds: seconds, on: SystemWallClock(), { await lookup.task.value }) {
      case .returned(let addresses?) where !addresses.isEmpty: return addresses
      case .returned, .threw: throw .unresolved(host: name)
      case .timedOut: throw .unresolved(host: name)
      case .cancelled: throw .cancelled
      }
    }

    private enum Finding {
      case known([IPAddress])
      case lookup(Lookup)
    }

    private func find(_ name: String, _ now: NIODeadline, _ state: inout State) -> Finding {
      if let known = state.known[name], known.until > now { return .known(known.addresses) }
      if let lookup = state.underWay[name], lookup.begun + Self.patience > now { return .lookup(lookup) }
      let task = Task { [self] in
        let addresses = try? await resolver.addresses(of: name)
        keep(addresses, of: name, begun: now)
        return addresses
      }
      let lookup = Lookup(task: task, begun: now)
      state.underWay[name] = lookup
      return .lookup(lookup)
    }

    private func keep(_ addresses: [IPAddress]?, of name: String, begun: NIODeadline) {
      let now = NIODeadline.now()
      state.withLock { state in
        if state.underWay[name]?.begun == begun { state.underWay[name] = nil }
        guard let addresses, !addresses.isEmpty, lifetime > .zero else { return }
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

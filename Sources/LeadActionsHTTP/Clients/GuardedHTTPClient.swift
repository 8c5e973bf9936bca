#if HTTP
  import AsyncHTTPClient
  import LeadActions
  import NIOCore
  import NIOHTTP1

  /// Makes requests to hosts that an address policy lets pass, and to the very addresses that were judged.
  ///
  /// A host's name is resolved once for a request; its addresses are judged, and the connection goes to one of those that
  /// passed, while certificates are checked against the name. No redirect is followed and nothing is decompressed.
  /// HTTP/1.1 is spoken: one request at a time on a connection, so that no request waits behind another's answer.
  public final class GuardedHTTPClient: OutboundClient {
    private let policy: AddressPolicy
    private let settings: HTTPSettings
    private let names: NameAnswers
    private let clients: PinnedClients

    /// What somebody should read in a log at the start: certificates that are not verified, permissions that permit
    /// nothing, names that are not judged.
    public let notes: [String]

    public init(
      policy: AddressPolicy = AddressPolicy(), settings: HTTPSettings = HTTPSettings(),
      resolver: any HostResolver = SystemResolver()
    ) throws(HTTPSettingsError) {
      self.policy = policy
      self.settings = settings
      names = NameAnswers(
        resolver, lifetime: TimeAmount(seconds: settings.addressLifetime),
        patience: TimeAmount(seconds: settings.lookUpPatience))
      clients = PinnedClients(try ClientConfiguration(settings), settings)
      let isUnjudged = settings.proxy?.naming == .byProxy
      notes =
        policy.notes + (isUnjudged ? ["The proxy finds hosts' addresses: it must keep requests from private ones"] : [])
    }

    /// Takes no more requests, and returns when those under way have ended and every connection is closed.
    public func shutDown() async { await clients.shutDown() }

    public func send(_ request: OutboundRequest, timeout: Double) async throws(OutboundError) -> OutboundAnswer {
      let url = try TargetURL(request.url)
      try policy.check(url)
      let seconds = min(timeout, settings.timeout)
      let deadline = NIODeadline.now() + TimeAmount(seconds: seconds)
      let client = try WireRequest(request, to: url)
      let addresses = try await addresses(of: url, until: deadline)
      var trouble: OutboundError?
      // A host with very many addresses that do not answer is not tried for ever.
      for address in addresses.prefix(4) {
        do { return try await send(client, to: url, at: address, until: deadline, seconds) } catch {
          guard case .noConnection = error, deadline > .now() else { throw error }
          trouble = error
        }
      }
      throw trouble ?? .unresolved(host: "\(url)")
    }
  }

  extension GuardedHTTPClient {
    /// Judged addresses; one that is none where a proxy finds them.
    private func addresses(
      of url: TargetURL, until deadline: NIODeadline
    ) async throws(OutboundError) -> [IPAddress?] {
      switch url.host {
      case .address(let address): return [address]
      case .name(let name):
        if settings.proxy?.naming == .byProxy { return [nil] }
        return try policy.allowed(try await names.addresses(of: name, until: deadline), of: url).alternatingVersions
      }
    }

    private func send(
      _ request: WireRequest, to url: TargetURL, at address: IPAddress?, until deadline: NIODeadline, _ seconds: Double
    ) async throws(OutboundError) -> OutboundAnswer {
      let verifies = address.map { policy.verifiesCertificate(of: url, at: $0) } ?? true
      let pin = Pin(url, at: address, verifiesCertificate: verifies)
      let client = try clients.take(pin)
      defer { clients.giveBack(pin) }
      let reader = AnswerReader(bodyLimit: request.answerLimit)
      switch await reader.answer(to: request.request, of: client, deadline: deadline) {
      case .success(let answer): return answer
      case .failure(let failure) where failure.allowsRepeat(recognised: request.recognisesRepeats):
        do { return try await sendAgain(request, pin, until: deadline, "\(url)", seconds) } catch {
          // What was begun may have been done: it must not go to another address as if nothing of it had gone out.
          guard failure.isBegun, case .noConnection(let host, let reason) = error else { throw error }
          throw .noAnswer(host: host, reason: reason)
        }
      case .failure(let failure): throw OutboundError(failure, host: "\(url)", seconds: seconds)
      }
    }

    /// Once, and on a new connection: the others that are kept may have gone stale as well.
    private func sendAgain(
      _ request: WireRequest, _ pin: Pin, until deadline: NIODeadline,
      _ host: String, _ seconds: Double
    ) async throws(OutboundError) -> OutboundAnswer {
      let client = clients.takeNew(pin)
      defer { clients.giveBack(new: client) }
      let reader = AnswerReader(bodyLimit: request.answerLimit)
      switch await reader.answer(to: request.request, of: client, deadline: deadline) {
      case .success(let answer): return answer
      case .failure(let failure): throw OutboundError(failure, host: host, seconds: seconds)
      }
    }
  }
#endif

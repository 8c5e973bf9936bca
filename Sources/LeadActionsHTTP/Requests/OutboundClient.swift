#if HTTP
  public import LeadActions

  /// Makes requests to the outside world: what the library's HTTP transports send goes through one of these.
  ///
  /// ### Implementation requirements
  /// - Follow no redirect, decompress nothing, and read no more of an answer's body than ``OutboundAnswer/bodyLimit``.
  /// - End within the seconds given, connecting and the answer's last byte included, or when the task is cancelled.
  /// - Send a request a second time only where nothing of it went out, or, where its receiver recognises repeats, on a
  ///   connection that was closed just when it was used again; never a third time.
  /// - Throw an ``OutboundError`` where there was no answer; leave the URL, headers and body out of it.
  public protocol OutboundClient: Sendable {
    func send(_ request: OutboundRequest, timeout: Double) async throws(OutboundError) -> OutboundAnswer
  }

  /// Why a request has no answer; it holds no secret, since it names host and port alone.
  @nonexhaustive
  public enum OutboundError: Error, Hashable, Sendable {
    /// The URL cannot be requested; trying again is of no use.
    case unusable(String)
    /// The address may not be reached from here; trying again is of no use.
    case forbidden(host: String, reason: String)
    case unresolved(host: String)
    case noConnection(host: String, reason: String)
    case noAnswer(host: String, reason: String)
    case timedOut(host: String, seconds: Double)
    case cancelled
    /// The client was shut down.
    case shutDown
  }

  extension OutboundError: FinalFailure {
    public var isFinal: Bool {
      switch self {
      case .unusable, .forbidden: true
      default: false
      }
    }
  }

  extension OutboundError: CustomStringConvertible {
    public var description: String {
      switch self {
      case .unusable(let reason): "The URL cannot be requested: \(reason)"
      case .forbidden(let host, let reason): "\(host) is not sent to: \(reason)"
      case .unresolved(let host): "\(host) has no address that can be found now"
      case .noConnection(let host, let reason): "\(host) cannot be connected to: \(reason)"
      case .noAnswer(let host, let reason): "\(host) did not answer: \(reason)"
      case .timedOut(let host, let seconds): "\(host) did not answer within \(seconds) seconds"
      case .cancelled: "The request was cancelled"
      case .shutDown: "The client was shut down"
      }
    }
  }
#endif

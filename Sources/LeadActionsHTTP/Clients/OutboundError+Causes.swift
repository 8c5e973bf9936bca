#if HTTP
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1
  import NIOPosix
  import NIOSSL

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  extension OutboundError {
    /// Once the request went out it may have been done, whatever went wrong then; and before that it cannot have been.
    init(_ failure: AnswerReader.Failure, host: String, seconds: Double) {
      self.init(failure.cause, host: host, seconds: seconds)
      switch self {
      case .noConnection(let host, let reason) where failure.isBegun: self = .noAnswer(host: host, reason: reason)
      case .noAnswer(let host, let reason) where !failure.isBegun: self = .noConnection(host: host, reason: reason)
      default: break
      }
    }

    /// What a client's error means, in words of our own: its own may hold anything.
    init(_ error: any Error, host: String, seconds: Double) {
      switch error {
      case let error as OutboundError: self = error
      case let error as HTTPClientError: self.init(error, host: host, seconds: seconds)
      case let error as NIOConnectionError:
        let cause = error.connectionErrors.first?.error
        self = .noConnection(host: host, reason: cause.map(Self.words) ?? "it has no usable address")
      case let error as IOError where Self.connecting.contains(error.errnoCode):
        self = .noConnection(host: host, reason: Self.words(error))
      case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
        self = .noConnection(host: host, reason: Self.words(error))
      case is HTTPParserError: self = .noAnswer(host: host, reason: "what came is not HTTP")
      case is StaleConnection: self = .noAnswer(host: host, reason: "it closed the connection")
      case is CancellationError: self = .cancelled
      default: self = .noAnswer(host: host, reason: Self.words(error))
      }
    }

    private init(_ error: HTTPClientError, host: String, seconds: Double) {
      switch error {
      case .deadlineExceeded, .readTimeout, .writeTimeout: self = .timedOut(host: host, seconds: seconds)
      case .getConnectionFromPoolTimeout: self = .noConnection(host: host, reason: "all its connections were busy")
      case .connectTimeout: self = .noConnection(host: host, reason: "it did not take the connection in time")
      case .tlsHandshakeTimeout: self = .noConnection(host: host, reason: "TLS was not agreed on in time")
      case .cancelled, .requestStreamCancelled: self = .cancelled
      case .alreadyShutdown: self = .shutDown
      case .remoteConnectionClosed: self = .noAnswer(host: host, reason: "it closed the connection")
      case .httpProxyHandshakeTimeout, .socksHandshakeTimeout, .invalidProxyResponse:
        self = .noConnection(host: host, reason: "the proxy made no connection")
      case .proxyAuthenticationRequired:
        self = .noConnection(
          host: host, reason: "the proxy asks for a name and password; give the proxy's settings one")
      case .invalidURL, .emptyHost, .emptyScheme: self = .unusable("it cannot be read")
      default: self = .noAnswer(host: host, reason: error.shortDescription)
      }
    }

    /// The system's errors that come before anything is sent.
    private static let connecting: Set = [
      ECONNREFUSED, EAFNOSUPPORT, ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL, EACCES, EMFILE, ENFILE,
    ]

    private static func words(_ error: any Error) -> String {
      switch error {
      case let error as IOError:
        switch error.errnoCode {
        case ECONNREFUSED: "nothing listens there"
        case ENETUNREACH, EHOSTUNREACH: "no way leads there from this machine"
        case ECONNRESET, EPIPE: "it cut the connection"
        case EMFILE, ENFILE: "this process has too many files open; raise its limit"
        default: "the system's error \(error.errnoCode)"
        }
      case is ChannelError: "the connection was closed"
      case let error as NIOSSLExtraError where error == .failedToValidateHostname: "its certificate is for another name"
      case NIOSSLError.handshakeFailed(let cause) where cause.isCertificate: "its certificate is not trusted"
      case NIOSSLError.handshakeFailed: "TLS was not agreed on"
      case NIOSSLError.uncleanShutdown: "it cut the connection"
      case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: "TLS failed"
      default: "the connection failed (\(type(of: error)))"
      }
    }
  }

  extension BoringSSLError {
    fileprivate var isCertificate: Bool { "\(self)".contains("CERTIFICATE") }
  }
#endif

#if HTTP
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1
  import NIOSSL

  /// Why a client cannot be made of its settings.
  @nonexhaustive
  public enum HTTPSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The roots hold no certificate that can be read.
    case unreadableRoots

    public var description: String {
      switch self {
      case .unreadableRoots:
        "The trusted roots hold no certificate that can be read; give PEM text, from '-----BEGIN CERTIFICATE-----' on"
      }
    }
  }

  /// The part of the clients' configuration that is the same for all.
  struct ClientConfiguration: Sendable {
    private let settings: HTTPSettings
    private let tls: TLSConfiguration

    init(_ settings: HTTPSettings) throws(HTTPSettingsError) {
      self.settings = settings
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.minimumTLSVersion = .tlsv12
      switch settings.roots {
      case .system: tls.trustRoots = SystemRoots.trusted
      case .systemAnd(let pem):
        tls.trustRoots = SystemRoots.trusted
        tls.additionalTrustRoots = [.certificates(try Self.certificates(pem))]
      case .only(let pem): tls.trustRoots = .certificates(try Self.certificates(pem))
      }
      self.tls = tls
    }

    private static func certificates(_ pem: String) throws(HTTPSettingsError) -> [NIOSSLCertificate] {
      let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(pem.utf8))
      guard let certificates, !certificates.isEmpty else { throw .unreadableRoots }
      return certificates
    }

    /// For one host and one of its addresses, to which the host's name leads whatever name servers say later.
    func callAsFunction(for pin: Pin) -> HTTPClient.Configuration {
      var tls = tls
      if !pin.verifiesCertificate { tls.certificateVerification = .none }
      var configuration = HTTPClient.Configuration(
        tlsConfiguration: tls, redirectConfiguration: .disallow,
        timeout: .init(connect: TimeAmount(seconds: max(0.001, settings.connectTimeout))), proxy: proxy,
        decompression: .disabled)
      if let address = pin.address { configuration.dnsOverride = [pin.host: address.description] }
      configuration.httpVersion = .http1Only
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, settings.connectionsPerHost)
      configuration.connectionPool.idleTimeout = TimeAmount(seconds: max(0.001, settings.keepAlive))
      // A retry is the dispatcher's, or goes to another address.
      configuration.connectionPool.retryConnectionEstablishment = false
      // A span would hold the URL, and with it secrets.
      configuration.tracing.tracer = nil
      let staleTime = TimeAmount(seconds: settings.staleTime)
      configuration.http1_1ConnectionDebugInitializer = { channel in
        channel.eventLoop.submit { try ConnectionWatch.add(to: channel, staleTime: staleTime) }
      }
      return configuration
    }

    private var proxy: HTTPClient.Configuration.Proxy? {
      guard let proxy = settings.proxy else { return nil }
      switch proxy.kind {
      case .socks: return .socksServer(host: proxy.host, port: proxy.port)
      case .connect:
        let user = proxy.user.map { HTTPClient.Authorization.basic(username: $0.name, password: $0.password) }
        return .server(host: proxy.host, port: proxy.port, authorization: user)
      }
    }
  }
#endif

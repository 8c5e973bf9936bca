#if HTTP
  /// How requests are made.
  ///
  /// Numbers that make no sense (negative, infinite, no number) are read as the nearest that does.
  public struct HTTPSettings: Hashable, Sendable {
    /// Seconds for a whole request: finding the host, connecting, sending, and the answer's last byte.
    public var timeout: Double
    /// Seconds for connecting to one address, TLS included, and for waiting until one of its connections is free; then
    /// another of the host's addresses is tried. Nothing was sent by then, and the error says so: `noConnection`.
    public var connectTimeout: Double
    /// The most connections to one host and port.
    public var connectionsPerHost: Int
    /// Seconds that a connection is kept for another request.
    public var keepAlive: Double
    /// The most hosts that connections are kept to; of more, those used least recently are given up.
    public var hosts: Int
    /// Seconds that a host's addresses are good for; none to ask at every request. Where a look-up fails, or takes more
    /// than a second, those known are used for ten minutes more, judged anew; never where none are kept.
    public var addressLifetime: Double
    /// Whose signature makes a certificate valid.
    public var roots: TrustRoots
    public var proxy: HTTPProxy?
    /// Seconds after a request was begun on a connection that was used before, within which its closing means that nobody
    /// read the request.
    var staleTime = 0.25
    /// Seconds after which a host's addresses are asked for anew, though somebody who asked before has no answer yet.
    var lookUpPatience = 30.0

    public init(
      timeout: Double = 10, connectTimeout: Double = 5, connectionsPerHost: Int = 8, keepAlive: Double = 30,
      hosts: Int = 256, addressLifetime: Double = 10, roots: TrustRoots = .system, proxy: HTTPProxy? = nil
    ) {
      self.timeout = timeout
      self.connectTimeout = connectTimeout
      self.connectionsPerHost = connectionsPerHost
      self.keepAlive = keepAlive
      self.hosts = hosts
      self.addressLifetime = addressLifetime
      self.roots = roots
      self.proxy = proxy
    }
  }

  /// The certificate authorities that are trusted; certificates are given as PEM text.
  @nonexhaustive
  public enum TrustRoots: Hashable, Sendable {
    /// The machine's.
    case system
    case systemAnd(pem: String)
    case only(pem: String)
  }

  /// A proxy that connects to hosts in our place; its own address is not judged.
  ///
  /// Over https it sees the address and nothing of the request, since TLS reaches through it to the host.
  public struct HTTPProxy: Hashable, Sendable {
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
      /// HTTP's method CONNECT, for http as well as https.
      case connect
      /// SOCKS, version 5, without a password.
      case socks
    }

    /// Who finds the addresses of hosts.
    @nonexhaustive
    public enum Naming: Hashable, Sendable {
      /// We do; the proxy is told the address that was judged, and connects to no other.
      case here
      /// The proxy does, where this machine has no name servers. Then names cannot be judged: the proxy must keep
      /// requests away from private addresses itself.
      case byProxy
    }

    public var kind: Kind
    public var host: String
    public var port: Int
    public var naming: Naming
    /// For CONNECT; never shown.
    public var user: ProxyUser?

    public init(_ kind: Kind, host: String, port: Int, naming: Naming = .here, user: ProxyUser? = nil) {
      self.kind = kind
      self.host = host
      self.port = port
      self.naming = naming
      self.user = user
    }
  }

  /// A name and password for a proxy, which no description shows.
  public struct ProxyUser: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    let name: String
    let password: String

    public init(name: String, password: String) {
      self.name = name
      self.password = password
    }

    public var description: String { "a proxy's user" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
  }
#endif

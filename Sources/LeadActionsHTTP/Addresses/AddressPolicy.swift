#if HTTP
  /// Where requests may go: everywhere on the public internet, and beside that to hosts that are permitted one by one.
  public struct AddressPolicy: Hashable, Sendable {
    /// Whether what would go over plain http is refused.
    public var httpsOnly: Bool
    /// Ports of other protocols, to which nobody's HTTP request should go.
    public var blockedPorts: Set<Int>
    private(set) var permissions: [HostPermission]

    /// The public internet over https and, as the guide allows, over http.
    public init(httpsOnly: Bool = false, blockedPorts: Set<Int> = Self.otherProtocols) {
      self.httpsOnly = httpsOnly
      self.blockedPorts = blockedPorts
      permissions = []
    }

    /// The same, and a host of one's own network too.
    ///
    /// A name stands for that name alone and for no subdomain, an address for URLs that give this very address. Behind a
    /// name a private, shared or loopback address is reached; a link-local one, where clouds keep credentials, only where
    /// the address itself is permitted.
    ///
    /// - Parameters:
    ///   - host: A name, an IPv4 address, or an IPv6 address without brackets.
    ///   - port: The only port; none permits every one.
    ///   - certificate: What is asked of its certificate.
    public func allowing(
      _ host: String, port: Int? = nil, certificate: HostPermission.Certificate = .verified
    ) -> Self {
      var policy = self
      policy.permissions.append(HostPermission(host: host, port: port, certificate: certificate))
      return policy
    }

    /// The ports that browsers refuse, as the Fetch standard lists them.
    public static let otherProtocols: Set<Int> = [
      1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
      111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
      540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
      6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
    ]
  }

  /// A host of one's own network that requests may go to.
  public struct HostPermission: Hashable, Sendable {
    @nonexhaustive
    public enum Certificate: Hashable, Sendable {
      /// It must be valid for the host, and signed by a root that is trusted.
      case verified
      /// Anybody on the way can pose as the host. It holds for addresses of one's own network alone, never for public ones,
      /// and the client's notes tell of it.
      case dangerouslyUnverified
    }

    public let host: String
    public let port: Int?
    public let certificate: Certificate
    /// None where the host is no name or address, so that it permits nothing.
    let urlHost: URLHost?

    init(host: String, port: Int?, certificate: Certificate) {
      self.host = host
      self.port = port
      self.certificate = certificate
      urlHost = try? URLHost(host.utf8.contains(UInt8(ascii: ":")) && !host.hasPrefix("[") ? "[\(host)]" : host)
    }

    func holds(for host: URLHost, port: Int) -> Bool { urlHost == host && (self.port ?? port) == port }
  }
#endif

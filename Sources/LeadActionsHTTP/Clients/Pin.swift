#if HTTP
  /// A host, and the address that its name stands for during a request.
  struct Pin: Hashable, Sendable {
    let isSecure: Bool
    let host: String
    let port: Int
    /// None where a proxy finds it.
    let address: IPAddress?
    let verifiesCertificate: Bool

    init(_ url: TargetURL, at address: IPAddress?, verifiesCertificate: Bool) {
      isSecure = url.isSecure
      host = url.host.description
      port = url.port
      if case .name = url.host { self.address = address } else { self.address = nil }
      self.verifiesCertificate = verifiesCertificate || !isSecure
    }
  }
#endif

#if HTTP
  import NIOSSL

  /// The machine's certificate authorities, read once for the whole process.
  ///
  /// Each client has a TLS context of its own, and would read and keep all of them otherwise: a megabyte or more for each
  /// host.
  enum SystemRoots {
    /// Where Linux distributions keep them.
    private static let files = [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
      "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
    ]

    private static let certificates: [NIOSSLCertificate]? = {
      #if os(Linux)
        for file in files {
          if let certificates = try? NIOSSLCertificate.fromPEMFile(file), !certificates.isEmpty { return certificates }
        }
      #endif
      return nil
    }()

    /// Where they are found elsewhere, such as by the system's own verification, each client finds them itself.
    static var trusted: NIOSSLTrustRoots { certificates.map { .certificates($0) } ?? .default }
  }
#endif

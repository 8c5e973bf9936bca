#if SMTP
  import LeadActions
  import NIOCore
  import NIOSSL

  /// What is needed to encrypt connections to one server; certificate and name are always checked.
  struct Encryption: Sendable {
    private let context: NIOSSLContext
    /// The name that its certificate must have; for a server that is known by its address alone, that.
    private let name: String?

    init(host: String, roots: SMTPRoots) throws(SMTPSettingsProblem) {
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.minimumTLSVersion = .tlsv12
      configuration.certificateVerification = .fullVerification
      switch roots {
      case .system: configuration.trustRoots = .default
      case .file(let path):
        // Read here, so that a file without a certificate is told now and not at the first email.
        let certificates: [NIOSSLCertificate]
        do { certificates = try NIOSSLCertificate.fromPEMFile(path) } catch {
          throw .roots(file: path, reason: "it cannot be read, or is not in PEM format")
        }
        guard !certificates.isEmpty else { throw .roots(file: path, reason: "it holds no certificate") }
        configuration.trustRoots = .certificates(certificates)
      }
      do { context = try NIOSSLContext(configuration: configuration) } catch {
        throw .encryption(reason: ErrorText(error).text)
      }
      let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
      name = isAddress ? nil : host
    }

    func handler() throws(SMTPFailure) -> NIOSSLClientHandler {
      do { return try NIOSSLClientHandler(context: context, serverHostname: name) } catch {
        throw .encryption("the server's name \((name ?? "").inQuotes) cannot be asked for")
      }
    }

    /// Whether an error is one of encryption, in words; none otherwise.
    static func words(_ error: any Error) -> String? {
      // The connection was closed without its encryption being ended first, as many servers do.
      if let error = error as? NIOSSLError, case .uncleanShutdown = error { return nil }
      guard error is NIOSSLError || error is BoringSSLError || error is NIOSSLExtraError else { return nil }
      let text = "\(error)"
      if text.contains("CERTIFICATE_VERIFY_FAILED") {
        return "its certificate is not trusted; give its authority in the server's roots, if it is your own"
      }
      if let extra = error as? NIOSSLExtraError, extra == .failedToValidateHostname {
        return "its certificate has another name than the server's host"
      }
      return ErrorText(text).text
    }
  }
#endif

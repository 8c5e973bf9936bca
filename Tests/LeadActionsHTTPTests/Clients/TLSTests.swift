#if HTTP
  import Foundation
  import LeadActionsHTTP
  import NIOSSL
  import TestPrograms
  import Testing

  private enum Openssl {
    static let path = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Certificates on loopback: the connection goes to an address, and the certificate is held against the name.
  @Suite(.enabled(if: Openssl.path != nil, "openssl is missing, which makes the certificates"))
  struct TLSTests {
    private struct Identity {
      var pem: String
      var context: NIOSSLContext
    }

    private func identity(for name: String) async throws -> Identity {
      let folder = FileManager.default.temporaryDirectory.appending(component: "tls-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let (key, certificate) = (
        folder.appending(component: "key").path, folder.appending(component: "certificate").path
      )
      let run = try await ProgramRun(
        URL(filePath: Openssl.path ?? ""),
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
          "-keyout",
          key, "-out", certificate, "-subj", "/CN=test", "-addext", "subjectAltName=DNS:\(name)",
        ], limit: 120)
      try #require(run.code == 0, "\(run.errors)")
      let context = try NIOSSLContext(
        configuration: .makeServerConfiguration(
          certificateChain: NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
          privateKey: .privateKey(NIOSSLPrivateKey(file: key, format: .pem))))
      return Identity(pem: try String(contentsOfFile: certificate, encoding: .utf8), context: context)
    }

    private func result(
      of name: String = "receiver.example", roots: TrustRoots, at server: LoopbackServer,
      certificate: HostPermission.Certificate = .verified
    ) async throws -> Result<Int, OutboundError> {
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing(name, certificate: certificate),
        settings: HTTPSettings(timeout: 60, connectTimeout: 60, roots: roots),
        resolver: FixedAddresses(others: ["127.0.0.1"]))
      let result: Result<Int, OutboundError>
      do throws(OutboundError) {
        let answer = try await client.send(
          OutboundRequest("POST", "https://\(name):\(server.port)/", body: [1]), timeout: 60)
        result = .success(answer.status)
      } catch { result = .failure(error) }
      await client.shutDown()
      return result
    }

    @Test func `a certificate is held against the name, though the connection goes to an address`() async throws {
      let identity = try await identity(for: "receiver.example")
      let server = try await LoopbackServer(tls: identity.context) { _, _ in .status(200) }
      #expect(try await result(roots: .only(pem: identity.pem), at: server) == .success(200))
      #expect(try await result(roots: .systemAnd(pem: identity.pem), at: server) == .success(200))
      #expect(server.requests.first?["Host"] == "receiver.example:\(server.port)")

      let place = "other.example:\(server.port)"
      let wrongName = try await result(of: "other.example", roots: .only(pem: identity.pem), at: server)
      #expect(wrongName == .failure(.noConnection(host: place, reason: "its certificate is for another name")))
      #expect(server.requests.count == 2)
    }

    @Test func `a certificate of nobody known is refused, and the request not sent`() async throws {
      let identity = try await identity(for: "receiver.example")
      let server = try await LoopbackServer(tls: identity.context) { _, _ in .status(200) }
      guard case .failure(.noConnection(_, let reason)) = try await result(roots: .system, at: server) else {
        Issue.record("it was answered")
        return
      }
      #expect(reason.contains("its certificate is not trusted"))
      #expect(server.requests.isEmpty)
    }

    @Test func `a certificate is left unverified only where a permission says so in as many words`() async throws {
      let identity = try await identity(for: "another.example")
      let server = try await LoopbackServer(tls: identity.context) { _, _ in .status(200) }
      #expect(try await result(roots: .system, at: server, certificate: .dangerouslyUnverified) == .success(200))
      let policy = AddressPolicy().allowing("receiver.example", port: 8443, certificate: .dangerouslyUnverified)
      let client = try GuardedHTTPClient(policy: policy)
      #expect(
        client.notes == ["The certificate of receiver.example:8443 is not verified: anybody on the way can pose as it"])
    }

    @Test func `roots that hold no certificate are refused`() {
      for pem in ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        #expect(throws: HTTPSettingsError.unreadableRoots) {
          _ = try GuardedHTTPClient(settings: HTTPSettings(roots: .only(pem: pem)))
        }
      }
    }
  }
#endif

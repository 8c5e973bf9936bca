#if HTTP
  import LeadActionsHTTP
  import Testing

  /// Certificates on loopback: the connection goes to an address, and the certificate is held against the name.
  @Suite(.enabled(if: Openssl.path != nil, "openssl is missing, which makes the certificates"))
  struct TLSTests {
    private func result(
      of name: String = "receiver.example", roots: TrustRoots, at server: LoopbackServer,
      certificate: HostPermission.Certificate = .verified
    ) async throws -> Result<Int, OutboundError> {
      let client = try GuardedHTTPClient(
        policy: AddressPolicy().allowing(name, certificate: certificate),
        settings: HTTPSettings(timeout: 600, connectTimeout: 600, roots: roots),
        resolver: FixedAddresses(others: ["127.0.0.1"]))
      let result: Result<Int, OutboundError>
      do throws(OutboundError) {
        let answer = try await client.send(
          OutboundRequest("POST", "https://\(name):\(server.port)/", body: [1]), timeout: 600)
        result = .success(answer.status)
      } catch { result = .failure(error) }
      await client.shutDown()
      return result
    }

    @Test func `a certificate is held against the name, though the connection goes to an address`() async throws {
      let identity = try await TestIdentity.make(for: "receiver.example")
      let server = try await LoopbackServer(tls: try identity.context()) { _, _ in .status(200) }
      #expect(try await result(roots: .only(pem: identity.pem), at: server) == .success(200))
      #expect(try await result(roots: .systemAnd(pem: identity.pem), at: server) == .success(200))
      #expect(server.requests.first?["Host"] == "receiver.example:\(server.port)")

      let place = "other.example:\(server.port)"
      let wrongName = try await result(of: "other.example", roots: .only(pem: identity.pem), at: server)
      #expect(wrongName == .failure(.noConnection(host: place, reason: "its certificate is for another name")))
      #expect(server.requests.count == 2)
    }

    @Test func `a certificate of nobody known is refused, and the request not sent`() async throws {
      let identity = try await TestIdentity.make(for: "receiver.example")
      let server = try await LoopbackServer(tls: try identity.context()) { _, _ in .status(200) }
      guard case .failure(.noConnection(_, let reason)) = try await result(roots: .system, at: server) else {
        Issue.record("it was answered")
        return
      }
      #expect(reason.contains("its certificate is not trusted"))
      #expect(server.requests.isEmpty)
    }

    @Test func `a certificate is left unverified only where a permission says so in as many words`() async throws {
      let identity = try await TestIdentity.make(for: "another.example")
      let server = try await LoopbackServer(tls: try identity.context()) { _, _ in .status(200) }
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

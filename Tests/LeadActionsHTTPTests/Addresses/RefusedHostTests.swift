#if HTTP
  @testable import LeadActionsHTTP
  import Testing

  struct RefusedHostTests {
    /// A server that would be reached by everything that leads to loopback, and a resolver that leads every name there.
    @Test func `nothing is sent to a host that is not public, in whatever notation`() async throws {
      let server = try await LoopbackServer { _, _ in .status(200) }
      let client = try GuardedHTTPClient(
        settings: HTTPSettings(timeout: 600, connectTimeout: 600),
        resolver: FixedAddresses(others: ["127.0.0.1", "::1"]))
      #expect(RefusedHosts.all.count >= 200)
      #expect(Set(RefusedHosts.all).count == RefusedHosts.all.count)
      for host in RefusedHosts.all {
        for scheme in ["http", "https"] {
          do throws(OutboundError) {
            let answer = try await client.send(
              OutboundRequest("POST", "\(scheme)://\(host):\(server.port)/canary?canary"), timeout: 600)
            Issue.record("\(host) was sent to and answered \(answer.status)")
          } catch {
            #expect(error.isFinal, "\(host): \(error)")
            #expect(!"\(error)".contains("canary"), "\(error)")
          }
        }
      }
      #expect(server.connections == 0)
      await client.shutDown()
    }

    @Test(arguments: [
      "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0",
      "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
      "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450::1",
      "2003::1", "2001:200::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2000::1",
    ])
    func `an address beside the special ones is public`(text: String) throws {
      let address = try #require(IPAddress(text))
      #expect(SpecialRange.range(of: address) == nil)
    }
  }
#endif

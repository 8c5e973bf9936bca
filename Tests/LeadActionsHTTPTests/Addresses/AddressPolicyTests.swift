#if HTTP
  @testable import LeadActionsHTTP
  import Testing

  struct AddressPolicyTests {
    private func refusal(_ url: String, by policy: AddressPolicy, leadingTo addresses: String...) -> String? {
      do throws(OutboundError) {
        let target = try TargetURL(url)
        try policy.check(target)
        if !addresses.isEmpty { _ = try policy.allowed(addresses.compactMap { IPAddress($0) }, of: target) }
        return nil
      } catch { return "\(error)" }
    }

    @Test func `http is sent, unless only https is wanted`() {
      #expect(refusal("http://8.8.8.8/", by: AddressPolicy()) == nil)
      #expect(
        refusal("http://8.8.8.8/", by: AddressPolicy(httpsOnly: true))
          == "8.8.8.8:80 is not sent to: only https is sent; begin the URL with 'https://'")
      #expect(refusal("https://8.8.8.8/", by: AddressPolicy(httpsOnly: true)) == nil)
    }

    @Test func `a permission is for one host and, if it says so, one port`() {
      let policy = AddressPolicy().allowing("10.0.0.7", port: 8080).allowing("DB.corp.example.").allowing("fd00::7")
      #expect(refusal("http://10.0.0.7:8080/", by: policy) == nil)
      #expect(refusal("http://10.0.0.7/", by: policy) != nil)
      #expect(refusal("http://10.0.0.8:8080/", by: policy) != nil)
      #expect(refusal("http://167772167:8080/", by: policy) != nil)
      #expect(refusal("http://[fd00:0::7]/", by: policy) == nil)
      #expect(refusal("http://db.corp.example:1234/", by: policy, leadingTo: "10.0.0.9") == nil)
      #expect(refusal("http://a.db.corp.example/", by: policy, leadingTo: "10.0.0.9") != nil)
      #expect(refusal("http://corp.example/", by: policy, leadingTo: "10.0.0.7") != nil)
    }

    @Test func `a permitted name leads into one's own network, and not to a cloud's credentials`() {
      let policy = AddressPolicy().allowing("crm").allowing("169.254.1.1")
      for address in ["10.0.0.1", "127.0.0.1", "192.168.0.1", "100.64.0.1", "fd00::1", "::1", "::ffff:10.0.0.1"] {
        #expect(refusal("http://crm/", by: policy, leadingTo: address) == nil, "\(address)")
      }
      for address in [
        "169.254.169.254", "169.254.1.1", "0.0.0.0", "::", "224.0.0.1", "fe80::1", "255.255.255.255", "64:ff9b:1::1",
        "168.63.129.16", "::ffff:169.254.169.254", "100.100.100.200", "::ffff:100.100.100.200", "fd00:ec2::254",
        "fd20:ce::254",
      ] {
        #expect(refusal("http://crm/", by: policy, leadingTo: address) != nil, "\(address)")
      }
      for address in ["100.100.100.201", "fd00:ec2::255", "fd20:ce::253"] {
        #expect(refusal("http://crm/", by: policy, leadingTo: address) == nil, "\(address)")
      }
      #expect(
        refusal("http://[fd00:ec2::254]/", by: AddressPolicy())
          == "[fd00:ec2::254]:80 is not sent to: it is an address where a cloud keeps credentials; permit the host if that is meant"
      )
      #expect(refusal("http://169.254.1.1/", by: policy) == nil)
      #expect(refusal("http://169.254.169.254/", by: policy) != nil)
    }

    @Test func `of mixed answers those that may be reached are left, in their order`() throws {
      let url = try TargetURL("https://receiver.example/")
      let mixed = ["10.0.0.1", "8.8.8.8", "::1", "2001:4860:4860::8888", "169.254.169.254"].compactMap { IPAddress($0) }
      #expect(
        try AddressPolicy().allowed(mixed, of: url).map(\.description) == ["8.8.8.8", "2001:4860:4860::8888"])
      #expect(
        refusal("https://receiver.example/", by: AddressPolicy(), leadingTo: "10.0.0.1", "::1")
          == "receiver.example:443 is not sent to: its address 10.0.0.1 is a private address; permit the host if that is meant"
      )
    }

    @Test(arguments: [
      "127.0.0.0x00000000000000000000000001", "1.0x00000000000000000000000007", "a.0xffffffffffffffffffffffffffff",
      "a.0xFFFFFFFFF",
    ])
    func `what ends in a hexadecimal number of any length is never asked for as a name`(host: String) {
      #expect(refusal("http://\(host)/", by: AddressPolicy()) != nil)
    }

    @Test func `ports of other protocols are refused, unless one is permitted`() {
      for port in [22, 25, 587, 6667] {
        #expect(refusal("http://8.8.8.8:\(port)/", by: AddressPolicy()) != nil)
      }
      #expect(refusal("http://8.8.8.8:25/", by: AddressPolicy().allowing("8.8.8.8")) != nil)
      #expect(refusal("http://8.8.8.8:25/", by: AddressPolicy().allowing("8.8.8.8", port: 25)) == nil)
      #expect(refusal("http://8.8.8.8:25/", by: AddressPolicy(blockedPorts: [])) == nil)
      #expect(refusal("http://8.8.8.8:8080/", by: AddressPolicy()) == nil)
    }

    @Test func `a port is permitted whichever of a host's permissions comes first`() {
      let either = [
        AddressPolicy().allowing("10.0.0.7").allowing("10.0.0.7", port: 6000),
        AddressPolicy().allowing("10.0.0.7", port: 6000).allowing("10.0.0.7"),
        AddressPolicy().allowing("10.0.0.7", port: 25).allowing("10.0.0.7", port: 6000).allowing("10.0.0.7"),
      ]
      for policy in either {
        #expect(refusal("http://10.0.0.7:6000/", by: policy) == nil)
        #expect(refusal("http://10.0.0.7:8080/", by: policy) == nil)
        #expect(refusal("http://10.0.0.7:22/", by: policy) != nil)
        #expect(refusal("http://10.0.0.8:6000/", by: policy) != nil)
      }
    }

    @Test func `certificates of public addresses are always verified`() throws {
      let policy = AddressPolicy().allowing("crm.example", certificate: .dangerouslyUnverified)
      let (inner, outer) = (try #require(IPAddress("10.0.0.1")), try #require(IPAddress("8.8.8.8")))
      let url = try TargetURL("https://crm.example/")
      #expect(!policy.verifiesCertificate(of: url, at: inner))
      #expect(policy.verifiesCertificate(of: url, at: outer))
      #expect(policy.verifiesCertificate(of: try TargetURL("https://other.example/"), at: inner))
    }

    @Test func `a permission that permits nothing is noted`() {
      let policy = AddressPolicy().allowing("http://crm/").allowing("10.0.0.0/8").allowing("crm")
      #expect(policy.notes.count == 2)
      #expect(policy.notes.allSatisfy { $0.contains("permits nothing") })
    }
  }
#endif

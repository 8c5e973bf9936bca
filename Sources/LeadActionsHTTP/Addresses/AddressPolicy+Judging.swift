#if HTTP
  extension AddressPolicy {
    /// Refuses what needs no look at addresses: plain http, ports of other protocols, and names without a dot.
    func check(_ url: TargetURL) throws(OutboundError) {
      if httpsOnly, !url.isSecure {
        throw .forbidden(host: "\(url)", reason: "only https is sent; begin the URL with 'https://'")
      }
      if blockedPorts.contains(url.port), !permitsPort(of: url) {
        throw .forbidden(host: "\(url)", reason: "port \(url.port) is one of another protocol")
      }
      switch url.host {
      case .address(let address): try check([address], of: url)
      case .name(let name):
        if !isPermitted(url), !name.utf8.contains(UInt8(ascii: ".")) {
          throw .forbidden(
            host: "\(url)",
            reason: "a name without a dot is one of the own network; permit the host, or give its full name")
        }
      }
    }

    /// Those of a host's addresses that may be connected to, in their order.
    ///
    /// - Throws: where there are addresses, and none of them may be.
    func allowed(_ addresses: [IPAddress], of url: TargetURL) throws(OutboundError) -> [IPAddress] {
      let allowed = addresses.filter { refusal($0, of: url) == nil }
      if allowed.isEmpty { try check(addresses, of: url) }
      return allowed
    }

    private func check(_ addresses: [IPAddress], of url: TargetURL) throws(OutboundError) {
      guard let address = addresses.first, let range = refusal(address, of: url) else { return }
      let what = url.host == .address(address) ? "it is \(range.name)" : "its address \(address) is \(range.name)"
      throw .forbidden(host: "\(url)", reason: "\(what); permit the host if that is meant")
    }

    private func refusal(_ address: IPAddress, of url: TargetURL) -> SpecialRange? {
      guard let range = SpecialRange.range(of: address) else { return nil }
      guard isPermitted(url) else { return range }
      return range.isOwnNetwork || url.host == .address(address) ? nil : range
    }

    private func isPermitted(_ url: TargetURL) -> Bool {
      permissions.contains { $0.holds(for: url.host, port: url.port) }
    }

    /// Whether a permission names the very port, be there another of the host for all.
    private func permitsPort(of url: TargetURL) -> Bool {
      permissions.contains { $0.port == url.port && $0.holds(for: url.host, port: url.port) }
    }

    /// Whether the certificate of a host at an address must be valid, which it must unless a permission says otherwise.
    func verifiesCertificate(of url: TargetURL, at address: IPAddress) -> Bool {
      let isUnverified = permissions.contains {
        $0.certificate == .dangerouslyUnverified && $0.holds(for: url.host, port: url.port)
      }
      return !isUnverified || SpecialRange.range(of: address) == nil
    }

    /// What a host should know of the policy: permissions that permit nothing, and certificates that are not verified.
    var notes: [String] {
      permissions.compactMap { permission in
        let place = permission.host + (permission.port.map { ":\($0)" } ?? "")
        if permission.urlHost == nil {
          return "The permission for '\(place)' permits nothing: it is no name or address"
        }
        guard permission.certificate == .dangerouslyUnverified else { return nil }
        return "The certificate of \(place) is not verified: anybody on the way can pose as it"
      }
    }
  }
#endif

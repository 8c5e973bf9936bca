#if HTTP
  import LeadActionsHTTP

  /// Knows the addresses that a test gives; of other names those of `others`.
  struct FixedAddresses: HostResolver {
    var addresses: [String: [String]] = [:]
    var others: [String] = []

    func addresses(of name: String) async throws -> [IPAddress] {
      (addresses[name] ?? others).compactMap { IPAddress($0) }
    }
  }
#endif

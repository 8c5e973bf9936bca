#if HTTP
  /// Finds the addresses of a host's name.
  ///
  /// ### Implementation requirements
  /// - Answer with all addresses, in the order in which they are to be tried, and with none where the name has none.
  /// - Throw where it cannot be told now; the error is not shown.
  /// - Do not judge addresses: the client does, and connects to no other than it has judged.
  /// - Block no thread of Swift's own, and answer many at a time.
  ///
  /// ### A fake
  ///
  ///     struct FixedAddresses: HostResolver {
  ///       var addresses: [String: [IPAddress]]
  ///       func addresses(of name: String) async throws -> [IPAddress] { addresses[name] ?? [] }
  ///     }
  public protocol HostResolver: Sendable {
    func addresses(of name: String) async throws -> [IPAddress]
  }
#endif

#if HTTP
  import NIOPosix
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// Asks the system, as every program on the machine does: its hosts file, its name servers.
  ///
  /// The system's call blocks its thread for as long as name servers hang, so that it has 32 of its own for the process,
  /// and refuses what would wait behind too many others.
  public struct SystemResolver: HostResolver {
    /// Why the system has no answer.
    public enum Trouble: Error, Hashable, Sendable {
      case busy
      case failed(code: Int32)
    }

    /// Shared by all, since it bounds the process.
    private static let threads: NIOThreadPool = {
      let pool = NIOThreadPool(numberOfThreads: 32)
      pool.start()
      return pool
    }()
    private static let waiting = Atomic(0)
    private static let waitingLimit = 1_000

    private let find: @Sendable (_ name: String) throws -> [IPAddress]

    public init() { self.init(find: Self.look(up:)) }

    /// - Parameter find: In place of the system's call.
    init(find: @escaping @Sendable (_ name: String) throws -> [IPAddress]) { self.find = find }

    public func addresses(of name: String) async throws -> [IPAddress] {
      defer { Self.waiting.subtract(1, ordering: .relaxed) }
      guard Self.waiting.add(1, ordering: .relaxed).newValue <= Self.waitingLimit else { throw Trouble.busy }
      return try await Self.threads.runIfActive { try find(name) }
    }

    private static func look(up name: String) throws -> [IPAddress] {
      var hints = addrinfo()
      #if canImport(Darwin) || canImport(Musl)
        hints.ai_socktype = SOCK_STREAM
      #else
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      #endif
      var first: UnsafeMutablePointer<addrinfo>?
      let code = getaddrinfo(name, nil, &hints, &first)
      defer { if let first { freeaddrinfo(first) } }
      if code == EAI_NONAME { return [] }
      guard code == 0 else { throw Trouble.failed(code: code) }
      var addresses: [IPAddress] = []
      var next = first
      while let info = next?.pointee {
        if let address = address(of: info), !addresses.contains(address) { addresses.append(address) }
        next = info.ai_next
      }
      return addresses
    }

    private static func address(of info: addrinfo) -> IPAddress? {
      guard let pointer = UnsafeRawPointer(info.ai_addr) else { return nil }
      // Where the address stands in sockaddr_in and sockaddr_in6, everywhere.
      switch info.ai_family {
      case AF_INET: return IPAddress(bytes: UnsafeRawBufferPointer(start: pointer + 4, count: 4))
      case AF_INET6: return IPAddress(bytes: UnsafeRawBufferPointer(start: pointer + 8, count: 16))
      default: return nil
      }
    }
  }
#endif

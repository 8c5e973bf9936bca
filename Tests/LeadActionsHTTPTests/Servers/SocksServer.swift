#if HTTP
  import NIOCore
  import NIOPosix
  import Synchronization

  /// A SOCKS proxy of version 5 (RFC 1928) on loopback, which connects nowhere and answers what it is sent then itself.
  final class SocksServer: Sendable {
    /// What it was asked to connect to: by address or, as it must not be, by name.
    enum Target: Hashable, Sendable {
      case address([UInt8], port: Int)
      case name(String, port: Int)
    }

    private struct State {
      var targets: [Target] = []
      var requests: [String] = []
      var connections = 0
    }

    private let state = Mutex(State())
    private let channel: any Channel
    let port: Int

    /// - Parameter reply: What it answers to a wish to connect: 0 for yes.
    init(reply: UInt8 = 0) async throws {
      let home = Home()
      channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(SocksConnection(home, reply: reply))
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
      port = channel.localAddress?.port ?? 0
      home.server.withLock { $0 = Weak(server: self) }
    }

    deinit { channel.close(promise: nil) }

    var targets: [Target] { state.withLock { $0.targets } }
    /// Heads of the requests that came through it.
    var requests: [String] { state.withLock { $0.requests } }
    var connections: Int { state.withLock { $0.connections } }

    fileprivate func connected() { state.withLock { $0.connections += 1 } }
    fileprivate func hear(_ target: Target) { state.withLock { $0.targets.append(target) } }
    fileprivate func take(_ request: String) { state.withLock { $0.requests.append(request) } }

    fileprivate struct Weak: Sendable { weak var server: SocksServer? }
    fileprivate final class Home: Sendable { let server = Mutex(Weak(server: nil)) }
  }

  /// One connection: a greeting, a wish to connect, then requests of HTTP without a body.
  private final class SocksConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Stage { case greeting, wish, open }

    private let home: SocksServer.Home
    private let reply: UInt8
    private var stage = Stage.greeting
    private var received: [UInt8] = []

    init(_ home: SocksServer.Home, reply: UInt8) {
      self.home = home
      self.reply = reply
    }

    private var server: SocksServer? { home.server.withLock { $0.server } }

    func channelActive(context: ChannelHandlerContext) { server?.connected() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      received += unwrapInboundIn(data).readableBytesView
      while let answer = step() {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer)), promise: nil)
        if stage == .open, reply != 0 { return context.close(promise: nil) }
      }
    }

    /// The answer to what was read, if it is whole.
    private func step() -> [UInt8]? {
      switch stage {
      case .greeting:
        guard received.count >= 2, received.count >= 2 + Int(received[1]) else { return nil }
        received.removeFirst(2 + Int(received[1]))
        stage = .wish
        return [5, 0]
      case .wish:
        guard received.count >= 5 else { return nil }
        let (start, length) =
          switch received[3] {
          case 1: (4, 4)
          case 4: (4, 16)
          default: (5, Int(received[4]))
          }
        let end = start + length
        guard received.count >= end + 2 else { return nil }
        let port = Int(received[end]) << 8 | Int(received[end + 1])
        let place = Array(received[start..<end])
        server?.hear(
          received[3] == 3 ? .name(String(decoding: place, as: UTF8.self), port: port) : .address(place, port: port))
        received.removeFirst(end + 2)
        stage = .open
        return [5, reply, 0, 1, 0, 0, 0, 0, 0, 0]
      case .open:
        guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        server?.take(String(decoding: received[..<end.upperBound], as: UTF8.self))
        received.removeFirst(end.upperBound)
        return Array("HTTP/1.1 204 No Content\r\n\r\n".utf8)
      }
    }
  }
#endif

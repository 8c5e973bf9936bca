#if HTTP
  import NIOCore
  import NIOPosix
  import NIOSSL
  import Synchronization

  /// What a server received.
  struct ReceivedRequest: Sendable {
    /// The request line and the headers, as they came.
    var head: String
    var body: [UInt8]
    /// The first connection is 1.
    var connection: Int

    subscript(header: String) -> String? {
      head.split(separator: "\r\n").dropFirst().lazy.map { $0.split(separator: ":", maxSplits: 1) }
        .first { $0.count == 2 && $0[0].lowercased() == header.lowercased() }
        .map { $0[1].drop { $0 == " " }.description }
    }

    var text: String { head + String(decoding: body, as: UTF8.self) }
  }

  /// A server on loopback that behaves as badly as a test wants.
  final class LoopbackServer: Sendable {
    indirect enum Behaviour: Sendable {
      /// Writes the text, and keeps the connection.
      case answer(String)
      /// Writes the text and closes.
      case answerAndClose(String)
      /// Writes the text after some milliseconds, and keeps the connection.
      case answerLate(String, milliseconds: Int)
      /// Writes nothing, and keeps the connection open.
      case hang
      case close
      /// Closes after some milliseconds, as a server that dies at its work.
      case closeLate(milliseconds: Int)
      /// Takes no more connections, and closes this one half a second after that.
      case stopListeningAndClose
      /// Writes the first text, then the second again and again: as fast as it is taken, or after some milliseconds each.
      case endless(String, then: [UInt8], milliseconds: Int)
      /// Answers, and closes when the next request begins to arrive.
      case answerThenStale(String)

      static func status(_ status: Int, _ headers: String = "") -> Self {
        .answer("HTTP/1.1 \(status) X\r\n\(headers)Content-Length: 0\r\n\r\n")
      }
    }

    struct State {
      var requests: [ReceivedRequest] = []
      var connections = 0
      var open: [ObjectIdentifier: any Channel] = [:]
      /// Bytes written in endless answers.
      var written = 0
    }

    typealias Script = @Sendable (ReceivedRequest, Int) -> Behaviour

    fileprivate let state = Mutex(State())
    fileprivate let channel: any Channel
    let port: Int

    /// - Parameter script: What to do with a request, given it and its number from 1.
    init(
      on host: String = "127.0.0.1", port: Int = 0, tls: NIOSSLContext? = nil, takesNothing: Bool = false,
      answersEarly: Bool = false, _ script: @escaping Script
    ) async throws {
      let holder = Holder()
      channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.submit {
            if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
            try channel.pipeline.syncOperations.addHandler(
              ServerConnection(holder, script, takesNothing: takesNothing, answersEarly: answersEarly))
          }
        }
        .bind(host: host, port: port).get()
      self.port = channel.localAddress?.port ?? 0
      holder.server.withLock { $0 = WeakServer(server: self) }
    }

    deinit { stop() }

    /// Closes it and all its connections.
    func stop() {
      channel.close(promise: nil)
      for channel in state.withLock({ Array($0.open.values) }) { channel.close(promise: nil) }
    }

    var requests: [ReceivedRequest] { state.withLock { $0.requests } }
    var connections: Int { state.withLock { $0.connections } }
    var written: Int { state.withLock { $0.written } }
    var openConnections: Int { state.withLock { $0.open.count } }

    fileprivate struct WeakServer: Sendable { weak var server: LoopbackServer? }

    fileprivate final class Holder: Sendable {
      let server = Mutex(WeakServer(server: nil))
      var state: LoopbackServer? { server.withLock { $0.server } }
    }
  }

  /// One connection of a server's.
  private final class ServerConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let holder: LoopbackServer.Holder
    private let script: LoopbackServer.Script
    private let takesNothing: Bool
    /// Once a request's headers are there, whatever comes behind them.
    private let answersEarly: Bool
    private var number = 0
    private var received: [UInt8] = []
    private var isStale = false
    /// Bytes of a body that was answered before it came.
    private var skipped = 0

    init(
      _ holder: LoopbackServer.Holder, _ script: @escaping LoopbackServer.Script, takesNothing: Bool, answersEarly: Bool
    ) {
      self.holder = holder
      self.script = script
      self.takesNothing = takesNothing
      self.answersEarly = answersEarly
    }

    func channelActive(context: ChannelHandlerContext) {
      let channel = context.channel
      number =
        holder.state?.state.withLock { state in
          state.connections += 1
          state.open[ObjectIdentifier(channel)] = channel
          return state.connections
        } ?? 0
      context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
      _ = holder.state?.state.withLock { $0.open.removeValue(forKey: ObjectIdentifier(context.channel)) }
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if takesNothing { return }
      if isStale { return context.close(promise: nil) }
      let view = unwrapInboundIn(data).readableBytesView
      let skipping = min(skipped, view.count)
      skipped -= skipping
      received += view.dropFirst(skipping)
      while let request = next() {
        let count = holder.state?.state.withLock { state in
          state.requests.append(request)
          return state.requests.count
        }
        run(script(request, count ?? 0), context)
      }
    }

    private func next() -> ReceivedRequest? {
      guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
      let head = String(decoding: received[..<end.upperBound], as: UTF8.self)
      var request = ReceivedRequest(head: head, body: [], connection: number)
      let announced = request["Content-Length"].flatMap { Int($0) } ?? 0
      if answersEarly {
        skipped = announced
        let skipping = min(skipped, received.count - end.upperBound)
        skipped -= skipping
        received.removeFirst(end.upperBound + skipping)
        return request
      }
      let length = announced
      guard received.count >= end.upperBound + length else { return nil }
      request.body = Array(received[end.upperBound..<(end.upperBound + length)])
      received.removeFirst(end.upperBound + length)
      return request
    }

    private func run(_ behaviour: LoopbackServer.Behaviour, _ context: ChannelHandlerContext) {
      switch behaviour {
      case .answer(let text): write(Array(text.utf8), context)
      case .answerAndClose(let text):
        write(Array(text.utf8), context)
        context.close(promise: nil)
      case .answerThenStale(let text):
        isStale = true
        write(Array(text.utf8), context)
      case .hang: break
      case .close: context.close(promise: nil)
      case .answerLate(let text, let milliseconds):
        let channel = context.channel
        let bytes = ByteBuffer(string: text)
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
          channel.writeAndFlush(bytes, promise: nil)
        }
      case .closeLate(let milliseconds):
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) { channel.close(promise: nil) }
      case .stopListeningAndClose:
        let channel = context.channel
        holder.state?.channel.close().whenComplete { _ in
          channel.eventLoop.scheduleTask(in: .milliseconds(500)) { channel.close(promise: nil) }
        }
      case .endless(let head, let bytes, let milliseconds):
        write(Array(head.utf8), context)
        goOn(bytes, milliseconds, context)
      }
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func goOn(_ bytes: [UInt8], _ milliseconds: Int, _ context: ChannelHandlerContext) {
      let loop = context.eventLoop.assumeIsolated()
      let holder = holder
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).assumeIsolated().whenSuccess {
        holder.state?.state.withLock { $0.written += bytes.count }
        loop.scheduleTask(in: .milliseconds(Int64(milliseconds))) { self.goOn(bytes, milliseconds, context) }
      }
    }
  }
#endif

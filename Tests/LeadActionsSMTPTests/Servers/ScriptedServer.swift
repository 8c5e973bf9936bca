#if SMTP
  import NIOCore
  import NIOPosix
  import NIOSSL
  import Synchronization

  /// A mail server on loopback that does at each step what a test says.
  final class ScriptedServer: Sendable {
    /// What the client did: connected, sent a command's line, began to send an email, or ended it.
    enum Heard: Hashable, Sendable {
      case connection
      case line(String)
      case content
      case end
    }

    enum Deed: Sendable {
      /// What a well-meaning server would.
      case usual
      case say(String)
      case sayLate(String, milliseconds: Int)
      case cut
      case sayAndCut(String)
      /// Says nothing, and listens on.
      case hang
      /// Says something, and encrypts what follows.
      case sayAndEncrypt(String)
    }

    private struct State {
      var heard: [String] = []
      var emails: [String] = []
      var connections = 0
      var open = 0
      var mostOpen = 0
    }

    fileprivate typealias Script = @Sendable (_ connection: Int, Heard) -> Deed

    private let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)
    fileprivate let script: Script
    fileprivate let tls: NIOSSLContext?
    fileprivate let offers: [String]
    let port: Int

    /// - Parameters:
    ///   - offers: What it answers EHLO with, beside its name.
    ///   - script: What it does at each step of each connection, the first connection being 1.
    init(
      offers: [String] = ["8BITMIME", "SIZE 1000000"], certificates: Certificates? = nil,
      _ script: @escaping @Sendable (_ connection: Int, Heard) -> Deed = { _, _ in .usual }
    ) async throws {
      self.script = script
      self.offers = offers
      if let certificates {
        let chain = try NIOSSLCertificate.fromPEMFile(certificates.certificate).map {
          NIOSSLCertificateSource.certificate($0)
        }
        let key = try NIOSSLPrivateKey(file: certificates.key, format: .pem)
        tls = try NIOSSLContext(
          configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
      } else {
        tls = nil
      }
      let home = Home()
      let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            guard let server = home.server.withLock({ $0?.value }) else { return channel.close(promise: nil) }
            try channel.pipeline.syncOperations.addHandler(ScriptedHandler(server))
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
      port = listener.localAddress?.port ?? 0
      channel.withLock { $0 = listener }
      home.server.withLock { $0 = Weak(self) }
    }

    deinit { channel.withLock { $0?.close(promise: nil) } }

    var heard: [String] { state.withLock { $0.heard } }
    /// Those that were ended, dots undone.
    var emails: [String] { state.withLock { $0.emails } }
    var connections: Int { state.withLock { $0.connections } }
    var open: Int { state.withLock { $0.open } }
    var mostOpen: Int { state.withLock { $0.mostOpen } }

    fileprivate func connected() -> Int {
      state.withLock { state in
        state.connections += 1
        state.open += 1
        state.mostOpen = max(state.mostOpen, state.open)
        return state.connections
      }
    }
    fileprivate func disconnected() { state.withLock { $0.open -= 1 } }
    fileprivate func hear(_ line: String) { state.withLock { $0.heard.append(line) } }
    fileprivate func take(_ email: String) { state.withLock { $0.emails.append(email) } }

    private final class Home: Sendable { let server = Mutex<Weak?>(nil) }
    private struct Weak: Sendable {
      weak let value: ScriptedServer?
      init(_ value: ScriptedServer) { self.value = value }
    }
  }

  /// One connection.
  private final class ScriptedHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let server: ScriptedServer
    private var connection = 0
    private var rest: [UInt8] = []
    private var isInContent = false
    private var content: [String] = []

    init(_ server: ScriptedServer) { self.server = server }

    func handlerAdded(context: ChannelHandlerContext) {
      if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) { begin(context) }

    private func begin(_ context: ChannelHandlerContext) {
      guard connection == 0 else { return }
      connection = server.connected()
      perform(server.script(connection, .connection), usual: "220 mail.example ESMTP", context)
    }

    func channelInactive(context: ChannelHandlerContext) { server.disconnected() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      rest += Array(unwrapInboundIn(data).readableBytesView)
      while let end = rest.firstIndex(of: 10) {
        let line = String(decoding: rest[..<end], as: UTF8.self).trimmingReturn
        rest.removeSubrange(...end)
        read(line, context)
      }
    }

    private func read(_ line: String, _ context: ChannelHandlerContext) {
      if isInContent {
        guard line == "." else {
          content.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
          return
        }
        isInContent = false
        server.take(content.joined(separator: "\r\n"))
        content = []
        return perform(server.script(connection, .end), usual: "250 2.0.0 taken", context)
      }
      server.hear(line)
      let verb = line.uppercased().prefix { $0 != " " }
      let deed = server.script(connection, .line(line))
      switch verb {
      case "EHLO":
        let lines = ["mail.example"] + server.offers
        let reply = lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
        perform(deed, usual: reply, context)
      case "DATA":
        if case .usual = deed {
          isInContent = true
          say("354 go on", context)
          let deed = server.script(connection, .content)
          if case .usual = deed { return }
          perform(deed, usual: "", context)
        } else {
          perform(deed, usual: "", context)
        }
      case "QUIT":
        if case .usual = deed {
          perform(.sayAndCut("221 bye"), usual: "", context)
        } else {
          perform(deed, usual: "", context)
        }
      case "STARTTLS":
        if case .usual = deed {
          perform(.sayAndEncrypt("220 go on"), usual: "", context)
        } else {
          perform(deed, usual: "", context)
        }
      case "AUTH": perform(deed, usual: "235 welcome", context)
      default: perform(deed, usual: "250 OK", context)
      }
    }

    private func perform(_ deed: ScriptedServer.Deed, usual: String, _ context: ChannelHandlerContext) {
      switch deed {
      case .usual: say(usual, context)
      case .say(let text): say(text, context)
      case .sayLate(let text, let milliseconds):
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
          channel.writeAndFlush(ByteBuffer(string: text + "\r\n"), promise: nil)
        }
      case .cut: context.close(promise: nil)
      case .sayAndCut(let text):
        say(text, context)
        context.close(promise: nil)
      case .hang: break
      case .sayAndEncrypt(let text):
        say(text, context)
        guard let tls = server.tls else { return context.close(promise: nil) }
        try? context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
      }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
      context.writeAndFlush(NIOAny(ByteBuffer(string: text + "\r\n")), promise: nil)
    }
  }

  extension String {
    fileprivate var trimmingReturn: String {
      unicodeScalars.last == "\r" ? String(String.UnicodeScalarView(unicodeScalars.dropLast())) : self
    }
  }
#endif

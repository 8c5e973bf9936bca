#if SMTP
  import LeadActions
  import NIOCore
  import NIOPosix

  /// A connection to a mail server: commands go out, replies come in. It is closed with its last user.
  final class Wire: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<ReplyHandler>

    private init(_ channel: any Channel, _ handler: NIOLoopBound<ReplyHandler>) {
      self.channel = channel
      self.handler = handler
    }

    deinit { close() }

    var loop: any EventLoop { channel.eventLoop }

    /// This machine's address as a server is greeted with it (RFC 5321, section 4.1.3).
    var addressLiteral: String {
      guard let address = channel.localAddress, let text = address.ipAddress else { return "[127.0.0.1]" }
      let plain = text.prefix { $0 != "%" }
      return address.protocol == .inet6 ? "[IPv6:\(plain)]" : "[\(plain)]"
    }

    /// - Parameter encryption: For a connection that is encrypted from its first byte.
    static func connect(
      host: String, port: Int, encryption: Encryption?, within time: TimeAmount
    ) async throws(SMTPFailure) -> Wire {
      let end = await race(seconds: Double(time.nanoseconds) / 1e9, on: SystemWallClock()) {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(time)
          .connect(host: host, port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
              if let encryption { try channel.pipeline.syncOperations.addHandler(try encryption.handler()) }
              let handler = ReplyHandler()
              try channel.pipeline.syncOperations.addHandler(handler)
              return Wire(channel, NIOLoopBound(handler, eventLoop: channel.eventLoop))
            }
          }
      }
      switch end {
      case .returned(let wire): return wire
      case .threw(let failure as SMTPFailure): throw failure
      case .threw(ChannelError.connectTimeout): throw .timedOut(.connecting)
      case .threw(let error): throw .unreachable(Self.words(error))
      case .timedOut: throw .timedOut(.connecting)
      case .cancelled: throw .cancelled(.connecting)
      }
    }

    /// Sends a command and waits for its reply.
    func exchange(_ command: String, within time: TimeAmount) async throws(WireFault) -> SMTPReply {
      try await onLoop { [channel] handler in
        if let fault = handler.faultBeforeCommand() { return channel.eventLoop.makeFailedFuture(fault) }
        let reply = handler.next(within: time, on: channel.eventLoop)
        channel.writeAndFlush(ByteBuffer(string: command + "\r\n"), promise: nil)
        return reply
      }
    }

    /// Waits for a reply that needs no command, such as the greeting.
    func reply(within time: TimeAmount) async throws(WireFault) -> SMTPReply {
      try await onLoop { [channel] handler in handler.next(within: time, on: channel.eventLoop) }
    }

    /// Hands bytes to the operating system, all of them; answers a reply that came before they were.
    func write(_ bytes: [UInt8], within time: TimeAmount) async throws(WireFault) -> SMTPReply? {
      try await onLoop { [channel, handler] replies in
        let loop = channel.eventLoop
        if let early = replies.early { return loop.makeSucceededFuture(early) }
        let promise = loop.makePromise(of: SMTPReply?.self)
        let timer = loop.scheduleTask(in: time) {
          handler.value.fail(.timedOut)
          channel.close(promise: nil)
        }
        channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { result in
          timer.cancel()
          switch (handler.value.early, result) {
          case (let early?, _): promise.succeed(early)
          case (nil, .success): promise.succeed(nil)
          case (nil, .failure): promise.fail(handler.value.fault ?? .closed)
          }
        }
        return promise.futureResult
      }
    }

    /// Encrypts the connection, unless more has come meanwhile than the server's consent: that would be believed to have
    /// come encrypted.
    func encrypt(with encryption: Encryption) async throws(WireFault) {
      try await onLoop { [channel] handler -> EventLoopFuture<Void> in
        guard handler.isQuiet else { return channel.eventLoop.makeFailedFuture(WireFault.injected) }
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(try encryption.handler(), position: .first)
        }
      }
    }

    /// Whether it is open, and nothing unasked has come.
    func isQuiet() async -> Bool {
      (try? await onLoop { [channel] handler in channel.eventLoop.makeSucceededFuture(handler.isQuiet) }) ?? false
    }

    func close() { channel.close(promise: nil) }

    /// Takes leave, and closes after the answer or two seconds.
    func leave() {
      // It is kept until then, since it closes with its last user.
      channel.eventLoop.execute { [self] in
        guard handler.value.isQuiet, channel.isActive else { return close() }
        let reply = handler.value.next(within: .seconds(2), on: channel.eventLoop)
        channel.writeAndFlush(ByteBuffer(string: "QUIT\r\n"), promise: nil)
        reply.whenComplete { _ in self.close() }
      }
    }

    private static func words(_ error: any Error) -> String {
      guard let error = error as? NIOConnectionError else { return ErrorText(error).text }
      if let failure = error.connectionErrors.last { return ErrorText(failure.error).text }
      return "its name cannot be found"
    }

    private func onLoop<Value: Sendable>(
      _ work: @escaping @Sendable (ReplyHandler) -> EventLoopFuture<Value>
    ) async throws(WireFault) -> Value {
      do {
        return try await channel.eventLoop.flatSubmit { [handler] in work(handler.value) }.get()
      } catch {
        throw (error as? WireFault) ?? (error as? SMTPFailure).map { .encryption($0.description) } ?? .closed
      }
    }
  }
#endif

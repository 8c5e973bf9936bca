#if SMTP
  import NIOCore

  /// Collects a server's replies on the connection's event loop, and hands each to whoever waits for it.
  final class ReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Replies that nobody asked for, beyond which a server is not listened to any more.
    private static let unaskedLimit = 8

    private var reader = ReplyReader()
    private var arrived: [SMTPReply] = []
    private var waiting: EventLoopPromise<SMTPReply>?
    private var timer: Scheduled<Void>?
    private(set) var fault: WireFault?

    /// Whether the connection is open, and the server has said nothing that was not asked for.
    var isQuiet: Bool { fault == nil && arrived.isEmpty && reader.isEmpty }

    /// A reply that came before its time, if one did.
    var early: SMTPReply? { arrived.first }

    /// The next reply.
    func next(within time: TimeAmount, on loop: any EventLoop) -> EventLoopFuture<SMTPReply> {
      if !arrived.isEmpty { return loop.makeSucceededFuture(arrived.removeFirst()) }
      if let fault { return loop.makeFailedFuture(fault) }
      let promise = loop.makePromise(of: SMTPReply.self)
      waiting = promise
      timer = loop.assumeIsolated().scheduleTask(in: time) { self.fail(.timedOut) }
      return promise.futureResult
    }

    /// The fault that keeps a command from being sent: a reply that is already there is not the one to it, but for the
    /// server's saying that it closes the connection.
    func faultBeforeCommand() -> WireFault? {
      if let first = arrived.first { return first.isClosing ? nil : .unasked(first) }
      return reader.isEmpty ? nil : .injected
    }

    func fail(_ fault: WireFault) {
      if self.fault == nil { self.fault = fault }
      timer?.cancel()
      timer = nil
      waiting?.fail(self.fault ?? fault)
      waiting = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard fault == nil else { return }
      reader.append(unwrapInboundIn(data).readableBytesView)
      do throws(ReplyReader.Fault) {
        while let reply = try reader.next() { arrive(reply) }
        if let first = arrived.first, arrived.count > Self.unaskedLimit {
          fail(.unasked(first))
          context.close(promise: nil)
        }
      } catch {
        fail(.unreadable(error))
        context.close(promise: nil)
      }
    }

    func channelInactive(context: ChannelHandlerContext) {
      fail(.closed)
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      fail(Encryption.words(error).map(WireFault.encryption) ?? .closed)
      context.close(promise: nil)
    }

    private func arrive(_ reply: SMTPReply) {
      guard let waiting else {
        arrived.append(reply)
        return
      }
      timer?.cancel()
      timer = nil
      self.waiting = nil
      waiting.succeed(reply)
    }
  }
#endif

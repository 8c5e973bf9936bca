#if HTTP
  import NIOCore
  import NIOHTTP1

  /// A connection that was used before was closed by the server just when it was used again: nothing of an answer came, and
  /// the request can be made anew on another connection.
  struct StaleConnection: Error {}

  /// Stands in a connection's pipeline, and tells a connection that went stale from a server that closes upon a request.
  final class ConnectionWatch: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    /// Answers that ended on this connection.
    private var answers = 0
    /// Whether a request is under way of whose answer nothing has come.
    private var isWaiting = false

    /// Runs on the connection's event loop, when HTTP's own handlers stand already.
    static func add(to channel: any Channel) throws {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(ConnectionWatch(), position: .after(decoder))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      if case .head = unwrapOutboundIn(data) { isWaiting = true }
      context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: isWaiting = false
      case .end: answers += 1
      case .body: break
      }
      context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.fireErrorCaught(error is IOError && isStale ? StaleConnection() : error)
    }

    func channelInactive(context: ChannelHandlerContext) {
      if isStale {
        isWaiting = false
        context.fireErrorCaught(StaleConnection())
      }
      context.fireChannelInactive()
    }

    private var isStale: Bool { isWaiting && answers > 0 }
  }
#endif

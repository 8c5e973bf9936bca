#if HTTP
  import NIOCore
  import NIOHTTP1

  /// A connection that was used before was closed just when it was used again: nothing of an answer came, and most likely
  /// nobody read the request.
  struct StaleConnection: Error {}

  /// Stands in a connection's pipeline, between HTTP's coder and the client.
  ///
  /// It tells a connection that went stale from a server that closes upon a request. And it holds an answer back until its
  /// request is sent to the end: where a server answers before it has read the request and closes, as nginx may, the client
  /// would give back a connection that is gone already, and stop the process over it.
  final class ConnectionWatch: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    /// Answers that ended on this connection.
    private var answers = 0
    /// When the head of the request was written of whose answer nothing has come.
    private var sent: NIODeadline?
    /// A server that closes later than this after the head may have read the request, and done it.
    private let staleTime: TimeAmount
    /// Whether the last request is not written to its end.
    private var isSending = false
    private var held: [NIOAny] = []
    private var isReadHeld = false

    init(staleTime: TimeAmount) { self.staleTime = staleTime }

    /// Runs on the connection's event loop, when HTTP's own handlers stand already.
    static func add(to channel: any Channel, staleTime: TimeAmount) throws {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(ConnectionWatch(staleTime: staleTime), position: .after(decoder))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      switch unwrapOutboundIn(data) {
      case .head:
        sent = .now()
        isSending = true
        context.write(data, promise: promise)
      case .body: context.write(data, promise: promise)
      case .end:
        // The one given may be of another event loop.
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { result in
          self.release(context)
          promise?.completeWith(result)
        }
        context.write(data, promise: sent)
      }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: sent = nil
      case .end: answers += 1
      case .body: break
      }
      if isSending { held.append(data) } else { context.fireChannelRead(data) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
      if held.isEmpty { context.fireChannelReadComplete() }
    }

    /// No more is read while something is held, so that little is.
    func read(context: ChannelHandlerContext) {
      if held.isEmpty { context.read() } else { isReadHeld = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      let isStale = isStale
      release(context)
      context.fireErrorCaught(error is IOError && isStale ? StaleConnection() : error)
    }

    func channelInactive(context: ChannelHandlerContext) {
      let isStale = isStale
      release(context)
      if isStale {
        sent = nil
        context.fireErrorCaught(StaleConnection())
      }
      context.fireChannelInactive()
    }

    private var isStale: Bool {
      guard answers > 0, let sent else { return false }
      return .now() - sent <= staleTime
    }

    private func release(_ context: ChannelHandlerContext) {
      isSending = false
      guard !held.isEmpty else { return }
      let parts = held
      held = []
      for part in parts { context.fireChannelRead(part) }
      context.fireChannelReadComplete()
      if isReadHeld {
        isReadHeld = false
        context.read()
      }
    }
  }
#endif

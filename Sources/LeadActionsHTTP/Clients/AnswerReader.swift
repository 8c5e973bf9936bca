#if HTTP
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1
  import Synchronization

  /// Takes one answer in, as much of it as is wanted, and hands it over once.
  final class AnswerReader: HTTPClientResponseDelegate {
    typealias Response = Void

    /// More came than is read; the connection is let go.
    private struct Enough: Error {}

    /// Why there is no answer.
    struct Failure: Error {
      var cause: any Error
      /// Whether the request's head went out, and so the request may have been done.
      var isBegun: Bool

      /// Whether the request can be made once more, on another connection, without being done twice by somebody who does
      /// not recognise a repeat.
      func allowsRepeat(recognised: Bool) -> Bool {
        wasNeverSent || cause is StaleConnection && recognised
      }

      /// Whether the connection was closed before anything went out on it.
      var wasNeverSent: Bool { !isBegun && (cause is StaleConnection || cause is ChannelError) }
    }

    private struct State {
      var answer: OutboundAnswer?
      /// Bytes of the body that came, wanted or not.
      var count = 0
      var isOver = false
      /// Whether anything of the request went out.
      var isBegun = false
      var isCancelled = false
      var task: HTTPClient.Task<Void>?
      var continuation: CheckedContinuation<Result<OutboundAnswer, Failure>, Never>?
      /// Ends the rest of a body that nobody wants.
      var end: Scheduled<Void>?
    }

    /// The most bytes of the body that are handed over.
    private let bodyLimit: Int
    /// The most that are read, so that the connection can be used again after a short body that nobody wants.
    private let readLimit: Int
    private let state = Mutex(State())

    /// For the rest of a body that nobody wants.
    private static let patience = TimeAmount.seconds(1)

    /// - Parameter bodyLimit: The most bytes of the body that are wanted; with none the answer is there with its head.
    init(bodyLimit: Int) {
      self.bodyLimit = min(max(0, bodyLimit), OutboundAnswer.bodyLimit)
      readLimit = bodyLimit > 0 ? self.bodyLimit : OutboundAnswer.bodyLimit
    }

    /// Makes the request, and waits for the answer; a cancelled task ends it.
    func answer(
      to request: HTTPClient.Request, of client: HTTPClient, deadline: NIODeadline
    ) async -> Result<OutboundAnswer, Failure> {
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          state.withLock { $0.continuation = continuation }
          let task = client.execute(request: request, delegate: self, deadline: deadline)
          let isCancelled = state.withLock { state in
            if !state.isOver { state.task = task }
            return state.isCancelled
          }
          if isCancelled { task.cancel() }
        }
      } onCancel: {
        let task = state.withLock { state in
          state.isCancelled = true
          return state.task
        }
        task?.cancel()
      }
    }

    func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
      state.withLock { $0.isBegun = true }
    }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
      let answer = OutboundAnswer(
        status: Int(head.status.code), headers: head.headers.map { OutboundRequest.Header($0.name, $0.value) })
      state.withLock { $0.answer = answer }
      guard bodyLimit == 0 else { return task.eventLoop.makeSucceededVoidFuture() }
      finish(nil)
      let length = head.headers.first(name: "content-length").flatMap { Int($0) }
      if let length, length > readLimit { return task.eventLoop.makeFailedFuture(Enough()) }
      if length != 0, head.status.mayHaveResponseBody { end(task) }
      return task.eventLoop.makeSucceededVoidFuture()
    }

    /// The connection is held by the rest of the body, and others may wait for it.
    private func end(_ task: HTTPClient.Task<Void>) {
      let end = task.eventLoop.scheduleTask(in: Self.patience) { task.cancel() }
      state.withLock { $0.end = end }
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
      let isEnough = state.withLock { state in
        let wanted = min(buffer.readableBytes, bodyLimit - state.count)
        if wanted > 0 { state.answer?.body += buffer.readableBytesView.prefix(wanted) }
        state.count += buffer.readableBytes
        return state.count > readLimit
      }
      return isEnough ? task.eventLoop.makeFailedFuture(Enough()) : task.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) { finish(nil) }

    /// Also where the deadline or the connection ends the body: the status came, and with it what matters.
    func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) { finish(error) }

    private func finish(_ error: (any Error)?) {
      let (continuation, end, result) = state.withLock { state in
        let (continuation, end) = (state.continuation, state.end)
        state.continuation = nil
        state.isOver = true
        state.task = nil
        state.end = nil
        let result: Result<OutboundAnswer, Failure> =
          if let answer = state.answer {
            .success(answer)
          } else {
            .failure(Failure(cause: error ?? HTTPClientError.cancelled, isBegun: state.isBegun))
          }
        return (continuation, end, result)
      }
      end?.cancel()
      continuation?.resume(returning: result)
    }
  }
#endif

#if SMTP
  extension Wire {
    /// Does some work on the connection, and closes it as soon as the task is cancelled.
    func closingWhenCancelled<Value: Sendable>(
      _ work: () async throws(SMTPFailure) -> Value
    ) async throws(SMTPFailure) -> Value {
      let result: Result<Value, SMTPFailure> = await withTaskCancellationHandler {
        do throws(SMTPFailure) { return .success(try await work()) } catch { return .failure(error) }
      } onCancel: {
        close()
      }
      do throws(SMTPFailure) { return try result.get() } catch {
        guard Task.isCancelled, let stage = error.stage else { throw error }
        switch error {
        case .cut, .timedOut: throw .cancelled(stage)
        default: throw error
        }
      }
    }
  }
#endif

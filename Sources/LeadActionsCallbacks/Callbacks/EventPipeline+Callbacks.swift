#if Callbacks
  public import LeadActions

  extension EventPipeline {
    /// Submits what a callback reports of this pipeline's tenant.
    ///
    /// One that is refused does not hold up the others: such as one about a lead that was erased, which the provider would
    /// repeat in vain. Whatever else goes wrong is thrown when all have been tried, so that the provider repeats its
    /// callback; what was done is not done again.
    ///
    /// - Returns: The occurrences that were refused, and why.
    @discardableResult
    public func submit(_ report: CallbackReport) async throws -> [RefusedOccurrence] {
      var refused: [RefusedOccurrence] = []
      var trouble: (any Error)?
      for found in report.found where found.tenant == settings.tenant {
        do { try await submit(found.occurrence) } catch let error as PipelineError {
          switch error {
          case .refused, .idReused: refused.append(RefusedOccurrence(found.occurrence, error))
          default: trouble = trouble ?? error
          }
        } catch { trouble = trouble ?? error }
        if Task.isCancelled { break }
      }
      if let trouble { throw trouble }
      try Task.checkCancellation()
      return refused
    }
  }

  /// An occurrence that a pipeline refused for good.
  public struct RefusedOccurrence: Sendable {
    public var occurrence: Occurrence
    public var reason: PipelineError

    init(_ occurrence: Occurrence, _ reason: PipelineError) {
      self.occurrence = occurrence
      self.reason = reason
    }
  }
#endif

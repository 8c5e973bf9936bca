#if Callbacks
  public import Foundation

  /// Reads one provider's callbacks: says whether one is genuine, and what it reports.
  ///
  /// ### Implementation requirements
  /// - Verify before anything of the body is believed, over the exact bytes, and throw `notGenuine` otherwise.
  /// - Survive whatever a stranger sends: bounded depth and size, bytes that are not UTF-8, fields that are missing.
  /// - Give an event the same id when the provider repeats it.
  /// - Pass over what is not known, and count it.
  ///
  /// ### A fake
  ///
  ///     struct OneReply: CallbackSource {
  ///       let name = "fake"
  ///       func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents {
  ///         CallbackContents(events: [CallbackEvent(.replied, .email, id: "1", address: "jane@mail.example")])
  ///       }
  ///     }
  public protocol CallbackSource: Sendable {
    /// The provider's name, with which the ids of its occurrences begin.
    var name: String { get }
    func contents(of request: CallbackRequest, at now: Date) throws(CallbackProblem) -> CallbackContents
  }

  /// What one callback reports.
  public struct CallbackContents: Hashable, Sendable {
    public var events: [CallbackEvent]
    /// What was passed over, by why; the reasons are the library's own words, and few.
    public var skipped: [String: Int]

    public init(events: [CallbackEvent] = [], skipped: [String: Int] = [:]) {
      self.events = events
      self.skipped = skipped
    }

    mutating func skip(_ reason: String) { skipped[reason, default: 0] += 1 }

    /// Adds what could be read of one event.
    mutating func add(_ event: CallbackEvent?) {
      if let event { events.append(event) } else { skip("an event of a kind that means nothing to a lead") }
    }
  }

  extension CallbackSource {
    /// Runs a verification, and tells its problem as the callback's.
    func genuine(_ verify: () throws(SignatureProblem) -> Void) throws(CallbackProblem) {
      let problem: SignatureProblem
      do {
        try verify()
        return
      } catch { problem = error }
      throw .notGenuine(problem)
    }
  }
#endif

#if HTTP
  import Foundation
  import LeadActions
  import LeadActionsCallbacks

  /// What a provider's answers mean.
  ///
  /// 200–299 is accepted. Of anything else, its error codes decide first; then the statuses given as final; and all
  /// others are tried again, after `Retry-After` where the provider says so.
  public struct AnswerRules: Hashable, Sendable {
    /// Where in a JSON answer something stands: keys of objects, and numbers of elements.
    public typealias Path = [String]

    /// Where the provider's own name of the message stands.
    @nonexhaustive
    public enum Reference: Hashable, Sendable {
      case header(String)
      case body(Path)
    }

    public var reference: Reference?
    /// Statuses of faults in the request itself, which no later attempt mends.
    public var finalStatuses: Set<Int>
    public var code: Path
    public var message: Path
    /// Codes of addresses and numbers that cannot be reached, and of texts that cannot be sent.
    public var finalCodes: Set<String>
    /// Parts of messages that say the same, where the provider's code does not.
    public var finalMessages: [String]
    /// Codes that are no such fault though their status is final.
    public var temporaryCodes: Set<String>
    /// Codes of recipients who stopped messages at the provider: final, and consent ends where it is the customer.
    public var stoppedCodes: Set<String>

    public init(
      reference: Reference? = nil, finalStatuses: Set<Int> = [400, 413, 422], code: Path = ["code"],
      message: Path = ["message"], finalCodes: Set<String> = [], finalMessages: [String] = [],
      temporaryCodes: Set<String> = [], stoppedCodes: Set<String> = []
    ) {
      self.reference = reference
      self.finalStatuses = finalStatuses
      self.code = code
      self.message = message
      self.finalCodes = finalCodes
      self.finalMessages = finalMessages
      self.temporaryCodes = temporaryCodes
      self.stoppedCodes = stoppedCodes
    }
  }

  /// What an answer comes to.
  struct JudgedAnswer {
    var answer: TransportAnswer
    var isStopped = false
  }

  extension AnswerRules {
    /// - Parameters:
    ///   - recognisesRepeats: Whether trying again is safe.
    ///   - scrub: Takes secrets out of what the provider wrote.
    func judge(
      _ answer: OutboundAnswer, recognisesRepeats: Bool, now: Date, scrub: (String) -> String
    ) -> JudgedAnswer {
      let body = try? CallbackValue.read(answer.body)
      if (200..<300).contains(answer.status) {
        guard let reference = name(in: answer, body) else { return JudgedAnswer(answer: .accepted) }
        return JudgedAnswer(answer: .accepted("as \(String(scrub(reference).prefix(200)))"))
      }
      let found = body?.at(code)?.text
      let words = body?.at(message)?.text ?? ""
      let reason = reason(answer.status, found.map(scrub), scrub(words))
      if let found, stoppedCodes.contains(found) {
        return JudgedAnswer(answer: .failedForGood(reason), isStopped: true)
      }
      if let found, finalCodes.contains(found) { return JudgedAnswer(answer: .failedForGood(reason)) }
      let isTemporary = found.map { temporaryCodes.contains($0) } ?? false
      if finalStatuses.contains(answer.status), !isTemporary {
        let isRecipients = finalMessages.contains { words.contains($0) }
        let cause = isRecipients ? .recipient : Self.cause(answer.status)
        return JudgedAnswer(answer: .failedForGood(reason).dueTo(cause, wasAsked: true))
      }
      let cause = Self.cause(answer.status)
      // A gateway that gave up waiting does not know whether the request was done.
      if [502, 504].contains(answer.status), !recognisesRepeats {
        return JudgedAnswer(answer: .uncertain(reason).dueTo(cause, wasAsked: true))
      }
      let wait = answer["Retry-After"].flatMap { RetryAfter.seconds($0, now: now) }
      return JudgedAnswer(answer: .failedForNow(reason, retryAfter: wait).dueTo(cause, wasAsked: true))
    }

    private static func cause(_ status: Int) -> TransportAnswer.Cause {
      switch status {
      // Every other message would be answered so.
      case 401, 403: .access
      case 429, 500...: .destination
      default: .setup
      }
    }

    private func name(in answer: OutboundAnswer, _ body: CallbackValue?) -> String? {
      switch reference {
      case .header(let name)?: answer[name]
      case .body(let path)?: body?.at(path)?.text
      case nil: nil
      }
    }

    private func reason(_ status: Int, _ code: String?, _ message: String) -> String {
      var reason = "The provider answered with status \(status)"
      if (300..<400).contains(status) { reason += ", a redirect, which is not followed; correct its URL" }
      if status == 401 || status == 403 { reason += "; are its credentials right?" }
      if let code { reason += ", code \(code.prefix(80))" }
      return message.isEmpty ? reason : "\(reason): \(message.prefix(300))"
    }
  }

  extension CallbackValue {
    /// What stands at a path.
    fileprivate func at(_ path: AnswerRules.Path) -> CallbackValue? {
      path.reduce(Optional(self)) { value, step in
        if let list = value?.list, let index = Int(step) { return list.indices.contains(index) ? list[index] : nil }
        return value?[step]
      }
    }
  }
#endif

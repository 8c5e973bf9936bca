/// How the handing of a message to its transport ended.
enum SendingEnd: Sendable {
  case answered(TransportAnswer)
  case threw(any Error)
  case timedOut(seconds: Double)

  var answer: TransportAnswer {
    switch self {
    case .answered(let answer): answer
    case .threw(let error): TransportAnswer(throwing: error, words: String(describing: error))
    case .timedOut(let seconds): .failedForNow("no answer within \(seconds.inWords)")
    }
  }

  /// Whether the destination itself failed; none where it was not asked.
  ///
  /// A mail server's answer about one recipient says nothing of the next, but a webhook has one receiver, and whoever
  /// refuses our login refuses every message.
  func failsDestination(_ kind: MessageKind) -> Bool? {
    switch self {
    case .timedOut: true
    case .threw(let error):
      if error is MissingTransport || (error as? any FinalFailure)?.isFinal == true { nil } else { true }
    case .answered(let answer):
      switch answer.result {
      case .accepted: false
      case _ where !answer.wasAsked: nil
      case _ where answer.cause == .access: true
      case .failedForGood: false
      case .failedForNow, .uncertain: kind == .webhook || answer.cause == .destination
      }
    }
  }
}

extension Double {
  /// Such as `1 second` and `0.5 seconds`.
  var inWords: String {
    self == 1 ? "1 second" : "\(rounded() == self ? String(Int(self)) : String(self)) seconds"
  }
}

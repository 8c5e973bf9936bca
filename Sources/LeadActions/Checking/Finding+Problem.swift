extension Finding {
  /// A problem for which the book would be refused.
  init(_ problem: InputProblem) {
    self.init(
      problem.topic?.code ?? .brokenBook, .error, at: problem.place, problem.message,
      why: "A rule book with it is refused when it is loaded, and none of its rules run.", mend: problem.mend,
      nearest: problem.nearest, mark: problem.mark)
  }
}

extension ProblemTopic {
  fileprivate var code: FindingCode {
    switch self {
    case .unknownUser: .unknownUser
    case .unknownGroup: .unknownGroup
    case .unknownPartner: .unknownPartner
    case .unknownLeadGroup: .unknownLeadGroup
    case .unknownLeadType: .unknownLeadType
    case .unknownStatus: .unknownStatus
    case .unknownProgress: .unknownProgress
    case .unknownWorkflow: .unknownWorkflow
    case .unknownTemplate: .unknownTemplate
    case .unknownCustomEvent: .unknownCustomEvent
    case .unknownAction: .unknownAction
    case .unknownStrategy: .unknownStrategy
    case .unknownField: .unknownField
    case .unknownVariable: .unknownVariable
    case .unknownPartial: .unknownPartial
    case .unknownReferralMethod: .unknownReferralMethod
    case .unknownCode: .unknownCode
    case .declaredTwice: .declaredTwice
    case .zeroPeriod: .zeroPeriod
    case .longPeriod: .longPeriod
    case .neverHolds: "LA301"
    case .otherChannel: .otherChannel
    case .unusableAddress: .unusableAddress
    case .spelledOutSecret: .spelledOutSecret
    }
  }
}

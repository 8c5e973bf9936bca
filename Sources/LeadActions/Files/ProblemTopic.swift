/// What a problem is about, for whoever sorts problems by program.
@nonexhaustive
public enum ProblemTopic: String, Hashable, Sendable, Codable, CaseIterable {
  case unknownUser
  case unknownGroup
  case unknownPartner
  case unknownLeadGroup
  case unknownLeadType
  case unknownStatus
  case unknownProgress
  case unknownWorkflow
  case unknownTemplate
  case unknownCustomEvent
  case unknownAction
  case unknownStrategy
  case unknownField
  /// A template's variable that no lead can have.
  case unknownVariable
  case unknownPartial
  case unknownReferralMethod
  /// A finding's code, in what the book allows.
  case unknownCode
  case declaredTwice
  case zeroPeriod
  case longPeriod
  /// A condition that cannot hold, whatever the lead.
  case neverHolds
  /// A template that is to be sent by another channel than it is for.
  case otherChannel
  /// A webhook's URL that nothing can be sent to.
  case unusableAddress
  /// A webhook's URL with a secret in it, spelled out.
  case spelledOutSecret
}

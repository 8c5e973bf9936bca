/// An error that can say that trying again is of no use, such as a webhook to an address that may not be reached.
///
/// What a transport throws counts as failed for now, unless it is one of these and says otherwise. Then it is held to have
/// come before anybody was asked, and counts neither for the rate nor for the circuit breaker of the destination: what the
/// receiver refused for good is answered, and not thrown.
public protocol FinalFailure: Error {
  var isFinal: Bool { get }
}

extension TransportAnswer {
  /// What a thrown error comes to, in words from which secrets have been taken.
  init(throwing error: any Error, words: String) {
    self = (error as? any FinalFailure)?.isFinal == true ? .failedForGood(words) : .failedForNow(words)
  }
}

/// An error that can say that trying again is of no use, such as a webhook to an address that may not be reached.
///
/// What a transport throws counts as failed for now, unless it is one of these and says otherwise.
public protocol FinalFailure: Error {
  var isFinal: Bool { get }
}

extension TransportAnswer {
  /// What a thrown error comes to, in words from which secrets have been taken.
  init(throwing error: any Error, words: String) {
    self = (error as? any FinalFailure)?.isFinal == true ? .failedForGood(words) : .failedForNow(words)
  }
}

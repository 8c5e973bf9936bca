#if Callbacks
  /// Why a request is not taken for genuine; it holds no key, no signature and nothing of the body.
  @nonexhaustive
  public enum SignatureProblem: Error, Hashable, Sendable {
    /// A header, or a field that stands for one, is not there or empty.
    case missing(String)
    /// A header stands several times, so that nobody knows which counts.
    case repeated(String)
    case malformed(String, String)
    /// It was signed so many seconds ago, which is more than is tolerated.
    case tooOld(seconds: Double)
    /// It was signed so many seconds from now, which is more than is tolerated.
    case tooNew(seconds: Double)
    /// None of the signatures fits any of so many keys.
    case mismatch(keys: Int)
    /// The name or the password is not the one agreed on.
    case wrongCredentials
  }

  extension SignatureProblem: CustomStringConvertible {
    public var description: String {
      switch self {
      case .missing(let name):
        "The request has no '\(name)'. Is the sender set up to sign what it sends, and does a proxy keep the header?"
      case .repeated(let name): "The request has '\(name)' more than once; a genuine one has it once"
      case .malformed(let name, let reason): "'\(name)' cannot be read: \(reason)"
      case .tooOld(let seconds):
        "It was signed \(seconds) seconds ago, too long for it to be new. Is this machine's clock right?"
      case .tooNew(let seconds): "It was signed \(seconds) seconds in the future. Is this machine's clock right?"
      case .mismatch(let keys):
        "No signature fits \(keys == 1 ? "the key" : "any of the \(keys) keys"). Verify the body's exact bytes, before "
          + "anything parses them, with the key that the sender shows for this address"
      case .wrongCredentials:
        "The name or the password is not the one agreed on. Compare them with those in the URL that the sender was given"
      }
    }
  }
#endif

#if Callbacks
  /// Why a callback was refused whole; it holds nothing that the callback said.
  @nonexhaustive
  public enum CallbackProblem: Error, Hashable, Sendable {
    /// It does not come from the provider, or nobody can tell that it does.
    case notGenuine(SignatureProblem)
    case tooLarge(bytes: Int, limit: Int)
    /// It is not in the form that the provider documents.
    case unreadable(String)
  }

  extension CallbackProblem {
    /// The HTTP status to answer with; none of them makes a stranger's request look accepted.
    public var status: Int {
      switch self {
      case .notGenuine: 401
      case .tooLarge: 413
      case .unreadable: 400
      }
    }
  }

  extension CallbackProblem: CustomStringConvertible {
    public var description: String {
      switch self {
      case .notGenuine(let problem): "The callback is not taken for genuine: \(problem)"
      case .tooLarge(let bytes, let limit):
        "The callback has \(bytes) bytes, and at most \(limit) are read; raise the reader's limit if it is genuine"
      case .unreadable(let what):
        "The callback cannot be read (\(what)). Does its URL belong to this provider, and are these the body's exact bytes?"
      }
    }
  }
#endif

#if Callbacks
  /// The words by which the receiver of a text message stops or starts messages, where they are all that it says.
  ///
  /// `YES` is not among those that start, though providers take it so: it is what people answer to a question.
  public struct StopWords: Hashable, Sendable {
    /// In capitals, without spaces.
    public var stop: Set<String>
    public var start: Set<String>

    public init(
      stop: Set<String> = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
      start: Set<String> = ["START", "UNSTOP"]
    ) {
      self.stop = stop
      self.start = start
    }

    public static let standard = StopWords()

    public func stops(_ text: String) -> Bool { stop.contains(Self.word(text)) }

    public func starts(_ text: String) -> Bool { start.contains(Self.word(text)) }

    /// The letters in capitals, where the text has nothing else but spaces and punctuation: `Stop all!` is `STOPALL`.
    private static func word(_ text: String) -> String {
      var word = ""
      for character in text.prefix(64) {
        if character.isLetter {
          word += character.uppercased()
        } else if !character.isWhitespace, !character.isPunctuation {
          return ""
        }
      }
      return text.count > 64 ? "" : word
    }
  }
#endif

#if Callbacks
  /// A value of a provider's JSON, read forgivingly.
  ///
  /// The library's own reader is strict, for files that somebody can mend. Nobody here can mend what a provider sends, and
  /// one odd character must not hold up the other events of its batch: half a surrogate pair and bytes that are not UTF-8
  /// become the replacement character, of a key given twice the last counts, and a number keeps its text, however long.
  package enum CallbackValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([CallbackValue])
    case object([String: CallbackValue])

    /// The member of an object; none where this is no object.
    package subscript(key: String) -> CallbackValue? {
      if case .object(let members) = self { members[key] } else { nil }
    }

    /// A text, or a number as it was written.
    package var text: String? {
      switch self {
      case .text(let text), .number(let text): text
      default: nil
      }
    }

    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    var number: Double? { text.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } }
    package var list: [CallbackValue]? { if case .list(let elements) = self { elements } else { nil } }
  }

  extension CallbackValue {
    /// Reads a whole text.
    package static func read(_ bytes: [UInt8]) throws(CallbackProblem) -> CallbackValue {
      var parser = CallbackParser(bytes)
      return try parser.document()
    }
  }
#endif

/// A piece of a parsed template; numbers point into its variables and partials, ranges into its bytes.
enum TemplateToken: Sendable {
  case text(Range<Int>)
  /// A line begins here that shows something; within an indented partial its indentation goes here.
  case lineStart
  case print(variable: Int, raw: Bool)
  case open(variable: Int, inverted: Bool)
  case close
  /// A partial; on a line of its own it has an indentation, possibly empty.
  case partial(name: Int, indentation: Range<Int>?, isInSection: Bool)
}

/// The kinds of tag, by the character that follows the opening delimiter.
enum TemplateTag {
  case variable
  case raw
  case braced
  case section
  case inverted
  case close
  case partial
  case comment
  case delimiters
  case unsupported

  init(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): self = .raw
    case UInt8(ascii: "{"): self = .braced
    case UInt8(ascii: "#"): self = .section
    case UInt8(ascii: "^"): self = .inverted
    case UInt8(ascii: "/"): self = .close
    case UInt8(ascii: ">"): self = .partial
    case UInt8(ascii: "!"): self = .comment
    case UInt8(ascii: "="): self = .delimiters
    case UInt8(ascii: "$"), UInt8(ascii: "<"): self = .unsupported
    default: self = .variable
    }
  }

  /// Whether a line that holds only this tag disappears from the output.
  var canStandAlone: Bool {
    switch self {
    case .variable, .raw, .braced, .unsupported: false
    case .section, .inverted, .close, .partial, .comment, .delimiters: true
    }
  }

  /// Whether a closing tag can belong to it.
  var opensSection: Bool {
    switch self {
    case .section, .inverted, .unsupported: true
    case .variable, .raw, .braced, .close, .partial, .comment, .delimiters: false
    }
  }
}

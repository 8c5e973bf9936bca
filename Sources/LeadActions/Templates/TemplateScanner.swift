/// Finds the tags of a template one after the other, and which of them stand alone on their line.
struct TemplateScanner {
  /// A tag, with the text before it.
  struct Tag {
    var kind: TemplateTag
    /// Where the opening delimiter begins.
    var start: Int
    var name = ""
    var leadingText: Range<Int>
    /// The spaces and tabs before a tag that stands alone on its line.
    var indentation: Range<Int>?
    var problem: TemplateError.Reason?

    var standsAlone: Bool { indentation != nil }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var opener = Array("{{".utf8)
  private var closer = Array("}}".utf8)
  /// Whether the text ends within a tag, or reading was stopped.
  private(set) var isCutOff = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The text after the last tag.
  var rest: Range<Int> { position..<bytes.count }

  /// Leaves the rest of the text unread.
  mutating func stop() {
    position = bytes.count
    isCutOff = true
  }

  mutating func nextTag() -> Tag? {
    guard let start = find(opener, from: position) else { return nil }
    let sigil = skipSpace(from: start + opener.count)
    let kind = sigil < bytes.count ? TemplateTag(bytes[sigil]) : .variable
    var tag = Tag(kind: kind, start: start, leadingText: position..<start)
    let contentStart = kind == .variable ? sigil : sigil + 1
    let ending = ending(of: kind)
    guard let contentEnd = find(ending, from: contentStart) else {
      giveUp(&tag, from: contentStart, to: bytes.count)
      return tag
    }
    let content = trimmed(contentStart..<contentEnd)
    if kind != .comment, kind != .delimiters, find(opener, in: content) != nil {
      giveUp(&tag, from: contentStart, to: contentEnd)
      return tag
    }
    position = contentEnd + ending.count
    switch kind {
    case .comment: break
    case .delimiters: if !setDelimiters(content) { tag.problem = .unusableDelimiters(quoted(content)) }
    case .unsupported: tag.problem = .unsupportedTag(quoted(start..<position))
    default: tag.name = String(decoding: bytes[content], as: UTF8.self)
    }
    if kind.canStandAlone { settleLine(of: &tag) }
    return tag
  }

  /// Reports a tag without an end, and goes on at the next tag so that its problems are found too.
  private mutating func giveUp(_ tag: inout Tag, from start: Int, to end: Int) {
    let next = tag.kind == .comment ? nil : find(opener, in: start..<end)
    tag.problem = .unclosedTag(quoted(tag.start..<(next ?? end)))
    if let next { position = next } else { stop() }
  }

  private func ending(of kind: TemplateTag) -> [UInt8] {
    switch kind {
    case .braced: [UInt8(ascii: "}")] + closer
    case .delimiters: [UInt8(ascii: "=")] + closer
    default: closer
    }
  }

  /// Takes the whole line if the tag is alone on it: its indentation from the text before, its end from the text after.
  private mutating func settleLine(of tag: inout Tag) {
    var lineStart = tag.start
    while lineStart > 0, Self.isBlank(bytes[lineStart - 1]) { lineStart -= 1 }
    guard lineStart == 0 || bytes[lineStart - 1] == UInt8(ascii: "\n") else { return }
    var end = position
    while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
    if end < bytes.count {
      if bytes[end] == UInt8(ascii: "\r") { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return }
      end += 1
    }
    tag.leadingText = tag.leadingText.lowerBound..<lineStart
    tag.indentation = lineStart..<tag.start
    position = end
  }

  /// Sets the delimiters that a tag asks for; false if they cannot be told from each other and from names.
  private mutating func setDelimiters(_ content: Range<Int>) -> Bool {
    let pair = bytes[content].split(whereSeparator: Self.isSpace)
    guard pair.count == 2, pair.allSatisfy({ $0.count <= 16 && !$0.contains(UInt8(ascii: "=")) }) else { return false }
    (opener, closer) = (Array(pair[0]), Array(pair[1]))
    return true
  }
}

extension TemplateScanner {
  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    start <= bytes.count ? find(pattern, in: start..<bytes.count) : nil
  }

  private func find(_ pattern: [UInt8], in range: Range<Int>) -> Int? {
    guard range.count >= pattern.count else { return nil }
    return (range.lowerBound...range.upperBound - pattern.count).first { start in
      pattern.indices.allSatisfy { bytes[start + $0] == pattern[$0] }
    }
  }

  private func skipSpace(from start: Int) -> Int {
    bytes[start...].firstIndex { !Self.isSpace($0) } ?? bytes.count
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = bytes[range].firstIndex { !Self.isSpace($0) } ?? range.upperBound
    let end = bytes[start..<range.upperBound].lastIndex { !Self.isSpace($0) } ?? start - 1
    return start..<end + 1
  }

  private func quoted(_ range: Range<Int>) -> String {
    let end = min(range.upperBound, range.lowerBound + 200)
    return String(String(decoding: bytes[range.lowerBound..<end], as: UTF8.self).prefix(40))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }
}

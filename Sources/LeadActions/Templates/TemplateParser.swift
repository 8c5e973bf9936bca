/// Turns a template's text into tokens, in one pass and without recursion, so that no text can exhaust the stack.
struct TemplateParser {
  static let deepestNesting = 100
  private static let mostProblems = 100

  let bytes: [UInt8]
  private(set) var tokens: [TemplateToken] = []
  private(set) var names = TemplateNames()
  private(set) var problems: [TemplateError.Problem] = []

  private var scanner: TemplateScanner
  private var place = TemplatePlace()
  private var openSections: [OpenSection] = []
  private var trueSections = 0

  private struct OpenSection {
    /// The name to close it with; nothing if it was unusable, so that one slip is not reported twice.
    var name: String?
    var inverted: Bool
    var place: TemplatePlace
  }

  init(_ source: String) {
    bytes = Array(source.utf8)
    scanner = TemplateScanner(bytes)
  }

  mutating func parse() {
    while problems.count < Self.mostProblems, let tag = scanner.nextTag() {
      place.advance(to: tag.start, in: bytes)
      addText(tag.leadingText)
      if !tag.standsAlone, startsLine(tag.start) { tokens.append(.lineStart) }
      if let reason = tag.problem { addBroken(tag.kind, reason) } else { add(tag) }
    }
    guard !scanner.isCutOff else { return }
    addText(scanner.rest)
    for section in openSections { reportUnclosed(section) }
  }

  private mutating func add(_ tag: TemplateScanner.Tag) {
    switch tag.kind {
    case .comment, .delimiters, .unsupported: break
    case .variable: addVariable(tag.name, raw: false)
    case .raw, .braced: addVariable(tag.name, raw: true)
    case .section: open(tag.name, inverted: false)
    case .inverted: open(tag.name, inverted: true)
    case .close: close(tag.name)
    case .partial: addPartial(tag.name, indentation: tag.indentation)
    }
  }

  /// Reports a tag that cannot be read, and takes it for the beginning of a section where it may be one.
  private mutating func addBroken(_ kind: TemplateTag, _ reason: TemplateError.Reason) {
    report(reason, at: place)
    guard kind.opensSection, openSections.count < Self.deepestNesting else { return }
    openSections.append(OpenSection(name: nil, inverted: true, place: place))
  }

  private mutating func addVariable(_ name: String, raw: Bool) {
    guard let variable = variable(name, use: .printed) else { return }
    tokens.append(.print(variable: variable, raw: raw))
  }

  private mutating func addPartial(_ name: String, indentation: Range<Int>?) {
    if name.hasPrefix("*") { return report(.unsupportedTag("{{>\(Self.quoted(name))}}"), at: place) }
    guard let partial = names.partial(name) else { return reportName(name) }
    tokens.append(.partial(name: partial, indentation: indentation, isInSection: trueSections > 0))
  }

  private mutating func open(_ name: String, inverted: Bool) {
    guard openSections.count < Self.deepestNesting else {
      report(.nestedTooDeep(limit: Self.deepestNesting), at: place)
      return scanner.stop()
    }
    let variable = variable(name, use: inverted ? .inverted : .section)
    openSections.append(OpenSection(name: variable == nil ? nil : name, inverted: inverted, place: place))
    if !inverted { trueSections += 1 }
    tokens.append(.open(variable: variable ?? 0, inverted: inverted))
  }

  private mutating func close(_ name: String) {
    guard !name.isEmpty else { return reportName(name) }
    guard let innermost = openSections.last else { return report(.unopenedClose(Self.quoted(name)), at: place) }
    if let open = innermost.name, open == name { return closeInnermost() }
    if openSections.contains(where: { $0.name == name }) {
      while let skipped = openSections.last, skipped.name != name {
        reportUnclosed(skipped)
        closeInnermost()
      }
    } else if let open = innermost.name {
      let (found, line) = (Self.quoted(name), innermost.place.line)
      report(.mismatchedClose(found, open: Self.quoted(open), openedInLine: line), at: place)
    }
    closeInnermost()
  }

  private mutating func closeInnermost() {
    guard let section = openSections.popLast() else { return }
    if !section.inverted { trueSections -= 1 }
    tokens.append(.close)
  }

  private mutating func variable(_ name: String, use: TemplateVariable.Uses) -> Int? {
    let variable = names.variable(name, use: use, isInSection: trueSections > 0, at: place)
    if variable == nil { reportName(name) }
    return variable
  }
}

extension TemplateParser {
  /// Adds text line by line, each line of it marked where it begins.
  private mutating func addText(_ text: Range<Int>) {
    var start = text.lowerBound
    while start < text.upperBound {
      if startsLine(start) { tokens.append(.lineStart) }
      let lineBreak = bytes[start..<text.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      let end = lineBreak.map { $0 + 1 } ?? text.upperBound
      tokens.append(.text(start..<end))
      start = end
    }
  }

  private func startsLine(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") }

  private mutating func reportName(_ name: String) {
    report(name.isEmpty ? .emptyTag : .unusableName(Self.quoted(name)), at: place)
  }

  private mutating func reportUnclosed(_ section: OpenSection) {
    if let name = section.name { report(.unclosedSection(Self.quoted(name)), at: section.place) }
  }

  private mutating func report(_ reason: TemplateError.Reason, at place: TemplatePlace) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(TemplateError.Problem(reason: reason, line: place.line, column: place.column))
  }

  private static func quoted(_ name: String) -> String { String(name.prefix(40)) }
}

/// Runs a program once; it keeps its own stack, so that only the limits bound how deep sections and partials go.
struct TemplateRenderer {
  private(set) var output: TemplateOutput
  /// The references that were to be shown and had nothing to show, each once.
  private(set) var missing: [Int] = []

  private let program: TemplateProgram
  private let depth: Int
  /// How many steps are left.
  private var steps: Int
  private let escapes: Bool
  private var frames: [Frame] = []
  private var contexts: [TemplateValue] = []
  private var missingSet: Set<Int> = []
  /// The indentations of the partials in hand, one behind the other; what is before `indentStart` is not in force.
  private var indents: [UInt8] = []
  private var indentStart = 0

  private enum Frame {
    case section(items: [TemplateValue], next: Int)
    case call(returningTo: Int, indentStart: Int, indentEnd: Int)
  }

  init(_ program: TemplateProgram, escaping: TemplateEscaping, limits: TemplateLimits) {
    self.program = program
    depth = limits.depth
    steps = limits.steps
    escapes = escaping == .html
    output = TemplateOutput(limit: limits.outputBytes, reserving: program.usualSize)
  }

  /// Runs to the end, or to the limit that it gives back.
  mutating func run(_ root: (Int) -> TemplateValue) -> TemplateLimits.Kind? {
    var next = 0
    while steps > 0 {
      let current = next
      next += 1
      steps -= 1
      switch program.code[current] {
      case .literal(let range):
        guard output.append(program.pool, range) else { return .outputBytes }
      case .lineStart:
        guard output.append(indents, indentStart..<indents.count) else { return .outputBytes }
      case .print(let reference, let raw):
        guard print(resolve(reference, root), reference, escaped: escapes && !raw) else { return .outputBytes }
      case .section(let reference, let end):
        let value = resolve(reference, root)
        guard value.isTrue else {
          next = end
          continue
        }
        guard frames.count < depth else { return .depth }
        enter(value)
      case .inverted(let reference, let end):
        if resolve(reference, root).isTrue { next = end }
      case .endSection(let start):
        if nextItem() { next = start + 1 }
      case .call(let entry, let indentation):
        guard frames.count < depth else { return .depth }
        call(indentation, returningTo: next)
        next = entry
      case .finish:
        guard case .call(let back, let start, let end) = frames.popLast() else { return nil }
        next = back
        indentStart = start
        indents.removeSubrange(end...)
      }
    }
    return .steps
  }

  /// The value that a tag names here: the innermost context that has its first part decides, else the root.
  private mutating func resolve(_ index: Int, _ root: (Int) -> TemplateValue) -> TemplateValue {
    // Outside sections, where most tags stand, only the number is needed.
    if contexts.isEmpty { return program.references[index].slot.map(root) ?? .unset }
    let reference = program.references[index]
    guard let head = reference.head else { return contexts[contexts.count - 1] }
    steps -= contexts.count
    for context in contexts.reversed() {
      if let member = context.member(head) { return member.value(at: reference.tail) }
    }
    guard let slot = reference.slot else { return .unset }
    return root(slot)
  }

  private mutating func print(_ value: TemplateValue, _ reference: Int, escaped: Bool) -> Bool {
    let before = output.count
    let fits =
      if case .list(let items) = value {
        printItems(items, escaped: escaped)
      } else {
        value.printed.map { output.append($0, escaped: escaped) } ?? true
      }
    if fits, output.count == before, missingSet.insert(reference).inserted {
      missing.append(reference)
    }
    return fits
  }

  private mutating func printItems(_ items: [TemplateValue], escaped: Bool) -> Bool {
    steps -= items.count
    var isFirst = true
    for case .some(let text) in items.lazy.map(\.printed) {
      guard isFirst || output.append(", ", escaped: false), output.append(text, escaped: escaped) else { return false }
      isFirst = false
    }
    return true
  }

  private mutating func enter(_ value: TemplateValue) {
    if case .list(let items) = value {
      frames.append(.section(items: items, next: 1))
      contexts.append(items[0])
    } else {
      frames.append(.section(items: [], next: 0))
      contexts.append(value)
    }
  }

  /// Goes to the next item of the section in hand, or leaves the section.
  private mutating func nextItem() -> Bool {
    contexts.removeLast()
    guard case .section(let items, let next) = frames.removeLast(), next < items.count else { return false }
    frames.append(.section(items: items, next: next + 1))
    contexts.append(items[next])
    return true
  }

  private mutating func call(_ indentation: Range<Int>?, returningTo next: Int) {
    frames.append(.call(returningTo: next, indentStart: indentStart, indentEnd: indents.count))
    if let indentation {
      indents.append(contentsOf: program.pool[indentation])
    } else {
      indentStart = indents.count
    }
  }
}

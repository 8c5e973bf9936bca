/// Joins a template and the partials that it reaches into one program.
struct TemplateLinker {
  let available: [String: MustacheTemplate]
  private(set) var reached: [String: MustacheTemplate] = [:]
  private(set) var missing: [String] = []
  private(set) var variables: [TemplateVariable] = []
  private(set) var program = TemplateProgram()

  private var referenceIndex: [String: Int] = [:]
  private var slots: [String: Int] = [:]
  private var entries: [String: Int] = [:]
  private var calls: [(instruction: Int, partial: String)] = []
  /// How much of the code no literal may be joined to, because something jumps behind it.
  private var barrier = 0

  init(available: [String: MustacheTemplate]) { self.available = available }

  mutating func link(_ template: MustacheTemplate) {
    let outside = partialsOutsideSections(of: template)
    compile(template, named: nil, isOutside: true)
    var next = 0
    while next < calls.count {
      let name = calls[next].partial
      next += 1
      guard entries[name] == nil else { continue }
      entries[name] = program.code.count
      if let partial = available[name] {
        reached[name] = partial
        compile(partial, named: name, isOutside: outside.contains(name))
      } else {
        missing.append(name)
        program.code.append(.finish)
      }
    }
    for call in calls {
      guard case .call(_, let indentation) = program.code[call.instruction] else { continue }
      program.code[call.instruction] = .call(entry: entries[call.partial] ?? 0, indentation: indentation)
    }
    program.usualSize = program.pool.count + program.pool.count / 4 + 32 * program.references.count
  }

  private mutating func compile(_ template: MustacheTemplate, named name: String?, isOutside: Bool) {
    let local = template.references.map { add($0, of: name, isOutside: isOutside) }
    var open: [(instruction: Int, reference: Int)] = []
    barrier = program.code.count
    for token in template.tokens {
      switch token {
      case .text(let range): addLiteral(template.bytes[range])
      case .lineStart: if name != nil { program.code.append(.lineStart) }
      case .print(let variable, let raw): program.code.append(.print(reference: local[variable], raw: raw))
      case .open(let variable, let inverted):
        open.append((program.code.count, local[variable]))
        program.code.append(
          inverted
            ? .inverted(reference: local[variable], end: 0)
            : .section(reference: local[variable], end: 0))
      case .close:
        if let section = open.popLast() { close(section.instruction, section.reference) }
      case .partial(let partial, let indentation, _):
        calls.append((program.code.count, template.partials[partial]))
        program.code.append(.call(entry: 0, indentation: indentation.map { pooled(template.bytes[$0]) }))
      }
    }
    program.code.append(.finish)
  }

  private mutating func close(_ instruction: Int, _ reference: Int) {
    if case .section = program.code[instruction] {
      program.code.append(.endSection(start: instruction))
      program.code[instruction] = .section(reference: reference, end: program.code.count)
    } else {
      program.code[instruction] = .inverted(reference: reference, end: program.code.count)
    }
    barrier = program.code.count
  }

  private mutating func addLiteral(_ bytes: ArraySlice<UInt8>) {
    let last = program.code.count - 1
    if last >= barrier, case .literal(let range) = program.code[last], range.upperBound == program.pool.count {
      program.code[last] = .literal(range.lowerBound..<pooled(bytes).upperBound)
    } else {
      program.code.append(.literal(pooled(bytes)))
    }
  }

  private mutating func pooled(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    program.pool.append(contentsOf: bytes)
    return program.pool.count - bytes.count..<program.pool.count
  }

  /// The number of a reference, which the same path in template and partials shares.
  private mutating func add(_ variable: TemplateVariable, of partial: String?, isOutside: Bool) -> Int {
    var variable = variable
    variable.partial = partial
    if !isOutside { variable.isReadOutsideSections = false }
    let reference = referenceIndex[variable.path] ?? program.references.count
    if reference == program.references.count {
      referenceIndex[variable.path] = reference
      program.references.append(
        TemplateProgram.Reference(
          path: variable.path, head: variable.parts.first, tail: variable.parts.dropFirst(), slot: nil))
    }
    guard variable.canMeanRoot else { return reference }
    if let slot = slots[variable.path] {
      variables[slot].uses.formUnion(variable.uses)
      if variable.isReadOutsideSections { variables[slot].isReadOutsideSections = true }
    } else {
      slots[variable.path] = variables.count
      program.references[reference].slot = variables.count
      variables.append(variable)
    }
    return reference
  }

  /// The partials that are rendered outside every section at least once.
  private func partialsOutsideSections(of template: MustacheTemplate) -> Set<String> {
    var found: Set<String> = []
    var waiting = [template]
    while let next = waiting.popLast() {
      for case .partial(let index, _, isInSection: false) in next.tokens
      where found.insert(next.partials[index]).inserted {
        if let partial = available[next.partials[index]] { waiting.append(partial) }
      }
    }
    return found
  }
}

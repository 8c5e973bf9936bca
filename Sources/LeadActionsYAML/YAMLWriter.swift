#if YAML
  import LeadActions

  /// Writes YAML as people write it: a line for each key, and quotes only where something else would be read.
  struct YAMLWriter {
    private(set) var text = ""
    private let order: [String: Int]

    /// What fits on a line is kept on it.
    private static let lineLength = 100
    /// Longer keys need a mark of their own.
    private static let longKey = 1_000

    /// - Parameter order: The keys that come before all others, in their order.
    init(order: [String]) {
      self.order = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// Writes a value whole.
    ///
    /// - Parameter blocks: Keys at the top below which a list of texts is the lines of one text.
    mutating func write(_ value: PlainValue, blocks: Set<String>) {
      guard case .object(let members) = value, !members.isEmpty else {
        text += flow(value) + "\n"
        return
      }
      for (key, value) in sorted(members) {
        write(key: key, value, indent: 0, blocks.contains(key))
      }
    }

    private func sorted(_ members: [String: PlainValue]) -> [(key: String, value: PlainValue)] {
      members.sorted { (order[$0.key] ?? .max, $0.key) < (order[$1.key] ?? .max, $1.key) }
    }

    private mutating func write(key: String, _ value: PlainValue, indent: Int, _ hasBlocks: Bool) {
      let spelt = YAMLScalar.key(key)
      if spelt.unicodeScalars.count > Self.longKey {
        text += "? \(spelt)\n" + spaces(indent) + ":"
      } else {
        text += spelt + ":"
      }
      write(value, after: spelt.unicodeScalars.count, indent: indent, hasBlocks)
    }

    /// Writes what stands behind a colon.
    private mutating func write(_ value: PlainValue, after width: Int, indent: Int, _ hasBlocks: Bool) {
      if hasBlocks, let block = YAMLScalar.block(value, indent: indent + 2) {
        text += " " + block
      } else if let flow = fitting(value, Self.lineLength - indent - width) {
        text += " \(flow)\n"
      } else {
        text += "\n" + spaces(indent + 2)
        writeBlock(value, indent: indent + 2, hasBlocks)
      }
    }

    /// Writes a list or object, the first line of which is indented already.
    private mutating func writeBlock(_ value: PlainValue, indent: Int, _ hasBlocks: Bool) {
      switch value {
      case .object(let members):
        for (index, member) in sorted(members).enumerated() {
          if index > 0 { text += spaces(indent) }
          write(key: member.key, member.value, indent: indent, hasBlocks)
        }
      case .list(let elements):
        for (index, element) in elements.enumerated() {
          if index > 0 { text += spaces(indent) }
          text += "- "
          if !element.isAction, let flow = fitting(element, Self.lineLength - indent) {
            text += "\(flow)\n"
          } else {
            writeBlock(element, indent: indent + 2, hasBlocks)
          }
        }
      default: text += flow(value) + "\n"
      }
    }

    /// The value on one line, if it fits there: a single one, or a few without further nesting.
    private func fitting(_ value: PlainValue, _ room: Int) -> String? {
      switch value {
      case .list(let elements) where !elements.isEmpty:
        guard elements.count <= 12, elements.allSatisfy(\.isSingle) else { return nil }
        return within(room, flow(value))
      case .object(let members) where !members.isEmpty:
        guard members.count <= 4, members.values.allSatisfy({ $0.isSingle || $0.isSmall }),
          members.keys.allSatisfy({ $0.utf8.count < 100 })
        else { return nil }
        return within(room, flow(value))
      default: return flow(value)
      }
    }

    /// A value on one line.
    private func flow(_ value: PlainValue) -> String {
      switch value {
      case .list(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
      case .object(let members) where !members.isEmpty:
        "{ " + sorted(members).map { "\(YAMLScalar.key($0.key)): \(flow($0.value))" }.joined(separator: ", ") + " }"
      case .object: "{}"
      default: YAMLScalar.text(value)
      }
    }

    private func within(_ room: Int, _ line: String) -> String? {
      line.unicodeScalars.count <= room ? line : nil
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
  }

  extension PlainValue {
    fileprivate var isSingle: Bool {
      switch self {
      case .list, .object: false
      default: true
      }
    }

    /// An object in an object, as actions with their settings are.
    fileprivate var isAction: Bool {
      if case .object(let members) = self, members.count == 1, case .object? = members.values.first { return true }
      return false
    }

    /// An object of one or two single values, such as `{ user: ann }`.
    fileprivate var isSmall: Bool {
      if case .object(let members) = self {
        return members.count <= 2 && members.values.allSatisfy(\.isSingle)
          && members.keys.allSatisfy { $0.utf8.count < 100 }
      }
      return false
    }
  }
#endif

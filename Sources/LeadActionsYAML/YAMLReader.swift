#if YAML
  import LeadActions

  /// Puts the events of a YAML text together, without recursion.
  struct YAMLReader {
    private let events: YAMLEvents
    private let file: FileKind
    private var open: [YAMLCollection] = []
    private var anchors: [String: YAMLAnchored] = [:]
    /// What aliases stand for, all together.
    private var repeated = YAMLSize()
    private(set) var problems: [InputProblem] = []

    init(_ events: YAMLEvents, of file: FileKind) {
      self.events = events
      self.file = file
    }

    mutating func document() throws(YAMLFault) -> PlainSource {
      let (first, mark) = try events.next()
      guard case .documentBegins = first else {
        throw YAMLFault(
          mark: mark, message: "The file is empty.", mend: "Write a \(file.name), such as \(file.example).")
      }
      var root: PlainSource?
      while root == nil { root = try value() }
      _ = try events.next()
      let (last, end) = try events.next()
      guard case .streamEnds = last, let root else {
        throw YAMLFault(
          mark: end, message: "A second document begins here.", mend: "Make it a file of its own, and leave out '---'.")
      }
      return root
    }

    /// Goes on by one event; the whole when it is complete.
    private mutating func value() throws(YAMLFault) -> PlainSource? {
      let (event, mark) = try events.next()
      switch event {
      case .alias(let name): return try add(alias(name, at: mark), mark)
      case .scalar(let text, let isPlain, let properties):
        if let object = open.last, object.isObject, object.key == nil {
          try begin(key: text, isPlain: isPlain, properties, at: mark)
          return nil
        }
        return try add(scalar(text, isPlain: isPlain, properties, at: mark), mark)
      case .listBegins(let properties), .objectBegins(let properties):
        guard open.count < PlainDepth.most else {
          throw YAMLFault(mark: mark, message: file.tooDeep.message, mend: file.tooDeep.mend)
        }
        refuse(properties.tag, at: mark)
        var isObject = false
        if case .objectBegins = event { isObject = true }
        if let outer = open.last, outer.isObject, outer.key == nil { throw Self.keyFault(mark) }
        open.append(YAMLCollection(isObject: isObject, mark: mark, anchor: properties.anchor))
        return nil
      case .ends:
        guard let collection = open.popLast() else { throw tooSoon(mark) }
        let whole = collection.whole
        if let anchor = collection.anchor { anchors[anchor] = whole }
        return try add(whole, collection.mark)
      case .documentBegins, .streamEnds: throw tooSoon(mark)
      }
    }

    /// Adds a complete value to what it stands in; it is the whole where it stands in nothing.
    private mutating func add(_ value: YAMLAnchored, _ mark: SourceMark) throws(YAMLFault) -> PlainSource? {
      guard var collection = open.popLast() else { return value.source }
      if collection.isObject, collection.key == nil { throw Self.keyFault(mark) }
      if let (key, mark) = collection.add(value) {
        note("The key \(key.inQuotes) stands twice in one object.", mend: "Keep one of them.", at: mark)
      }
      open.append(collection)
      return nil
    }

    private mutating func begin(
      key: String, isPlain: Bool, _ properties: YAMLProperties, at mark: SourceMark
    ) throws(YAMLFault) {
      refuse(properties.tag, at: mark)
      refuseNUL(in: key, at: mark)
      guard !isPlain || key != "<<" else {
        throw YAMLFault(
          mark: mark, message: "'<<' merges objects, which is not read here.",
          mend: "Write the keys out, or repeat a whole value by an alias.")
      }
      open[open.count - 1].key = (key, mark)
    }

    private mutating func scalar(
      _ text: String, isPlain: Bool, _ properties: YAMLProperties, at mark: SourceMark
    ) -> YAMLAnchored {
      refuse(properties.tag, at: mark)
      refuseNUL(in: text, at: mark)
      let value = isPlain ? PlainValue(plainYAML: text) : .text(text)
      var tree = SourceTree(mark)
      switch value {
      case .number, .flag: tree.parts = .spelled(text)
      default: break
      }
      let scalar = YAMLAnchored(
        source: PlainSource(value: value, tree: tree), size: YAMLSize(values: 1, bytes: text.utf8.count, depth: 0))
      if let anchor = properties.anchor { anchors[anchor] = scalar }
      return scalar
    }

    private mutating func alias(_ name: String, at mark: SourceMark) throws(YAMLFault) -> YAMLAnchored {
      guard let anchored = anchors[name] else {
        note(
          "There is no anchor \(name.inQuotes) before this.",
          mend: "Write a text that begins with '*' in quotes, or give a value before it the anchor '&\(name)'.",
          at: mark)
        return YAMLAnchored(source: PlainSource(value: .null, tree: SourceTree(mark)), size: YAMLSize(values: 1))
      }
      guard open.count + anchored.size.depth <= PlainDepth.most else {
        throw YAMLFault(mark: mark, message: file.tooDeep.message, mend: file.tooDeep.mend)
      }
      repeated.add(anchored.size)
      guard repeated.values <= YAMLSize.mostRepeated.values, repeated.bytes <= YAMLSize.mostRepeated.bytes else {
        throw YAMLFault(
          mark: mark,
          message: "The aliases up to here stand for more than \(YAMLSize.mostRepeated.values) values, "
            + "or \(YAMLSize.mostRepeated.bytes) bytes of text.", mend: "Repeat less by aliases.")
      }
      var source = anchored.source
      source.tree = SourceTree(mark, source.tree.parts)
      return YAMLAnchored(source: source, size: anchored.size)
    }

    private func tooSoon(_ mark: SourceMark) -> YAMLFault {
      YAMLFault(mark: mark, message: "The file ends too soon.", mend: "Write a \(file.name), such as \(file.example).")
    }

    private static func keyFault(_ mark: SourceMark) -> YAMLFault {
      YAMLFault(
        mark: mark, message: "A key is wanted here, which is a text.",
        mend: "Write KEY: VALUE; write a text that begins with '{{' in quotes.")
    }

    private mutating func refuse(_ tag: String?, at mark: SourceMark) {
      guard let tag else { return }
      note(
        "The tag \(tag.inQuotes) stands here, and tags are not read.",
        mend: "Leave it out; write a text in quotes, or one that begins with '!'.", at: mark)
    }

    private mutating func refuseNUL(in text: String, at mark: SourceMark) {
      guard text.utf8.contains(0) else { return }
      note("A text holds a NUL, which databases cannot keep.", mend: "Leave it out.", at: mark)
    }

    private mutating func note(_ message: String, mend: String, at mark: SourceMark) {
      problems.append(YAMLFault(mark: mark, message: message, mend: mend).problem)
    }
  }

  extension PlainValue {
    /// What a scalar without quotes stands for: what the same characters do in JSON, and a text otherwise.
    ///
    /// So `on`, `no`, `0123`, `0x10`, `09:30` and `2026-01-31` are the texts that they seem to be.
    fileprivate init(plainYAML text: String) {
      switch text {
      case "", "~", "null": self = .null
      case "true": self = .flag(true)
      case "false": self = .flag(false)
      default: self = JSONText.number(text).map(PlainValue.number) ?? .text(text)
      }
    }
  }
#endif

#if YAML
  import LeadActions

  /// How much a value holds, its aliases written out.
  struct YAMLSize {
    var values = 0
    var bytes = 0
    /// How many lists and objects stand within each other.
    var depth = 0

    /// What all aliases of a file may stand for.
    static let mostRepeated = YAMLSize(values: 100_000, bytes: 10 * 1_024 * 1_024, depth: PlainDepth.most)

    mutating func add(_ other: YAMLSize) {
      values += other.values
      bytes += other.bytes
    }
  }

  /// A complete value, as an alias may repeat it.
  struct YAMLAnchored {
    var source: PlainSource
    var size: YAMLSize
  }

  /// A list or object that is being read.
  struct YAMLCollection {
    let isObject: Bool
    let mark: SourceMark
    let anchor: String?
    /// The key that waits for its value.
    var key: (text: String, mark: SourceMark)?
    private var elements: [PlainValue] = []
    private var elementTrees: [SourceTree] = []
    private var members: [String: PlainValue] = [:]
    private var memberTrees: [String: SourceTree] = [:]
    private var size = YAMLSize(values: 1)

    init(isObject: Bool, mark: SourceMark, anchor: String?) {
      self.isObject = isObject
      self.mark = mark
      self.anchor = anchor
    }

    /// Adds a value under the key that waits; gives the key back where the object had it already.
    mutating func add(_ value: YAMLAnchored) -> (key: String, mark: SourceMark)? {
      size.add(value.size)
      size.depth = max(size.depth, value.size.depth)
      guard isObject, let (key, mark) = key else {
        elements.append(value.source.value)
        elementTrees.append(value.source.tree)
        return nil
      }
      self.key = nil
      size.bytes += key.utf8.count
      var tree = value.source.tree
      tree.keyMark = mark
      memberTrees[key] = tree
      return members.updateValue(value.source.value, forKey: key) == nil ? nil : (key, mark)
    }

    var whole: YAMLAnchored {
      let source =
        isObject
        ? PlainSource(value: .object(members), tree: SourceTree(mark, .object(memberTrees)))
        : PlainSource(value: .list(elements), tree: SourceTree(mark, .list(elementTrees)))
      var size = size
      size.depth += 1
      return YAMLAnchored(source: source, size: size)
    }
  }
#endif

public import struct Foundation.Data

extension RuleBook {
  /// The newest form of rule book files that this version reads; what it writes says so.
  public static let format = 1

  /// Reads a rule book from JSON.
  ///
  /// It need not hold together: ``validated(customActions:strategies:)`` checks that, and
  /// ``init(validating:customActions:strategies:)`` does both at once.
  ///
  /// - Throws: every problem of form that the file has. A file of more than 10 MiB, or nested deeper than 64, is refused
  ///   without being read.
  public init(json: Data) throws(RuleBookError) {
    let (value, problems) = JSONText.read(json, as: .ruleBook)
    guard let value else { throw RuleBookError(problems) }
    let (book, more) = Self.reading(value)
    guard let book, problems.isEmpty, more.isEmpty else { throw RuleBookError(problems + more) }
    self = book
  }

  /// Reads a rule book from values of whatever file format.
  ///
  /// - Throws: every problem of form there is.
  public init(reading value: PlainValue) throws(RuleBookError) {
    let (book, problems) = Self.reading(value)
    guard let book, problems.isEmpty else { throw RuleBookError(problems) }
    self = book
  }

  /// Reads as much as can be read, with every problem of form; no book where it was not read at all.
  static func reading(_ value: PlainValue) -> (book: RuleBook?, problems: [InputProblem]) {
    if let problem = value.depthProblem(in: .ruleBook) { return (nil, [problem]) }
    let problems = ReadingProblems()
    let node = PlainNode(value: value, place: .book, problems: problems)
    if let format = newerFormat(node) {
      format.report(
        "The file has format \(format.value.shownNumber), and this version reads format \(Self.format).",
        mend: "Read it with a newer version of the library.")
      return (nil, problems.list.problems)
    }
    let book = RuleBook(node)
    return (book, problems.list.problems)
  }

  private static let keys = [
    "format", "name", "version", "users", "groups", "partners", "fields", "facts", "customEvents", "leadGroups",
    "templates", "partials", "workflows", "directory", "allow",
  ]

  private init(_ node: PlainNode) {
    let book = PlainObject(node, "a rule book", keys: Self.keys)
    if let format = book["format"], let number = format.whole(), number < 1 {
      format.report("There is no format \(number).", mend: "Write 1, or leave it out.")
    }
    self.init(book.required("name", mend: "Give the rule book a name.")?.text("A name") ?? "")
    version = book["version"]?.whole() ?? 1
    users = book["users"]?.list(of: "names of users").map { $0.name() } ?? []
    groups = book["groups"]?.list(of: "names of groups").map { $0.name() } ?? []
    partners = book["partners"]?.list(of: "names of partners").map { $0.name() } ?? []
    fields = book["fields"].map(Self.kinds) ?? [:]
    facts = book["facts"].map(Self.kinds) ?? [:]
    for (name, node) in book["customEvents"]?.entries(of: "Custom events") ?? [] {
      customEvents[CustomEventName(name)] = Self.kinds(node)
    }
    leadGroups = book["leadGroups"]?.list(of: "lead groups", namedBy: "name").map(LeadGroup.init(_:)) ?? []
    templates = book["templates"]?.list(of: "templates", namedBy: "name").map(MessageTemplate.init(_:)) ?? []
    for (name, node) in book["partials"]?.entries(of: "Partials") ?? [] { partials[TemplateName(name)] = node.lines() }
    workflows = book["workflows"]?.list(of: "workflows", namedBy: "name").map(LeadWorkflow.init(_:)) ?? []
    directory = book["directory"].map(Directory.init(_:))
    allowed = book.allowed()
  }

  /// A newer file is not read further: what else seems wrong in it may be right there.
  private static func newerFormat(_ node: PlainNode) -> PlainNode? {
    guard case .object(let members) = node.value, case .number(let number)? = members["format"],
      number > Double(format), number.isFinite
    else { return nil }
    return node.child(.number(number), at: node.place["format"])
  }

  private static func kinds(_ node: PlainNode) -> [FieldName: FieldKind] {
    var kinds: [FieldName: FieldKind] = [:]
    for (name, node) in node.entries(of: "Kinds of fields") {
      kinds[FieldName(name)] = node.word("A kind of field", FieldKind.self)
    }
    return kinds
  }
}

extension PlainValue {
  fileprivate var shownNumber: String {
    if case .number(let number) = self { return FieldValue.number(number).description }
    return ""
  }
}

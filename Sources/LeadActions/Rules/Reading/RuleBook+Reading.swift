public import struct Foundation.Data

extension RuleBook {
  /// The newest form of rule book files that this version reads; what it writes says so.
  public static var format: Int { FileKind.ruleBook.format.newest }

  /// Reads a rule book from JSON.
  ///
  /// It need not hold together: ``validated(customActions:strategies:)`` checks that, and
  /// ``init(validating:customActions:strategies:)`` does both at once.
  ///
  /// - Throws: every problem of form that the file has. A file of more than 10 MiB, or nested deeper than 64, is refused
  ///   without being read.
  public init(json: Data) throws(RuleBookError) {
    try self.init(form: PlainDocument(json: json, of: .ruleBook))
  }

  /// Reads a rule book from values of whatever file format.
  ///
  /// - Throws: every problem of form there is.
  public init(reading value: PlainValue) throws(RuleBookError) {
    try self.init(form: PlainDocument(value, of: .ruleBook))
  }

  /// Reads what has the right form.
  ///
  /// - Throws: every problem of form there is.
  package init(form document: PlainDocument) throws(RuleBookError) {
    let (book, problems) = document.read { RuleBook($0) }
    guard let book, problems.isEmpty else { throw RuleBookError(problems) }
    self = book
  }

  init(_ node: PlainNode) {
    let book = PlainObject(node, .ruleBook)
    FileKind.ruleBook.format.check(book)
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

  private static func kinds(_ node: PlainNode) -> [FieldName: FieldKind] {
    var kinds: [FieldName: FieldKind] = [:]
    for (name, node) in node.entries(of: "Kinds of fields") {
      kinds[FieldName(name)] = node.word("A kind of field", FieldKind.self)
    }
    return kinds
  }
}

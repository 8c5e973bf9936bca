/// The users that a rule book names.
public struct Users: RuleBookPart {
  let names: [UserName]
  public init(_ names: UserName...) { self.names = names }
  public func add(to book: inout RuleBook) { book.users += names }
}

/// The groups of users that a rule book names.
public struct Groups: RuleBookPart {
  let names: [GroupName]
  public init(_ names: GroupName...) { self.names = names }
  public func add(to book: inout RuleBook) { book.groups += names }
}

/// The referral partners that a rule book names.
public struct Partners: RuleBookPart {
  let names: [PartnerName]
  public init(_ names: PartnerName...) { self.names = names }
  public func add(to book: inout RuleBook) { book.partners += names }
}

/// A field that leads have beside the standard ones.
public struct CustomField: RuleBookPart {
  let name: FieldName
  let kind: FieldKind

  public init(_ name: FieldName, _ kind: FieldKind) {
    self.name = name
    self.kind = kind
  }

  public func add(to book: inout RuleBook) { book.fields[name] = kind }
}

/// A fact that the host's source gives.
public struct Fact: RuleBookPart {
  let name: FieldName
  let kind: FieldKind

  public init(_ name: FieldName, _ kind: FieldKind) {
    self.name = name
    self.kind = kind
  }

  public func add(to book: inout RuleBook) { book.facts[name] = kind }
}

/// An event of the host's own, with its fields.
public struct CustomEvent: RuleBookPart {
  let name: CustomEventName
  let fields: [FieldName: FieldKind]

  public init(_ name: CustomEventName, fields: [FieldName: FieldKind] = [:]) {
    self.name = name
    self.fields = fields
  }

  public func add(to book: inout RuleBook) { book.customEvents[name] = fields }
}

extension Directory: RuleBookPart {
  public func add(to book: inout RuleBook) { book.directory = self }
}

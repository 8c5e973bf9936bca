/// What became of one template, or of one piece that templates include.
public struct TemplateDifference: Hashable, Sendable, Codable {
  public var template: TemplateName
  /// Whether it is a piece of templates.
  public var isPartial: Bool
  public var kind: ChangeKind
  public var channel: ValueChange?
  public var texts: [LineDifference]
  /// The rules and workflows that send it, in the new book where it is there.
  public var uses: [TemplateUse]
}

/// A rule or workflow that sends a template.
public struct TemplateUse: Hashable, Sendable, Codable, CustomStringConvertible {
  public var leadType: LeadTypeName?
  public var rule: RuleID?
  public var workflow: WorkflowName?

  public var description: String {
    workflow.map { "workflow \($0.told)" } ?? "rule \(rule?.told ?? "") of \(leadType?.told ?? "")"
  }
}

extension TemplateDifference {
  static func between(_ old: RuleBook, _ new: RuleBook) -> [TemplateDifference] {
    let uses = (old: TemplateUses(old), new: TemplateUses(new))
    func difference(
      _ name: TemplateName, isPartial: Bool, _ before: [String: String]?, _ after: [String: String]?
    ) -> TemplateDifference? {
      guard before != after else { return nil }
      let parts = ["subject", "text", "html", "body"]
      let known = after == nil ? uses.old : uses.new
      return TemplateDifference(
        template: name, isPartial: isPartial, kind: before == nil ? .added : (after == nil ? .removed : .changed),
        channel: ValueChange("channel", differing: before?["channel"], after?["channel"]),
        texts: parts.compactMap { LineDifference($0, from: before?[$0], to: after?[$0]) },
        uses: isPartial ? known.ofPartial(name) : known.ofTemplate(name))
    }
    let templates = [old, new].map { book in
      Dictionary(book.templates.map { ($0.name, $0.parts) }) { first, _ in first }
    }
    let changed = Set(templates.flatMap(\.keys)).sorted()
      .compactMap { difference($0, isPartial: false, templates[0][$0], templates[1][$0]) }
    return changed
      + Set(old.partials.keys).union(new.partials.keys).sorted().compactMap { name in
        difference(
          name, isPartial: true, old.partials[name].map { ["body": $0] }, new.partials[name].map { ["body": $0] })
      }
  }
}

extension MessageTemplate {
  fileprivate var parts: [String: String] {
    switch content {
    case .email(let subject, let text, let html):
      var parts = ["channel": "email", "subject": subject, "text": text]
      parts["html"] = html
      return parts
    case .letter(let body): return ["channel": "letter", "body": body]
    case .text(let body): return ["channel": "text message", "body": body]
    }
  }

  fileprivate var sources: [String] {
    switch content {
    case .email(let subject, let text, let html): [subject, text] + (html.map { [$0] } ?? [])
    case .letter(let body), .text(let body): [body]
    }
  }
}

/// Who sends which template, and includes which piece.
private struct TemplateUses {
  private var byTemplate: [TemplateName: [TemplateUse]] = [:]
  /// The pieces that each of a book's own texts includes, directly.
  private var byText: [(use: TemplateUse, pieces: Set<String>)] = []
  private let templatePieces: [(name: TemplateName, pieces: Set<String>)]
  private let partialPieces: [String: Set<String>]

  init(_ book: RuleBook) {
    templatePieces = book.templates.map { ($0.name, Self.pieces($0.sources)) }
    partialPieces = Dictionary(
      book.partials.map { ($0.key.rawValue, Self.pieces([$0.value])) }, uniquingKeysWith: { first, _ in first })
    for type in book.leadTypes {
      for rule in type.rules {
        for action in rule.actions { add(action, TemplateUse(leadType: type.name, rule: rule.id)) }
      }
    }
    for workflow in book.workflows {
      for case .action(let action) in workflow.steps.map(\.kind) { add(action, TemplateUse(workflow: workflow.name)) }
    }
  }

  private mutating func add(_ action: Action, _ use: TemplateUse) {
    if let template = action.sentTemplate, byTemplate[template]?.last != use {
      byTemplate[template, default: []].append(use)
    }
    let pieces = Self.pieces(action.inlineTexts)
    if !pieces.isEmpty { byText.append((use, pieces)) }
  }

  private static func pieces(_ sources: [String]) -> Set<String> {
    Set(sources.filter { $0.contains("{{") }.flatMap { (try? MustacheTemplate($0))?.partials ?? [] })
  }

  func ofTemplate(_ name: TemplateName) -> [TemplateUse] { byTemplate[name] ?? [] }

  /// Those whose templates and own texts include a piece, be it through other pieces.
  func ofPartial(_ name: TemplateName) -> [TemplateUse] {
    var reaching: Set<String> = [name.rawValue]
    var more = true
    while more {
      let found = partialPieces.filter { !reaching.contains($0.key) && !$0.value.isDisjoint(with: reaching) }
      reaching.formUnion(found.keys)
      more = !found.isEmpty
    }
    var seen: Set<TemplateUse> = []
    let senders = templatePieces.filter { !$0.pieces.isDisjoint(with: reaching) }.flatMap { ofTemplate($0.name) }
    let own = byText.filter { !$0.pieces.isDisjoint(with: reaching) }.map(\.use)
    return (senders + own).filter { seen.insert($0).inserted }
  }
}

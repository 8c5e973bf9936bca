/// Why a text is not a template: everything that is wrong with it, in the order of the text.
///
/// At most 100 problems are listed, since one slip in a long text can have many echoes.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong; never empty.
  public let problems: [Problem]

  /// One thing that is wrong with a template.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public let reason: Reason
    /// The line of the tag, counted from 1.
    public let line: Int
    /// The place of the tag in its line, counted from 1 in Unicode scalars.
    public let column: Int

    public var description: String { "line \(line), column \(column): \(reason.what); \(reason.mend)" }
  }

  /// The kinds of problem; a text that comes with one is quoted from the template and at most 40 characters long.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    case unclosedTag(String)
    case emptyTag
    case unusableName(String)
    case unsupportedTag(String)
    case unusableDelimiters(String)
    case unclosedSection(String)
    case unopenedClose(String)
    case mismatchedClose(String, open: String, openedInLine: Int)
    case nestedTooDeep(limit: Int)
  }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension TemplateError.Reason {
  /// What is wrong, in a few words.
  public var what: String {
    switch self {
    case .unclosedTag(let tag): "the tag \(tag.prefix { !$0.isNewline }) has no end"
    case .emptyTag: "the tag has no name"
    case .unusableName(let name): "'\(name)' cannot be a name"
    case .unsupportedTag(let tag): "the tag \(tag) is of a kind that is not supported"
    case .unusableDelimiters(let text): "'\(text)' does not set a pair of delimiters"
    case .unclosedSection(let name): "the section '\(name)' is not closed"
    case .unopenedClose(let name): "'\(name)' is closed but was not opened"
    case .mismatchedClose(let name, let open, let line):
      "'\(name)' is closed, but the section open here is '\(open)' of line \(line)"
    case .nestedTooDeep(let limit): "sections stand more than \(limit) deep in each other"
    }
  }

  /// How to put it right.
  public var mend: String {
    switch self {
    case .unclosedTag: "close it as it was opened: {{name}}, {{{name}}} or {{=<% %>=}}"
    case .emptyTag: "write a name, as in {{firstName}}, or remove the tag"
    case .unusableName:
      "write one word without spaces or invisible characters, with single dots between its parts: {{user.email}}"
    case .unsupportedTag: "use {{name}}, {{{name}}}, {{#section}}, {{^section}}, {{>partial}} or {{!comment}}"
    case .unusableDelimiters:
      "write two delimiters of at most 16 bytes without '=', with a space between: {{=<% %>=}}"
    case .unclosedSection(let name): "write {{/\(name)}} where it ends"
    case .unopenedClose(let name): "open it with {{#\(name)}} or {{^\(name)}}, or remove the tag"
    case .mismatchedClose(_, let open, _): "write {{/\(open)}}"
    case .nestedTooDeep: "move inner sections to a partial, or write a path such as {{#a.b.c}}"
    }
  }
}

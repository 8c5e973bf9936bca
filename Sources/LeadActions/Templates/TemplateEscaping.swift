/// How the parts that a template is filled with are made safe for the place they go to.
@nonexhaustive
public enum TemplateEscaping: Hashable, Sendable {
  /// `&`, `<`, `>`, `"` and `'` in values become character references, except where the template asks for raw text.
  case html
  /// Nothing is changed: for plain text.
  case none
  /// Each run of control characters and line separators becomes one space, in values and in the template's own text.
  ///
  /// For header values such as a subject: whatever a lead's fields hold, no second header can begin.
  case singleLine
}

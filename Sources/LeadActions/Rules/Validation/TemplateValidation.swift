extension RuleBookValidator {
  mutating func checkTemplates(at place: Place) {
    checkNames(book.templates.map(\.name), of: "template", at: place, key: "name")
    for (index, template) in book.templates.enumerated() {
      let here = place[index, template.name.rawValue]
      switch template.content {
      case .email(let subject, let text, let html):
        checkSource(subject, at: here["email"]["subject"])
        checkSource(text, at: here["email"]["text"])
        if let html { checkSource(html, at: here["email"]["html"]) }
      case .letter(let body): checkSource(body, at: here["letter"])
      case .text(let body): checkSource(body, at: here["text"])
      }
    }
    for (name, source) in book.partials.sorted(by: { $0.key < $1.key }) {
      let here = Place.book["partials"][name.rawValue]
      checkName(name.rawValue, of: "partial", at: here)
      checkSource(source, at: here)
    }
  }

  /// Checks a text that is a template: a part of a message, a partial, or the title or notes of a task.
  mutating func checkSource(_ source: String, at place: Place) {
    if source.utf8.contains(0) {
      problems.add("The template holds a NUL, which databases cannot keep.", mend: "Leave it out.", at: place)
    }
    do throws(TemplateError) {
      checkPartials(of: try MustacheTemplate(source), at: place)
    } catch {
      for problem in error.problems {
        problems.add(
          "In line \(problem.line), column \(problem.column) \(problem.reason.what).",
          mend: "\(problem.reason.mend.prefix(1).uppercased() + problem.reason.mend.dropFirst()).", at: place)
      }
    }
  }

  /// A partial that is missing would be rendered as nothing, without anybody noticing.
  private mutating func checkPartials(of template: MustacheTemplate, at place: Place) {
    guard !unread.explains("partials") else { return }
    for name in template.partials where book.partials[TemplateName(name)] == nil {
      problems.addUnknown(
        "partial", name, mend: "Add it to the partials, or correct the name.", at: place,
        among: book.partials.keys.map(\.rawValue))
    }
  }
}

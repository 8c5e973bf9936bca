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
  }
}

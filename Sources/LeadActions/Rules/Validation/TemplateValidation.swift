extension RuleBookValidator {
  mutating func checkTemplates(at place: Place) {
    checkNames(book.templates.map(\.name), of: "template", at: place, key: "name")
    for (index, template) in book.templates.enumerated() {
      let here = place[index, template.name.rawValue]
      check(template.allowed, at: here["allow"])
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
      checkSource(source, at: here, isPartial: true)
    }
  }

  /// Checks a text that is a template: a part of a message, a partial, or the title or notes of a task.
  ///
  /// A partial's variables are left to the history: they may be members of a section that includes it.
  mutating func checkSource(_ source: String, at place: Place, isPartial: Bool = false) {
    if source.utf8.contains(0) {
      problems.add("The template holds a NUL, which databases cannot keep.", mend: "Leave it out.", at: place)
    }
    do throws(TemplateError) {
      let template = try MustacheTemplate(source)
      checkPartials(of: template, at: place)
      if !isPartial { checkVariables(of: template, at: place) }
    } catch {
      for problem in error.problems {
        problems.add(
          "In line \(problem.line), column \(problem.column) of the text, \(problem.reason.what).",
          mend: "\(problem.reason.mend.prefix(1).uppercased() + problem.reason.mend.dropFirst()).", at: place)
      }
    }
  }

  /// A variable that no lead can have would be left empty for every customer, without anybody noticing.
  ///
  /// Within a section a name may mean the section's own member, so only those outside are sure to be slips.
  private mutating func checkVariables(of template: MustacheTemplate, at place: Place) {
    guard !["fields", "facts", "customEvents"].contains(where: unread.explains) else { return }
    for variable in template.variables where variable.isReadOutsideSections && !variable.parts.isEmpty {
      guard case .unknown = TemplateSource(path: variable.path, catalog: catalog, isSection: true) else { continue }
      problems.addUnknown(
        "variable", variable.path,
        mend: "Correct it in line \(variable.line), column \(variable.column) of the text, "
          + "or declare it among the book's fields.",
        at: place, among: TemplateSource.paths(catalog), topic: .unknownVariable)
    }
  }

  /// A partial that is missing would be rendered as nothing, without anybody noticing.
  private mutating func checkPartials(of template: MustacheTemplate, at place: Place) {
    guard !unread.explains("partials") else { return }
    for name in template.partials where book.partials[TemplateName(name)] == nil {
      problems.addUnknown(
        "partial", name, mend: "Add it to the partials, or correct the name.", at: place,
        among: book.partials.keys.map(\.rawValue), topic: .unknownPartial)
    }
  }
}

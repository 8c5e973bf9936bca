extension MessageTemplate {
  init(_ node: PlainNode) {
    let template = PlainObject(node, .template)
    let name: TemplateName = template.name("name", mend: "Give the template a name.")
    let contents = ["email", "letter", "text"].compactMap { key in template[key].map { (key, $0) } }
    if contents.count != 1, case .object = node.value {
      node.report(
        contents.isEmpty ? "The template has no content." : "The template is for several channels at once.",
        mend: "Give it exactly one of 'email', 'letter' or 'text'; a template for each channel.")
    }
    switch contents.first {
    case ("email", let content)?: self.init(name, Self.email(content))
    case ("letter", let content)?: self.init(name, .letter(body: content.lines()))
    case (_, let content)?: self.init(name, .text(body: content.lines()))
    case nil: self.init(name, .text(body: ""))
    }
    allowed = template.allowed()
  }

  private static func email(_ node: PlainNode) -> Content {
    let email = PlainObject(node, .email)
    return .email(
      subject: email.required("subject", mend: "Give the email a subject.")?.text() ?? "",
      text: email.required("text", mend: "Give the email a text; some people read no HTML.")?.lines() ?? "",
      html: email["html"]?.lines())
  }
}
